// The published vectors of appeal-lookup/1, and records sealed here and opened by the script.

import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { expand, fromBase64url, shardOf, stretch } from "../../Site/assets/status/derive.js";
import { prepare } from "../../Site/assets/status/plain.js";
import { open } from "../../Site/assets/status/sealed.js";
import { deriveKeys, seal, shardOf as shardOfSealed } from "./seal.mjs";

const path = new URL("../Fixtures/lookup-vectors.json", import.meta.url);
const { period, layout, records } = JSON.parse(readFileSync(path, "utf8"));

/** @param {ArrayBuffer | Uint8Array} bytes */
const hex = (bytes) => Buffer.from(bytes).toString("hex");

for (const vector of records) {
  const secret = [vector.reference, vector.accessCode].filter(Boolean).join("\n");

  test(`${vector.reference}: the script reproduces keys and place`, async () => {
    const prk = await stretch(secret, period);
    const id = await expand(prk, "id");
    assert.equal(hex(await expand(prk, "enc")), vector.encryptionKey);
    assert.equal(hex(await expand(prk, "mac")), vector.nonceKey);
    assert.equal(shardOf(id, layout.bits), vector.shard);
    assert.equal(hex(new Uint8Array(id, 8, 9)), vector.locator);
  });

  test(`${vector.reference}: the script opens the entry`, async () => {
    const prk = await stretch(secret, period);
    assert.deepEqual(await open(fromBase64url(vector.entry), prk, period.id), JSON.parse(vector.plaintext));
  });

  test(`${vector.reference}: sealing it again gives the same bytes`, () => {
    const { prk, id, enc, mac } = deriveKeys(secret, period);
    assert.equal(hex(prk), vector.key);
    assert.equal(hex(enc), vector.encryptionKey);
    assert.equal(hex(mac), vector.nonceKey);
    assert.equal(shardOfSealed(id, layout.bits), vector.shard);
    assert.equal(seal(vector.plaintext, secret, period, layout.payload), vector.entry);
  });

  test(`${vector.reference}: nothing else opens the entry`, async () => {
    const entry = fromBase64url(vector.entry);
    const prk = await stretch(secret, period);
    await assert.rejects(open(entry, prk, period.id + "x"));
    await assert.rejects(stretch(secret + "0", period).then((other) => open(entry, other, period.id)));
    for (const i of [9, 21, 100, entry.length - 1]) {
      const damaged = entry.slice();
      damaged[i] ^= 1;
      await assert.rejects(open(damaged, prk, period.id), `byte ${i}`);
    }
  });
}

/** Numbers that look random and are the same in each run. */
function* numbers(/** @type {string} */ seed) {
  for (let i = 0; ; i++) yield* createHmac("sha256", seed).update(String(i)).digest();
}

test("random records are opened as they were sealed", async () => {
  const random = numbers("seed 1");
  const draw = (/** @type {number} */ below) => Number(random.next().value) % below;
  const key = { ...period, iterations: 100 };
  for (let i = 0; i < 50; i++) {
    const secret = Array.from({ length: 16 }, () => draw(10)).join("");
    const t = Array.from({ length: draw(8) }, (_, day) => (draw(2) ? [day, draw(6)] : [day, draw(6), "Б" + draw(99)]));
    const record = { s: draw(7), r: "2026-11-0" + (1 + draw(9)), d: "2026-12-04", t };
    const entry = fromBase64url(seal(JSON.stringify(record), secret, key, layout.payload));
    const prk = await stretch(secret, key);
    assert.deepEqual(await open(entry, prk, key.id), record);
    const id = await expand(prk, "id");
    assert.equal(hex(new Uint8Array(id, 8, 9)), hex(entry.slice(0, 9)));
    const bits = draw(25);
    assert.equal(shardOf(id, bits), shardOfSealed(Buffer.from(id), bits), `${bits} bits`);
  }
});

test("a site without seals places a record by SHA-256 over salt and reference", async () => {
  const { id, find } = await prepare("05-6-1234", period);
  const salt = Buffer.concat([Buffer.from("appeal-lookup/1\0"), Buffer.from(period.salt, "base64url")]);
  assert.equal(hex(id), createHash("sha256").update(salt).update("05-6-1234").digest("hex"));
  assert.deepEqual(await find([["05-6-123", {}], ["05-6-1234", { s: 1 }]]), { s: 1 });
  assert.equal(await find([["05-6-123", {}]]), undefined);
});
