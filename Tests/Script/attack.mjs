// An attacker who has every byte of a published site and knows the pattern, but no reference: how many of its
// records open. The same program given the references opens all of them, so that nothing else is wrong with it.
//
// attack.mjs FOLDER BUDGET < REFERENCES; writes {"guesses":…,"opened":…,"control":…}.

import { readFileSync, readdirSync } from "node:fs";
import { expand, fromBase64url, stretch } from "../../Site/assets/status/derive.js";
import { passes } from "../../Site/assets/status/normalise.js";
import { open } from "../../Site/assets/status/sealed.js";

const [folder, budget] = process.argv.slice(2);
const references = readFileSync(0, "utf8").split("\n").filter(Boolean);
const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
const texts = names.flatMap((name) => {
  try {
    return [readFileSync(`${folder}/${name}`, "utf8")];
  } catch {
    return []; // a folder
  }
});
const { key } = JSON.parse(readFileSync(`${folder}/lookup/manifest.json`, "utf8"));
const entries = names
  .filter((name) => /^lookup\/s\/.*\.json$/.test(name))
  .flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")).e.map(fromBase64url));

/** @param {string} payload fifteen digits */
const completed = (payload) => [..."0123456789"].map((digit) => payload + digit).filter((number) => passes(number, "mod11-2"));

/** Numbers that stand somewhere in what is published, with whatever between their digits; and their neighbours. */
function* published() {
  for (const text of texts)
    for (const [run] of text.matchAll(/\d(?:[ \u00a0.:/-]?\d){14,}/g)) {
      const digits = run.replace(/\D/g, "");
      for (let start = 0; start + 15 <= digits.length; start++) {
        const payload = BigInt(digits.slice(start, start + 15));
        for (const step of [0n, 1n, -1n, 2n]) yield* completed(String(payload + step).padStart(15, "0").slice(-15));
      }
    }
}

function* drawn() {
  for (;;) yield* completed(Array.from({ length: 15 }, () => Math.floor(Math.random() * 10)).join(""));
}

/** @param {Iterable<string>} guesses @param {number} limit */
async function opened(guesses, limit) {
  let tried = 0;
  const found = new Set();
  for (const guess of guesses) {
    if (tried++ === limit) break;
    const prk = await stretch(guess, key);
    const locator = `${new Uint8Array(await expand(prk, "id"), 8, 9)}`;
    for (const entry of entries)
      if (`${entry.slice(0, 9)}` === locator) await open(entry, prk, key.id).then(() => found.add(guess), () => {});
  }
  return found.size;
}

const half = Number(budget) / 2;
const found = (await opened(published(), half)) + (await opened(drawn(), half));
const control = await opened(references, Infinity);
process.stdout.write(JSON.stringify({ entries: entries.length, opened: found, control }));
