// What is said about an appeal, in the order of the page and in three languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../Site/assets/status/result.js";
import { speaker } from "../../Site/assets/status/speak.js";
import { appeals, languages, lookupOf } from "./example.mjs";
import { readWords, scriptWords } from "./words.mjs";

/**
 * @param {string} language
 * @param {keyof typeof appeals | any} appeal
 * @param {string} today
 */
function describing(language, appeal, today = "2026-11-22") {
  const say = speaker(scriptWords(readWords(language)), language);
  const [reference, , record] = appeals[appeal] ?? ["4929071538264109", "", appeal];
  const view = describe(record, reference, lookupOf(language), say, today);
  return { ...view, text: (/** @type {string} */ key) => say(key, view.values) };
}

test("an open appeal: sentence, holder, working days left, path with its last day, next step", () => {
  const { show, text, timeline } = describing("ru", "open");
  assert.equal(text("status"), "Ваше обращение направлено в уполномоченный орган.");
  assert.equal(text("holder"), "Сейчас обращение находится здесь: Министерство здравоохранения.");
  // 30 November is marked as free in the example's calendar.
  assert.equal(text("days_left"), "Последний день для ответа – 4\u00a0декабря 2026\u00a0года. Осталось 9 рабочих дней.");
  assert.deepEqual(timeline, [
    ["15\u00a0ноября 2026\u00a0года", "Поступило"],
    ["16\u00a0ноября 2026\u00a0года", "Зарегистрировано"],
    ["18\u00a0ноября 2026\u00a0года", "Направлено в уполномоченный орган: Министерство здравоохранения"],
    ["4\u00a0декабря 2026\u00a0года", "Последний день для ответа"],
  ]);
  assert.ok(["found", "ending", "as_of", "next-days_left"].every((part) => show.includes(part)));
  assert.ok(!show.includes("stale") && !show.includes("outcome") && !show.includes("earlier"));
  assert.equal(text("ending"), "Последние знаки номера: 4109");
});

test("only the last four characters of the number are ever said", () => {
  for (const language of languages)
    for (const name of Object.keys(appeals)) {
      const [reference] = appeals[/** @type {keyof typeof appeals} */ (name)];
      assert.ok(!JSON.stringify(describing(language, name)).includes(reference));
    }
});

test("the last day itself", () => {
  const { show, text } = describing("en", "open", "2026-12-04");
  assert.ok(show.includes("due_today") && show.includes("next-due_today"));
  assert.equal(text("due_today"), "The last day for the answer is today, 4\u00a0December 2026.");
});

test("overdue: right and next step, and no day to save", () => {
  const { show, text, timeline, values } = describing("ky", "overdue");
  assert.ok(show.includes("overdue") && show.includes("next-overdue"));
  assert.ok(!show.includes("next-days_left") && !show.includes("days_left"));
  assert.equal(text("overdue"), "Жооптун акыркы күнү 2026-жылдын 30-октябры болчу. Мөөнөт өткөнүнө 15 жумушчу күн болду.");
  assert.equal(text("holder"), "Кайрылуу азыр ушул органда: XX-9.");
  assert.equal(timeline?.length, 2);
  assert.equal(values?.n, 15);
});

test("a deadline that passed since the data were taken is not called overdue", () => {
  const late = { s: 3, r: "2026-11-04", d: "2026-11-24", t: [] };
  const { show, text } = describing("en", late, "2026-11-26");
  assert.ok(show.includes("deadline_passed") && show.includes("next-deadline_passed"));
  assert.ok(!show.includes("overdue") && !show.includes("next-overdue"));
  assert.match(text("deadline_passed"), /24\u00a0November 2026.*as of 21\u00a0November 2026/);
});

test("a deadline on the last working day before the data is not overdue by nothing", () => {
  assert.ok(describing("en", "passed", "2026-11-22").show.includes("deadline_passed"));
});

test("answered: outcome and next step, no deadline any more", () => {
  const { show, text } = describing("en", "answered");
  assert.ok(show.includes("outcome") && show.includes("next-5") && show.includes("earlier"));
  assert.equal(text("outcome"), "Outcome of the review: B.");
  assert.equal(text("earlier"), "Steps not shown: 2.");
  assert.equal(text("ending"), "Number ending in 5073");
  for (const part of ["holder", "overdue", "days_left", "next-overdue"]) assert.ok(!show.includes(part), part);
});

test("the body of the record counts more than that of the steps", () => {
  const moved = { s: 2, r: "2026-11-16", b: "B2", t: [[0, 2, "MZ"]] };
  assert.equal(describing("en", moved).text("holder"), "The appeal is now with: B2.");
});

test("codes that this page does not know are said as they are, and nothing is concluded from them", () => {
  for (const language of languages) {
    const { show, text, timeline } = describing(language, "unknown");
    assert.match(text("status"), /9/);
    assert.match(text("outcome"), /9/);
    assert.match(String(timeline?.[1]), /9/);
    for (const part of ["overdue", "days_left", "deadline_passed", "next-overdue"]) assert.ok(!show.includes(part), part);
  }
  assert.match(describing("en", "unknown").text("status"), /^Status 9\./);
});

test("without a deadline there is none", () => {
  const { show, timeline } = describing("en", { s: 1, r: "2026-11-20", t: [[0, 1]] });
  assert.deepEqual(show, ["found", "status", "ending", "as_of"]);
  assert.equal(timeline?.length, 1);
});

test("old data are called old", () => {
  assert.ok(!describing("en", "open", "2026-11-28").show.includes("stale"));
  assert.ok(describing("en", "open", "2026-11-29").show.includes("stale"));
});

test("a clock that is behind the data is not believed", () => {
  const { text } = describing("en", "open", "2009-01-01");
  assert.match(text("days_left"), /9 working days left/);
});

test("Russian counts in its own way", () => {
  const record = (/** @type {string} */ d) => ({ s: 1, r: "2026-11-20", d, t: [] });
  const text = (/** @type {string} */ d) => describing("ru", record(d)).text("days_left");
  assert.match(text("2026-11-23"), /Остался 1 рабочий день\.$/);
  assert.match(text("2026-11-24"), /Осталось 2 рабочих дня\.$/);
  assert.match(text("2026-11-27"), /Осталось 5 рабочих дней\.$/);
  assert.match(text("2026-12-21"), /Остался 21 рабочий день\.$/);
});

test("a browser that lacks the language still says a sentence", () => {
  const words = { month_11: "{d}.11", days_left: { one: "1", other: "{n} күн" } };
  assert.equal(speaker(words, "ru")("days_left", { n: 3 }), "3 күн");
});
