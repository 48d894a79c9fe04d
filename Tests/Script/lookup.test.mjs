// One look-up against files in memory: what is told apart, and what is asked for.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { lookUp } from "../../Site/assets/status/lookup.js";
import { appeals, lookupFiles, manifest } from "./example.mjs";

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/**
 * Answers from `files`, telling each request apart by `answer` if it wants to.
 * @param {Map<string, string>} files
 * @param {(path: string, cache: string) => Response | undefined} [answer]
 */
function serve(files, answer = () => undefined) {
  /** @type {string[]} */
  const requests = [];
  globalThis.fetch = async (input, options) => {
    const path = String(input);
    const cache = options?.cache ?? "default";
    requests.push(`${cache} ${path}`);
    const other = answer(path, cache);
    if (other) return other;
    const text = files.get(path);
    return text === undefined ? new Response("<p>", { status: 404 }) : new Response(text);
  };
  return requests;
}

const isShard = (/** @type {string} */ path) => path.includes("/s/");
const source = (changes = {}) => ({ base: "/lookup/", manifest: { ...manifest, ...changes } });
const secretOf = (/** @type {keyof typeof appeals} */ name) => appeals[name].slice(0, 2).filter(Boolean).join("\n");

test("finds an appeal with one request, which does not say which", async () => {
  const requests = serve(lookupFiles());
  const answer = await lookUp(secretOf("open"), source());
  assert.deepEqual(answer.appeal, appeals.open[2]);
  assert.equal(requests.length, 1);
  assert.match(requests[0], /^default \/lookup\/s\/2026a\/\w\/\w\.json$/);
});

test("finds an appeal by registry number and access code", async () => {
  serve(lookupFiles());
  assert.deepEqual((await lookUp(secretOf("answered"), source())).appeal, appeals.answered[2]);
});

test("a wrong access code is an unknown number", async () => {
  serve(lookupFiles());
  const [reference] = appeals.answered;
  assert.deepEqual(await lookUp(`${reference}\n004000883877`, source()), { kind: "absent" });
});

test("an unknown number is not found, with one request", async () => {
  const requests = serve(lookupFiles());
  assert.deepEqual(await lookUp("6083778353374061", source()), { kind: "absent" });
  assert.equal(requests.length, 1);
});

/** @type {[string, () => Response][]} */
const faults = [
  ["a missing shard", () => new Response("<p>", { status: 404 })],
  ["a server error", () => new Response("{}", { status: 500 })],
  ["a page instead of a shard", () => new Response("<!doctype html>")],
  ["a shard without entries", () => new Response(`{"v":1,"k":"2026a"}`)],
  ["JSON null", () => new Response("null")],
  ["no connection", () => { throw new TypeError("offline"); }],
];
for (const [name, answer] of faults)
  test(`${name} is a fault of the service, never "not found"`, async () => {
    serve(lookupFiles(), (path) => (isShard(path) ? answer() : undefined));
    const { kind, appeal, fault } = await lookUp("6083778353374061", source());
    assert.equal(kind, "fault");
    assert.equal(appeal, undefined);
    assert.notEqual(fault, "E-SEAL");
  });

test("a record that cannot be opened is a fault with a code", async () => {
  serve(lookupFiles());
  assert.deepEqual(await lookUp(secretOf("damaged"), source()), { kind: "fault", fault: "E-SEAL" });
});

test("a damaged copy in the cache is fetched again", async () => {
  const [reference, , record] = appeals.open;
  const files = lookupFiles();
  const requests = serve(files, (path, cache) => {
    if (!isShard(path) || cache === "reload") return;
    return new Response((files.get(path) ?? "").replace(/(.{9})"(?=[,\]])/g, 'AAAAAAAAA"'));
  });
  assert.deepEqual((await lookUp(reference, source())).appeal, record);
  assert.equal(requests.length, 3);
});

test("after a rotation the manifest is fetched anew, once, past the cache", async () => {
  const [reference, , record] = appeals.open;
  const old = source({ key: { ...manifest.key, id: "2025b", salt: "DwAECAwQFBgcICQoLDA0OD" } });
  const requests = serve(lookupFiles());
  assert.deepEqual((await lookUp(reference, old)).appeal, record);
  assert.deepEqual(old.manifest, manifest);
  assert.deepEqual(requests.map((request) => request.split("/")[0] + isShard(request)), [
    "default true", "reload false", "reload true",
  ]);
});

test("a shard of another key than the manifest's is a fault in the end", async () => {
  const requests = serve(lookupFiles(), (path) =>
    isShard(path) ? new Response(`{"v":1,"k":"2024a","i":0,"e":[]}`) : undefined,
  );
  assert.equal((await lookUp("6083778353374061", source())).kind, "fault");
  assert.equal(requests.length, 3);
});

test("a format from the future makes the page out of date", async () => {
  const requests = serve(lookupFiles());
  assert.deepEqual(await lookUp("6083778353374061", source({ v: 2 })), { kind: "outdated" });
  assert.equal(requests.length, 0);
});

test("a shard of a later format leads to the manifest that says so", async () => {
  serve(lookupFiles(), (path) =>
    new Response(isShard(path) ? `{"v":2,"k":"2026a","e":[]}` : JSON.stringify({ ...manifest, v: 2 })),
  );
  assert.deepEqual(await lookUp("6083778353374061", source()), { kind: "outdated" });
});

test("a connection that comes back is used", async () => {
  const [reference, , record] = appeals.open;
  serve(lookupFiles(), (_, cache) => {
    if (cache === "default") throw new TypeError("offline");
  });
  assert.deepEqual((await lookUp(reference, source())).appeal, record);
});

test("a site with one shard only has its name", async () => {
  const shards = { ...manifest.shards, bits: 0, hex: 1 };
  const requests = serve(new Map([["/lookup/s/2026a/0/0.json", `{"v":1,"k":"2026a","i":0,"e":[]}`]]));
  assert.deepEqual(await lookUp("6083778353374061", source({ shards })), { kind: "absent" });
  assert.deepEqual(requests, ["default /lookup/s/2026a/0/0.json"]);
});
