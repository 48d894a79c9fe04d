// Reference numbers: the canonical spelling of what was typed, or what is wrong with it.

import { digits, isCard, normalise, passes } from "./normalise.js";

/**
 * @typedef {object} Pattern as the build has compiled it
 * @property {string} expression over normalised characters, look-alikes and all. Its groups are the
 *   fields; one that is there but empty marks a separator that is missing and cannot be guessed.
 * @property {string} spelling the canonical one, {6} standing for a field of at least six digits
 * @property {string} [check]
 * @property {number} [digits] of a checked number that has nothing else
 * @property {Pattern} [code] the access code that belongs to the number
 */

/**
 * @typedef {object} Recognised
 * @property {string} [reference] canonical spelling
 * @property {Pattern} [pattern]
 * @property {string} [problem] empty, length, check, card, separator or shape
 * @property {number} [expected] digits that the number has
 * @property {number} [n] digits that were typed
 */

/**
 * @param {string} typed
 * @param {Pattern[]} patterns
 * @returns {Recognised} the most telling problem, if any
 */
export function recognise(typed, patterns) {
  const characters = normalise(typed);
  if (!characters) return { problem: "empty" };
  const all = digits(characters);
  // In alphabetical order the most telling one comes first.
  const problems = isCard(all) ? ["card"] : [];
  for (const pattern of patterns) {
    const found = RegExp(pattern.expression).exec(characters);
    if (!found) continue;
    const fields = found.slice(1).filter(Boolean).map(digits);
    // Each field is taken from the front and comes back at the end, canonically spelt.
    const reference = pattern.spelling.replace(/{(\d+)}/g, (_, width) => {
      const field = (fields.shift() ?? "").replace(/^0+/, "").padStart(width, "0");
      fields.push(field);
      return field;
    });
    if (found.includes("")) problems.push("separator");
    else if (pattern.check && !passes(fields.join(""), pattern.check)) problems.push("check");
    else if (!pattern.digits || problems[0] !== "card") return { reference, pattern };
  }
  const n = all.length;
  const [expected] = patterns
    .flatMap(({ digits = [] }) => digits)
    .sort((a, b) => Math.abs(a - n) - Math.abs(b - n) || a - b);
  const other = expected && /^\d+$/.test(all) ? "length" : "shape";
  return { problem: problems.sort()[0] ?? other, expected, n };
}
