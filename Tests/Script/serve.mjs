// Serves the example site with the policy of the real one; prints its address, ends with its input.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { site } from "./example.mjs";

const style = readFileSync(new URL("../../Site/assets/style.css", import.meta.url), "utf8");
const files = site(style);
const hash = createHash("sha256").update(style).digest("base64");
const policy = [
  "default-src 'none'", "script-src 'self'", `style-src 'sha256-${hash}'`, "img-src 'self'",
  "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  "require-trusted-types-for 'script'", "trusted-types 'none'",
].join("; ");

/** @param {string} path */
const typeOf = (path) =>
  path.endsWith(".js") ? "text/javascript" : path.endsWith(".json") ? "application/json" : "text/html";

const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const text = files.get(path);
  response.writeHead(text === undefined ? 404 : 200, {
    "Content-Type": typeOf(path) + "; charset=utf-8",
    "Content-Security-Policy": policy,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
  });
  response.end(text ?? "<!doctype html><title>404</title>");
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
process.stdin.resume().on("end", () => process.exit());
