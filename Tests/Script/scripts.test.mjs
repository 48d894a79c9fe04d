// The joined script of every page is a whole program: joining drops lines by their beginnings.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

const assets = fileURLToPath(new URL("../../Site/assets/", import.meta.url));
const folders = readdirSync(assets, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const place = mkdtempSync(join(tmpdir(), "scripts-"));

for (const { name } of folders) {
  test(`the script of ${name} is whole`, () => {
    const { text } = bundle("page.js", (module) => readFileSync(join(assets, name, module), "utf8"));
    const file = join(place, `${name}.mjs`);
    writeFileSync(file, text);
    const checked = spawnSync(process.execPath, ["--check", file], { encoding: "utf8" });
    assert.equal(checked.status, 0, checked.stderr);
  });
}
