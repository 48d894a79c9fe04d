// The words of the status check, read from the YAML files: flat keys and plural forms, each text in
// double quotes.

import { readFileSync } from "node:fs";

/** @typedef {Record<string, string | Record<string, string>>} Words */

/**
 * @param {string} language
 * @returns {Words}
 */
export function readWords(language) {
  const path = new URL(`../../Site/messages/status.${language}.yaml`, import.meta.url);
  /** @type {Words} */
  const words = {};
  let plural = "";
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line === "" || line.startsWith("#") || line === "status:") continue;
    const [, indent, key, text] = /^( +)(\w+):(?: (".*"))?$/.exec(line) ?? [];
    if (key === undefined) throw new Error(`${path.pathname}: ${line}`);
    if (text === undefined) words[(plural = key)] = {};
    else if (indent.length === 2) words[key] = JSON.parse(text);
    else Object.assign(words[plural], { [key]: JSON.parse(text) });
  }
  return words;
}

/**
 * Those that the script needs; the others stand in the page.
 * @param {Words} words
 */
export const scriptWords = (words) =>
  Object.fromEntries(Object.entries(words).filter(([key]) => !key.startsWith("page_")));
