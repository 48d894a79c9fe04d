// Records in the clear. A site whose policy is "plain" has this module in the place of sealed.js.

import { fromBase64url, utf8 } from "./derive.js";

/**
 * @param {string} reference
 * @param {import("./lookup.js").Manifest["key"]} key
 * @returns {Promise<import("./lookup.js").Prepared>}
 */
export async function prepare(reference, { salt }) {
  const prefix = utf8("appeal-lookup/1\0");
  const text = new Uint8Array([...prefix, ...fromBase64url(salt), ...utf8(reference)]);
  const id = await crypto.subtle.digest("SHA-256", text);
  return { id, find: (entries) => entries.find(([other]) => other === reference)?.[1] };
}
