// The words: complete, alike in three languages, and fit for where they are put.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "./example.mjs";
import { readWords, scriptWords } from "./words.mjs";

/** @param {unknown} text */
const places = (text) => [...new Set(JSON.stringify(text).match(/{\w+}/g))].sort();
const kyrgyz = readWords("ky");

for (const language of languages) {
  const words = readWords(language);
  const texts = Object.values(words).flatMap((text) => (typeof text === "string" ? text : Object.values(text)));

  test(`${language}: has the keys and places of the Kyrgyz words`, () => {
    assert.deepEqual(Object.keys(words), Object.keys(kyrgyz));
    for (const [key, text] of Object.entries(words)) {
      assert.deepEqual(places(text), places(kyrgyz[key]), key);
      if (typeof text === "string") continue;
      assert.deepEqual(Object.keys(text), language === "ru" ? ["one", "few", "many", "other"] : ["one", "other"], key);
      for (const form of Object.values(text)) assert.deepEqual(places(form), places(text), key);
    }
  });

  test(`${language}: no text is empty, has a tag or a telephone number`, () => {
    for (const text of texts) assert.doesNotMatch(text, /^\s*$|<|\d{3}/, text);
  });

  test(`${language}: the calendar's line fits unfolded and needs no escapes`, () => {
    const summary = String(words.page_calendar);
    assert.ok(Buffer.byteLength("SUMMARY:" + summary) <= 75, summary);
    assert.doesNotMatch(summary, /[,;\\\n]|\d/);
  });

  test(`${language}: each month spells its dates`, () => {
    for (let month = 1; month <= 12; month++) {
      const text = words["month_" + String(month).padStart(2, "0")];
      assert.deepEqual(places(text), ["{d}", "{y}"]);
      const locale = language === "ky" ? "ru" : language;
      const root = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, month - 1, 5));
      assert.ok(String(text).includes(root.slice(0, root.length > 3 ? 3 : 2)), `${text}: ${root}`);
    }
  });
}

test("no Kyrgyz suffix hangs on a number or a name", () => {
  for (const [key, text] of Object.entries(kyrgyz)) {
    if (key.startsWith("month_")) continue;
    assert.doesNotMatch(JSON.stringify(text), /\}[\p{L}-]/u, key);
  }
});

test("Kyrgyz letters are the Cyrillic ones, Russian and Kyrgyz words have no Latin letters", () => {
  for (const language of ["ky", "ru"])
    for (const text of Object.values(scriptWords(readWords(language))))
      assert.doesNotMatch(JSON.stringify(text).replace(/{\w+}|"\w+":|\\u00a0/g, ""), /[A-Za-z]/);
});
