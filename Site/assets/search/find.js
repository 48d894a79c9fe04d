// Ranks the pages of an index for what was typed.

import { stems } from "./stem.js";

/**
 * @typedef {object} Index
 * @property {[string, string, string][]} pages address, title, summary
 * @property {string} stems a line a stem: the stem, then numbers of pages with weights
 */

/**
 * Pages that have every word, or else those that have most of them; the best first.
 * @param {string} typed
 * @param {Index} index
 */
export function find(typed, index) {
  const wanted = [...new Set(stems(typed))];
  const lines = index.stems.split("\n").map((line) => line.split(" "));
  /** @type {number[][]} */
  const scores = index.pages.map(() => [0, 0]);
  for (const stem of wanted) {
    /** @type {number[]} */
    const best = [];
    for (const [known, ...numbers] of lines) {
      if (!known.startsWith(stem) && !(known.length > 3 && stem.startsWith(known))) continue;
      // A word of the page that is the word typed says more than one that only begins alike, and a
      // word of few pages more than one of many.
      const worth = (known === stem ? 2 : 1) / Math.sqrt(numbers.length);
      for (const number of numbers) {
        const page = Math.floor(+number / 3);
        best[page] = Math.max(best[page] || 0, worth * [1, 4, 9][+number % 3]);
      }
    }
    best.forEach((score, page) => {
      scores[page][0]++;
      scores[page][1] += score;
    });
  }
  const most = Math.max(0, ...scores.map(([words]) => words));
  return index.pages
    .map((page, place) => ({ page, words: scores[place][0], score: scores[place][1] }))
    .filter(({ words }) => words && words === most)
    .sort((one, two) => two.score - one.score)
    .slice(0, 20)
    .map(({ page }) => page);
}
