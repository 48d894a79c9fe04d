// Reference numbers: the table that Swift passes too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { recognise } from "../../Site/assets/status/recognise.js";
import { compile } from "./grammar.mjs";

const table = JSON.parse(readFileSync(new URL("../Fixtures/references.json", import.meta.url), "utf8"));

const expected = JSON.parse(readFileSync(new URL("grammar.json", import.meta.url), "utf8"));

// The build's own compiler is held against the same file.
test("patterns are compiled as published", () => {
  assert.deepEqual(Object.keys(table.patterns), Object.keys(expected));
  for (const [name, pattern] of Object.entries(table.patterns))
    assert.deepEqual({ ...compile(pattern) }, { check: undefined, ...expected[name] }, name);
});

for (const { patterns, typed, canonical, problem, length, note } of table.cases)
  test(`${patterns}: ${note} (${JSON.stringify(typed)})`, () => {
    const grammar = patterns.map((/** @type {string} */ name) => compile(table.patterns[name]));
    const found = recognise(typed, grammar);
    assert.equal(found.reference ?? null, canonical);
    if (!canonical) assert.equal(found.problem, problem);
    if (length) assert.deepEqual([found.expected, found.n], length);
  });
