// How the build compiles a pattern for the script: the reference that grammar.json pins down.

const alike = ["AА", "BВ", "CС", "EЕ", "HН", "IІ", "JЈ", "KК", "MМ", "OОӨ", "PР", "SЅ", "TТ", "XХ", "YУҮ"];
const digit = "[0-9OОӨIІLЗБ]";

/**
 * @param {{ p: string, aliases?: string[], check?: string }} pattern
 * @returns {import("../../Site/assets/status/recognise.js").Pattern}
 */
export function compile({ p, aliases = [], check }) {
  const digits = check && /^(~?{d:\d+})+$/.test(p) ? sum([...p.matchAll(/\d+/g)].map(Number)) : 0;
  if (digits)
    return { expression: `^((?:${digit} ?){${digits}})$`, spelling: `{${digits}}`, check, digits };
  const spelling = p.replace(/~/g, "-").replace(/{y}/g, "{4}").replace(/{d:(\d+).*?}/g, "{$1}");
  return { expression: `^${expression(p, aliases)}$`, spelling, check };
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * Letters and digits with whatever looks like them: Latin and Cyrillic capitals.
 * @param {string} literal
 */
const looks = (literal) =>
  [...literal.toUpperCase()]
    .map((letter) => alike.find((letters) => letters.includes(letter)) ?? letter)
    .map((letters) => (letters.length > 1 ? `[${letters}]` : letters))
    .join("");

/**
 * A field of fixed width may lack zeros only where it stands alone: elsewhere nobody knows which
 * field lost one. A separator beside a field of variable width has to be typed; an empty group
 * tells that it was not.
 * @param {string} p
 * @param {string[]} aliases
 */
function expression(p, aliases) {
  const spellings = [...aliases];
  let source = "";
  let wasVariable = false;
  for (const [, separator, low, high, letters] of p.matchAll(/(~?)(?:{(?:y|d:(\d+)-?(\d*))}|([^~{]+))/g)) {
    const isVariable = Number(high) > Number(low);
    const isNeeded = separator !== "" && (isVariable || wasVariable);
    const gap = isNeeded ? "(?: |())" : separator && " ?";
    const short = `${digit}{1,${low}}(?!${digit})`;
    const full = `${digit}{${low}}`;
    if (letters) source += `${gap}(?:${[letters, ...spellings.splice(0)].map(looks).join("|")})`;
    else if (!low) source += `${gap}((?:[1IІL]9|2[0OОӨ])${digit}{2})`;
    else if (isVariable) source += `${gap}([0OОӨ]*${digit}{1,${high}})`;
    else if (source === "") source += `(${short}|${full})`;
    else if (isNeeded) source += `(?: (${short})|(?: |())(${full}))`;
    else if (separator) source += `(?: (${short})| ?(${full}))`;
    else source += `(${full})`;
    wasVariable = isVariable;
  }
  return source;
}
