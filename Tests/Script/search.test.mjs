// The search of the browser finds what the build has listed, whatever the ending.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const load = (name) => import(new URL(`../../Site/assets/search/${name}`, import.meta.url));
const { stems } = await load("stem.js");
const { find } = await load("find.js");
const examples = JSON.parse(readFileSync(new URL("stems.json", import.meta.url), "utf8"));

const pages = [
  ["/deadline/", "Жооптун акыркы күнү", "мөөнөт"],
  ["/complaint/", "Жалоба", "срок"],
  ["/about/", "О портале", ""],
];
const lines = { жоо: "2", моон: "1", жало: "5 6", сро: "4" };
const index = { pages, stems: Object.entries(lines).map((line) => line.join(" ")).join("\n") };
const found = (typed) => find(typed, index).map(([address]) => address);

for (const [word, stem] of Object.entries(examples)) {
  test(`stem of ${word}`, () => assert.deepEqual(stems(word), [stem]));
}

test("endings do not matter", () => {
  assert.deepEqual(found("жалобами")[0], "/complaint/");
  assert.deepEqual(found("мөөнөтүнө"), ["/deadline/"]);
});

test("letters of other keyboards do", () => assert.deepEqual(found("моонот"), ["/deadline/"]));

test("a word in the title comes before one in the text", () =>
  assert.deepEqual(found("жалоба"), ["/complaint/", "/about/"]));

test("pages with every word come alone", () => assert.deepEqual(found("срок жалоба"), ["/complaint/"]));

test("nothing is found for nothing", () => assert.deepEqual([found(""), found("zzz")], [[], []]));
