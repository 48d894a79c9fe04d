// A small site with the status page: what the build has to write for the script.

import { readFileSync } from "node:fs";
import { bundle } from "./bundle.mjs";
import { compile } from "./grammar.mjs";
import { deriveKeys, seal, shardOf } from "./seal.mjs";
import { readWords, scriptWords } from "./words.mjs";

export const languages = ["ky", "ru", "en"];
export const scriptPath = "/assets/status.js";

const key = { id: "2026a", salt: "AAECAwQFBgcICQoLDA0ODw", kdf: "PBKDF2-SHA256", iterations: 1000 };
const shards = { bits: 3, hex: 1, cap: 8, payload: 192, path: "s/{key}/{h2}/{h}.json" };

export const manifest = {
  format: "appeal-lookup",
  v: 1,
  mode: "sealed",
  updated: "2026-11-21T18:00:00+06:00",
  dataAsOf: "2026-11-21",
  staleAfterDays: 7,
  key,
  shards,
};

const code = compile({ p: "{d:4}~{d:4}~{d:4}", check: "mod11-2" });
const patterns = [
  compile({ p: "{d:4}~{d:4}~{d:4}~{d:4}", check: "mod11-2" }),
  { ...compile({ p: "ПА~{y}~{d:6}", aliases: ["PA"] }), code },
  { ...compile({ p: "{d:2}~{d:1-2}~{d:1-6}" }), code },
];

/** Numbers, codes and records, by what becomes of them. */
export const appeals = {
  open: ["4929071538264109", "", { s: 2, r: "2026-11-16", d: "2026-12-04", t: [[-1, 0], [0, 1], [2, 2, "MZ"]] }],
  overdue: ["0038526018159083", "", { s: 3, r: "2026-10-12", d: "2026-10-30", t: [[0, 1], [1, 3, "XX-9"]] }],
  passed: ["2914177763170669", "", { s: 3, r: "2026-11-02", d: "2026-11-20", t: [[0, 1]] }],
  answered: ["ПА-2026-015073", "466460625349", { s: 5, o: 2, r: "2026-09-01", d: "2026-09-21", b: "MZ", m: 2, t: [[0, 1], [14, 5]] }],
  unknown: ["05-6-1234", "004000883877", { s: 9, o: 9, r: "2026-11-10", d: "2026-11-30", t: [[0, 1], [3, 9]] }],
  damaged: ["9074391500080638", "", { s: 1, r: "2026-11-16", t: [] }],
};

/** @param {string} language */
export function lookupOf(language) {
  const words = readWords(language);
  /** @param {string} kind @param {string[]} names */
  const names = (kind, names) => names.map((name) => words[`page_${kind}_${name}`]);
  const statuses = ["registered", "referred", "under_review", "extended", "answered", "not_considered"];
  const events = ["received", "registered", "referred", "passed_on", "extended", "answered"];
  return {
    base: "/lookup/",
    manifest,
    patterns,
    codes: {
      status: ["", ...names("status", statuses)],
      outcome: ["", "A", "B", "C"],
      event: names("event", events),
      body: { MZ: { ky: "Саламаттыкты сактоо министрлиги", ru: "Министерство здравоохранения", en: "Ministry of Health" }[language] },
    },
    open: [1, 2, 3, 4],
    exceptions: "2026-08-31 2026-11-30 2026-12-05",
    example: "4929 0715 3826 4109",
    calendar:
      ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//portal//status//EN", "BEGIN:VEVENT", "UID:{uid}"].join("\r\n") +
      ["", "DTSTAMP:20261121T120000Z", "DTSTART;VALUE=DATE:{day}", "SUMMARY:" + words.page_calendar].join("\r\n") +
      ["", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n"),
  };
}

/** The files of the look-up, by path. */
export function lookupFiles() {
  const files = new Map([["/lookup/manifest.json", JSON.stringify(manifest)]]);
  const entries = Array.from({ length: 2 ** shards.bits }, () => /** @type {string[]} */ ([]));
  for (const [name, [reference, code, record]] of Object.entries(appeals)) {
    const secret = [reference, code].filter(Boolean).join("\n");
    const entry = seal(JSON.stringify(record), secret, key, shards.payload);
    const flaw = name === "damaged" ? entry.slice(0, -6) + "AAAAAA" : entry;
    entries[shardOf(deriveKeys(secret, key).id, shards.bits)].push(flaw);
  }
  entries.forEach((e, i) => {
    const path = `/lookup/s/${key.id}/${i.toString(16)}/${i.toString(16)}.json`;
    files.set(path, JSON.stringify({ v: 1, k: key.id, i, e: e.sort() }));
  });
  return files;
}

/** @param {string} text */
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/**
 * @param {string} language
 * @param {string} style
 */
export function page(language, style) {
  const words = readWords(language);
  const lookup = lookupOf(language);
  const example = lookup.example;
  const problems = (/** @type {string} */ field) =>
    Object.keys(words).filter((key) => key.startsWith(field + "_")).join(" ");
  /** @type {Record<string, string>} */
  const raw = {
    style,
    language,
    script: scriptPath,
    lookup: JSON.stringify(lookup).replace(/</g, "\\u003c"),
    words: JSON.stringify(scriptWords(words)).replace(/</g, "\\u003c"),
    reference_problems: problems("reference"),
    code_problems: problems("code"),
  };
  /** @type {Record<string, string>} */
  const values = { example, digits: "12", n: "2", date: "01.01.2024" };
  const template = readFileSync(new URL("page.html", import.meta.url), "utf8");
  return template.replace(/{{(\w+)}}/g, (_, name) => {
    if (raw[name] !== undefined) return raw[name];
    const text = words[name];
    if (text === undefined) throw new Error(`no words for ${name}`);
    const sentence = typeof text === "string" ? text : text.other;
    return escape(sentence.replace(/{(\w+)}/g, (_, place) => values[place]));
  });
}

/** @param {string} style */
export function site(style) {
  const files = lookupFiles();
  for (const language of languages) files.set(`/${language}/`, page(language, style));
  files.set(scriptPath, bundle().text);
  return files;
}
