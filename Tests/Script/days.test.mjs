// Working days, as the calendar of the build counts them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, today, workingDays } from "../../Site/assets/status/days.js";

test("the day after the end of a month, a leap day, a year", () => {
  assert.equal(addDays("2026-11-30", 1), "2026-12-01");
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
  assert.equal(addDays("2026-02-28", 1), "2026-03-01");
  assert.equal(addDays("2026-12-31", 1), "2027-01-01");
  assert.equal(addDays("2026-11-16", -1), "2026-11-15");
});

test("weekends are free, the first day does not count, the last one does", () => {
  assert.equal(workingDays("2026-11-20", "2026-11-23", ""), 1);
  assert.equal(workingDays("2026-11-23", "2026-11-27", ""), 4);
  assert.equal(workingDays("2026-11-20", "2026-11-22", ""), 0);
  assert.equal(workingDays("2026-11-23", "2026-11-23", ""), 0);
  assert.equal(workingDays("2026-11-27", "2026-11-23", ""), 0);
});

/** @type {[string, string, string][]} registration, fourteenth working day, exceptions between them */
const terms = [
  ["2021-04-26", "2021-05-18", "2021-05-05 2021-05-13"],
  ["2021-07-16", "2021-08-06", "2021-07-20 2021-07-21 2021-07-24"],
  ["2026-04-24", "2026-05-22", "2026-05-01 2026-05-04 2026-05-05 2026-05-06 2026-05-07 2026-05-08"],
  ["2026-05-15", "2026-06-05", "2026-05-27"],
  ["2026-11-03", "2026-11-23", ""],
  ["2026-12-21", "2027-01-15", "2027-01-01 2027-01-04 2027-01-05 2027-01-06 2027-01-07"],
];
for (const [registered, due, exceptions] of terms)
  test(`14 working days from ${registered} end on ${due}`, () => {
    assert.equal(workingDays(registered, due, exceptions), 14);
    assert.equal(workingDays(registered, addDays(due, -1), exceptions), 13);
  });

test("a long time is counted at once", () => {
  const begun = performance.now();
  assert.equal(workingDays("2000-01-01", "2026-01-01", ""), 6784);
  assert.ok(performance.now() - begun < 1000);
});

test("today is the day in Kyrgyzstan", (context) => {
  const { now } = Date;
  context.after(() => (Date.now = now));
  Date.now = () => Date.parse("2026-11-22T17:59:59Z");
  assert.equal(today(), "2026-11-22");
  Date.now = () => Date.parse("2026-11-22T18:00:00Z");
  assert.equal(today(), "2026-11-23");
});
