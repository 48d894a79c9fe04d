// The script as it is served: its size, its rules, and what its parts may be called.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Script } from "node:vm";
import { gzipSync } from "node:zlib";
import { bundle, folder, readModule } from "./bundle.mjs";
import { readWords, scriptWords } from "./words.mjs";

const limit = 4096;
const { text, modules } = bundle();
// The policy "plain" has another module under the same name.
const plain = bundle("page.js", (name) => readModule(name === "sealed.js" ? "plain.js" : name));

for (const [policy, script] of Object.entries({ sealed: text, plain: plain.text })) {
  for (const level of [6, 9])
    test(`${policy}: the whole script takes at most ${limit} bytes, gzip ${level}`, (context) => {
      const size = gzipSync(script, { level }).length;
      context.diagnostic(`${size} bytes, ${script.length} characters unpacked`);
      assert.ok(size <= limit, `${size} bytes`);
    });

  test(`${policy}: the bundle is one script, no name twice, nothing imported or exported`, () => {
    assert.doesNotThrow(() => new Script(script));
    assert.doesNotMatch(script, /^\s*(import|export)\b/m);
    assert.doesNotMatch(script, /\/\*|\*\/|^\s*\/\/|^\s|\n\n/m);
  });
}

test("every module is in the bundle, each after those it imports", () => {
  const all = readdirSync(folder).filter((name) => name.endsWith(".js"));
  assert.deepEqual([...modules, "plain.js"].sort(), all.sort());
  for (const [i, name] of modules.entries())
    for (const [, other] of readModule(name).matchAll(/^import .* from "\.\/(.*)";$/gm))
      assert.ok(modules.indexOf(other) < i, `${name} before ${other}`);
});

test("modules keep to the rules of joining and can be read", () => {
  for (const name of [...modules, "plain.js"]) {
    const lines = readModule(name).split("\n");
    assert.ok(lines.length <= 200, `${name} has ${lines.length} lines`);
    lines.forEach((line, i) => {
      const place = `${name}:${i + 1}`;
      assert.ok(line.length <= 100, `${place} is too long`);
      assert.doesNotMatch(line, /^(import(?! [^;]* from "\.\/[\w.]+";$)|export default|export {)/, place);
      // A comment beside code, or a text over two lines, would be served or broken.
      assert.doesNotMatch(line.replace(/"[^"]*"|`[^`]*`/g, ""), /\S\s*\/\/|\S\s*\/\*\*|`/, place);
    });
  }
});

test("nothing in it needs what the policy forbids", () => {
  assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|\.style\b|setAttribute/);
});

test("every sentence the script asks for is there, and no other", () => {
  const page = readFileSync(new URL("page.html", import.meta.url), "utf8");
  const keys = Object.keys(scriptWords(readWords("ky")));
  const named = new Set([...`${text}${page}`.matchAll(/[\w-]+/g)].map(([name]) => name));
  // Made up of two parts, or filled into the page by a place-holder.
  const composed = /^(month|unknown|reference|code)_/;
  for (const key of keys) assert.ok(named.has(key) || composed.test(key), key);
  for (const kind of ["status", "outcome", "event", "body"]) assert.ok(keys.includes("unknown_" + kind), kind);
  for (const field of ["reference", "code"])
    for (const problem of ["empty", "length", "check", "card", "shape"]) assert.ok(keys.includes(`${field}_${problem}`));
  assert.ok(keys.includes("reference_separator"));
});

test("every part that the script shows is in the page, and the page has no other", () => {
  const page = readFileSync(new URL("page.html", import.meta.url), "utf8");
  const names = [...page.matchAll(/data-show="([^"]*)"/g)].flatMap(([, list]) => list.split(" "));
  const inPage = new Set(names.filter((name) => !name.startsWith("{{")));
  const parts = [
    "form", "problem", "checking", "found", "absent", "fault", "E-SEAL", "outdated", "insecure",
    "remembered", "forgotten", "status", "ending", "holder", "as_of", "stale", "earlier", "outcome",
  ];
  const deadlines = ["overdue", "days_left", "due_today", "deadline_passed"];
  const expected = [...parts, ...deadlines, ...deadlines.map((name) => "next-" + name), "next-5", "next-6"];
  assert.deepEqual([...inPage].sort(), expected.sort());
  const actions = [...page.matchAll(/data-action="(\w+)"/g)].map(([, name]) => name);
  for (const action of actions) assert.match(text, new RegExp(`^${action}(\\(\\)|:)`, "m"));
  assert.equal(new Set(actions).size, 7);
});
