// The term is counted from the day after registration over working days, with the rule of that day.

import assert from "node:assert/strict";
import { test } from "node:test";

const { term } = await import(new URL("../../Site/assets/deadline/term.js", import.meta.url));

const calendar = {
  from: "2026-01-01",
  to: "2026-12-31",
  // A free Wednesday and a worked Saturday.
  exceptions: "2026-05-27 2026-06-13",
  estimated: ["2026-05-27"],
  rules: [
    ["2026-01-01", 14],
    ["2026-06-01", 10],
  ],
};

test("holidays are passed over and worked Saturdays count", () => {
  assert.equal(term("2026-05-15", calendar).day, "2026-06-05");
  assert.equal(term("2026-06-01", calendar).day, "2026-06-13");
});

test("the day of the week of registration does not matter", () => {
  assert.equal(term("2026-02-07", calendar).day, term("2026-02-06", calendar).day);
});

test("an expected holiday on the way is told, one before it is not", () => {
  assert.equal(term("2026-05-15", calendar).estimated, true);
  assert.equal(term("2026-06-02", calendar).estimated, false);
});

test("nothing is said of days outside the calendar", () => {
  for (const day of ["", "2025-12-31", "2026-12-20", "2027-01-01"]) assert.equal(term(day, calendar), undefined);
});
