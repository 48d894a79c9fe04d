// Sentences in the page's language.

/** @typedef {(key: string, values?: Record<string, any>) => string} Say */

/**
 * Replaces {placeholders}.
 * @param {string} text
 * @param {Record<string, any>} values
 */
export const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

/**
 * @param {Record<string, any>} words a sentence or its plural forms, for each key
 * @param {string} language
 * @returns {Say}
 */
export const speaker = (words, language) => (key, values = {}) => {
  // A browser that lacks the language counts as in its own, so a form may be missing.
  const form = new Intl.PluralRules(language).select(values.n);
  return fill(words[key][form] ?? words[key].other ?? words[key], values);
};

/**
 * @param {string} iso
 * @param {Say} say
 */
export function spell(iso, say) {
  const [y, m, d] = iso.split("-");
  return say("month_" + m, { y, d: +d });
}
