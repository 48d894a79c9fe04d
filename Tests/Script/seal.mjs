// What the build does with a record, written without any of the script's code: node's own crypto.

import { createCipheriv, createHmac, pbkdf2Sync } from "node:crypto";

/**
 * @param {string} secret reference, or reference, line end and code
 * @param {{ id: string, salt: string, iterations: number }} key
 */
export function deriveKeys(secret, { salt, iterations }) {
  const prefixed = Buffer.concat([Buffer.from("appeal-lookup/1\0"), Buffer.from(salt, "base64url")]);
  const prk = pbkdf2Sync(secret, prefixed, iterations, 32, "sha256");
  const [id, enc, mac] = ["id", "enc", "mac"].map((label) =>
    createHmac("sha256", prk).update(label + "\x01").digest(),
  );
  return { prk, id, enc, mac };
}

/**
 * @param {Buffer} id
 * @param {number} bits
 */
export const shardOf = (id, bits) => Number(id.readBigUInt64BE() >> BigInt(64 - bits));

/**
 * @param {string} text of the record
 * @param {string} secret
 * @param {{ id: string, salt: string, iterations: number }} key
 * @param {number} size
 */
export function seal(text, secret, key, size) {
  const { id, enc, mac } = deriveKeys(secret, key);
  const aad = "appeal-lookup/1|" + key.id;
  const length = Buffer.byteLength(text);
  if (length > size) throw new RangeError(`a record of ${length} bytes`);
  const padded = text + " ".repeat(size - length);
  const nonce = createHmac("sha256", mac).update(`${aad}\n${padded}`).digest().subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", enc, nonce).setAAD(Buffer.from(aad));
  const sealed = [cipher.update(padded), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([id.subarray(8, 17), nonce, ...sealed]).toString("base64url");
}
