// One look-up: fetches one shard, has one record found in it.

import { shardOf } from "./derive.js";
import { prepare } from "./sealed.js";
import { fill } from "./speak.js";

/**
 * @typedef {object} Manifest
 * @property {number} v
 * @property {string} dataAsOf ISO date
 * @property {number} staleAfterDays
 * @property {{ id: string, salt: string, iterations: number }} key
 * @property {{ bits: number, hex: number, path: string }} shards
 */

/**
 * @typedef {object} Source
 * @property {string} base address of the look-up's folder, with a slash at the end
 * @property {Manifest} manifest
 */

/**
 * @typedef {object} Appeal what a shard seals
 * @property {number} s status
 * @property {number | null} [o] outcome
 * @property {string} r registered, ISO date
 * @property {string | null} [d] deadline, ISO date
 * @property {string} [b] the body that holds it, unless the last step with a body says so
 * @property {number} [m] how many steps are left out
 * @property {[number, number, string?][]} t days since registration, event, body
 */

/**
 * @typedef {object} Prepared
 * @property {ArrayBuffer} id begins with the bits of the shard
 * @property {(entries: any[]) => Appeal | undefined | Promise<Appeal | undefined>} find
 */

/**
 * @typedef {object} Answer
 * @property {Appeal} [appeal] when it was found
 * @property {"absent" | "outdated" | "fault"} [kind] when it was not
 * @property {any} [fault] of a fault: "E-SEAL" for a record that cannot be opened
 */

/**
 * @param {RequestCache} cache "reload" begins with a new manifest
 * @param {string} secret
 * @param {Source} source
 * @returns {Promise<Answer>}
 */
async function consult(cache, secret, source) {
  /** @param {string} path */
  const get = async (path) => {
    const response = await fetch(source.base + path, { cache });
    return response.ok ? response.json() : Promise.reject();
  };
  if (cache === "reload") source.manifest = await get("manifest.json");
  const { v, key, shards } = source.manifest;
  if (v !== 1) return { kind: "outdated" };
  const { id, find } = await prepare(secret, key);
  const h = shardOf(id, shards.bits).toString(16).padStart(shards.hex, "0");
  const shard = await get(fill(shards.path, { key: key.id, h2: h.slice(0, 2), h }));
  if (shard.v !== v || shard.k !== key.id) throw shard;
  const appeal = await find(shard.e);
  return appeal ? { appeal } : { kind: "absent" };
}

/**
 * Never rejects: whatever goes wrong on the way is a fault, and never "not found". It is tried
 * again past all caches, because the key may have been rotated under a page that was left open.
 * @param {string} secret canonical reference; a line end and the digits of the code, if it has one
 * @param {Source} source its manifest is replaced by the one that the answer rests on
 * @returns {Promise<Answer>}
 */
export const lookUp = (secret, source) =>
  consult("default", secret, source)
    .catch(() => consult("reload", secret, source))
    .catch((fault) => ({ kind: "fault", fault }));
