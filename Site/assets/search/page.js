// The search page: loads the index with the first search, shows the pages found, keeps the words in the
// address so that a result can be come back to.

import { find } from "./find.js";

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const field = /** @type {HTMLInputElement} */ (part("words"));
const list = part("found");
/** @type {import("./find.js").Index | undefined} */
let index;

/** @param {string} [shown] the part to show, none while searching */
function show(shown) {
  for (const id of ["count", "none", "fault"]) part(id).hidden = id !== shown;
}

/** @param {number} count */
function told(count) {
  const forms = JSON.parse(part("forms").textContent || "");
  const form = new Intl.PluralRules(document.documentElement.lang).select(count);
  return (forms[form] || forms.other).replace("{n}", count);
}

async function search() {
  const typed = field.value.trim();
  list.replaceChildren();
  show();
  if (!typed) return;
  try {
    index = index || (await (await fetch(part("search").dataset.index || "")).json());
  } catch {
    return show("fault");
  }
  const found = find(typed, /** @type {import("./find.js").Index} */ (index));
  for (const [address, title, summary] of found) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    const text = document.createElement("p");
    text.textContent = summary;
    item.append(link, text);
    list.append(item);
  }
  part("count").textContent = told(found.length);
  show(found.length ? "count" : "none");
}

part("search").addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", "?q=" + encodeURIComponent(field.value));
  search();
});
field.value = new URLSearchParams(location.search).get("q") || "";
search();
