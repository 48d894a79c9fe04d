// The reference of what the site's build does with the modules: the size gate measures its result.
//
// 1. Order: depth first from page.js along the import lines, each module once, imports before the
//    module that asks for them. Where the policy is "plain", plain.js is read for sealed.js.
// 2. Dropped: lines that begin with `import `; lines from one that begins with `/*` to one that
//    ends with `*/`; lines that begin with `//`; empty lines.
// 3. Of the other lines, the indentation and a leading `export ` are removed.
// 4. One line end after each line.
//
// The modules keep to what this needs: an import is one line, a comment is whole lines, nothing is
// imported under another name, no two modules declare one name, no text spans lines.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const folder = fileURLToPath(new URL("../../Site/assets/status/", import.meta.url));

/** @param {string} name */
export const readModule = (name) => readFileSync(folder + name, "utf8");

/** @param {(name: string) => string} [read] */
export function bundle(entry = "page.js", read = readModule) {
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const modules = [];
  const seen = new Set();
  /** @param {string} name */
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const source = read(name);
    for (const [, imported] of source.matchAll(/^import .* from "\.\/(.*)";$/gm)) visit(imported);
    modules.push(name);
    lines.push(...strip(source));
  };
  visit(entry);
  return { text: lines.join("\n") + "\n", modules };
}

/** @param {string} source */
function strip(source) {
  let isComment = false;
  return source.split("\n").flatMap((line) => {
    const text = line.trim();
    const isDropped = isComment || text.startsWith("/*");
    isComment = isDropped && !text.endsWith("*/");
    if (isDropped || text === "" || text.startsWith("//") || text.startsWith("import ")) return [];
    return [text.replace(/^export /, "")];
  });
}
