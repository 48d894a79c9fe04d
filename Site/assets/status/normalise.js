// What a person typed, brought to the form that patterns are matched against.

/**
 * Plain capitals, one space for each run of separators, none at the ends.
 *
 * The numero sign goes first, because NFKC would turn it into the letters "No".
 * @param {string} typed
 */
export const normalise = (typed) =>
  typed
    .replace(/[№\u20e3\p{DI}]/gu, "")
    .normalize("NFKC")
    .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) % 16}`)
    .toUpperCase()
    .replace(/[-\s‐-―−/\\._:·•]+/g, " ")
    .trim();

/**
 * What stands where only digits can be, without separators: О is 0, l is 1, З is 3, Б is 6.
 * @param {string} characters normalised
 */
export const digits = (characters) =>
  characters.replace(/[ OОӨIІLЗБ]/g, (letter) => "00011136"["OОӨIІLЗБ".indexOf(letter)] ?? "");

/**
 * ISO/IEC 7064 pure systems; the name of the check says modulus and radix.
 * @param {string} number digits only
 * @param {string} check "mod11-2" or "mod97-10"
 */
export function passes(number, check) {
  const [modulus, radix] = check.slice(3).split("-").map(Number);
  return [...number].reduce((sum, digit) => (sum * radix + +digit) % modulus, 0) === 1;
}

/**
 * Whether the number was taken from a bank card: it begins as the cards in use do and passes the
 * Luhn test. Every tenth typing mistake passes the latter, and deserves its own message.
 * @param {string} number
 */
export const isCard = (number) =>
  /^(?=\d{16}$)([456]|2[2-7]|9417)/.test(number) &&
  [...number].reduce((sum, digit, i) => sum + +(i % 2 ? digit : "0246813579"[+digit]), 0) % 10 < 1;
