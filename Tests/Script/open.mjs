// Opens a sealed tree with the page's own modules: reads a `Task` as JSON, writes what it found.
// `Tests/LookupTests` seals what is opened here.

import { readFileSync } from "node:fs";
import { fromBase64url, stretch } from "../../Site/assets/status/derive.js";
import { lookUp } from "../../Site/assets/status/lookup.js";
import { recognise } from "../../Site/assets/status/recognise.js";
import { open } from "../../Site/assets/status/sealed.js";

/**
 * @typedef {object} Task
 * @property {import("../../Site/assets/status/lookup.js").Manifest} manifest
 * @property {import("../../Site/assets/status/recognise.js").Pattern[]} patterns
 * @property {Record<string, string>} shards by their paths below the manifest
 * @property {{ typed: string, code: string, others: string[] }[]} questions others: wrong secrets
 */

/** @type {Task} */
const { manifest, patterns, shards, questions } = JSON.parse(readFileSync(0, "utf8"));
let asked = 0;

globalThis.fetch = async (input) => {
  asked++;
  const text = shards[String(input)];
  return text === undefined ? new Response("", { status: 404 }) : new Response(text);
};

/** @param {string} secret */
const ask = (secret) => lookUp(secret, { base: "", manifest });

/**
 * How many of all entries open with the key of a secret, wherever they lie.
 * @param {string} secret
 */
async function opened(secret) {
  const prk = await stretch(secret, manifest.key);
  let count = 0;
  for (const text of Object.values(shards))
    for (const entry of JSON.parse(text).e)
      await open(fromBase64url(entry), prk, manifest.key.id).then(() => count++, () => {});
  return count;
}

const answers = [];
for (const { typed, code, others } of questions) {
  const found = recognise(typed, patterns);
  const grammar = found.pattern?.code;
  const second = grammar ? recognise(code, [grammar]).reference : undefined;
  const secret = [found.reference, second].filter(Boolean).join("\n");
  asked = 0;
  const answer = await ask(secret);
  const requests = asked;
  const wrong = [];
  for (const other of others) wrong.push((await ask(other)).kind ?? "opened");
  const openedBy = others.length ? await opened(others[0]) : 0;
  answers.push({ secret, appeal: JSON.stringify(answer.appeal) ?? "", requests, wrong, openedBy });
}
process.stdout.write(JSON.stringify(answers));
