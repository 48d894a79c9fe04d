// From a reference number to its place and key: appeal-lookup/1, byte for byte.

/** @param {string} text */
export const utf8 = (text) => new TextEncoder().encode(text);

/** @param {string} text without padding */
export const fromBase64url = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (byte) => byte.charCodeAt(0));

/**
 * PBKDF2, the one slow step; the browser runs it off the main thread.
 * @param {string} secret canonical reference; a line end and the digits of the code, if it has one
 * @param {{ salt: string, iterations: number }} parameters
 */
export async function stretch(secret, { salt, iterations }) {
  const base = await crypto.subtle.importKey("raw", utf8(secret), "PBKDF2", false, ["deriveKey"]);
  const hash = "SHA-256";
  const prefixed = new Uint8Array([...utf8("appeal-lookup/1\0"), ...fromBase64url(salt)]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash, salt: prefixed, iterations },
    base,
    { name: "HMAC", hash, length: 256 },
    false,
    ["sign"],
  );
}

/**
 * HMAC-SHA256(prk, label ‖ 0x01), which is HKDF-Expand for 32 bytes.
 * @param {CryptoKey} prk
 * @param {string} label
 */
export const expand = (prk, label) => crypto.subtle.sign("HMAC", prk, utf8(label + "\x01"));

/**
 * Index of the shard: the first bits of `id`. Divided, because shifts by 32 do nothing.
 * @param {ArrayBuffer} id
 * @param {number} bits at most 31
 */
export const shardOf = (id, bits) => (new DataView(id).getUint32(0) / 2 ** (32 - bits)) | 0;
