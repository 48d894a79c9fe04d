// Records that only their reference opens.

import { expand, fromBase64url, stretch, utf8 } from "./derive.js";

/**
 * @param {Uint8Array} entry
 * @param {CryptoKey} prk
 * @param {string} keyId
 * @returns {Promise<import("./lookup.js").Appeal>}
 */
export async function open(entry, prk, keyId) {
  const enc = await expand(prk, "enc");
  const key = await crypto.subtle.importKey("raw", enc, "AES-GCM", false, ["decrypt"]);
  const additionalData = utf8("appeal-lookup/1|" + keyId);
  const algorithm = { name: "AES-GCM", iv: entry.slice(9, 21), additionalData };
  const text = await crypto.subtle.decrypt(algorithm, key, entry.slice(21));
  return JSON.parse(new TextDecoder().decode(text));
}

/**
 * @param {string} secret
 * @param {import("./lookup.js").Manifest["key"]} key
 * @returns {Promise<import("./lookup.js").Prepared>}
 */
export async function prepare(secret, key) {
  const prk = await stretch(secret, key);
  const id = await expand(prk, "id");
  const locator = `${new Uint8Array(id, 8, 9)}`;
  return {
    id,
    find(entries) {
      const entry = entries.map(fromBase64url).find((bytes) => `${bytes.slice(0, 9)}` === locator);
      return entry && open(entry, prk, key.id).catch(() => Promise.reject("E-SEAL"));
    },
  };
}
