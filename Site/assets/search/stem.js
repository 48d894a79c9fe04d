// How words are made comparable: the same as the build does with the index (SearchStem.swift).

/** @type {Record<string, string>} */
const folds = { ё: "е", ң: "н", ө: "о", ѳ: "о", ү: "у" };

/**
 * Single letters are left out; numbers have no endings.
 * @param {string} text
 */
export function stems(text) {
  const words = text.toLowerCase().replace(/\u00ad/g, "").replace(/[ёңөѳү]/g, (letter) => folds[letter]);
  return (words.match(/[\p{L}\p{N}]{2,}/gu) || []).map((word) => {
    const size = [...word].length;
    const ending = /^\p{N}/u.test(word) ? 0 : size > 7 ? 3 : size > 5 ? 2 : size > 3 ? 1 : 0;
    return [...word].slice(0, Math.min(8, size - ending)).join("");
  });
}
