// The page: reads the form, paints the answer.

import { today } from "./days.js";
import { lookUp } from "./lookup.js";
import { recognise } from "./recognise.js";
import { describe } from "./result.js";
import { fill, speaker } from "./speak.js";

/** @typedef {HTMLElement & { dataset: { show: string, action: string } }} Part */

/**
 * @param {string} selector
 * @returns {NodeListOf<Part>}
 */
const all = (selector) => document.querySelectorAll(selector);

/** @param {string} id */
const inlined = (id) => JSON.parse(all(id)[0].innerText);

/** @type {import("./result.js").Lookup} */
const lookup = inlined("#lookup");
const words = inlined("#words");
const say = speaker(words, document.documentElement.lang);
const { title } = document;
const form = document.forms[0];

/** @type {Partial<import("./result.js").View> & { show: string[] }} */
let view = { show: ["form"] };
let link = "";
let checks = 0;

/**
 * @param {string} name
 * @param {object} properties
 */
const create = (name, properties) => Object.assign(document.createElement(name), properties);

/** @param {typeof view} next */
function paint(next) {
  view = next;
  const { values, timeline = [] } = view;
  const show = [...view.show, kept() ? "remembered" : "forgotten"];
  for (const part of all("[data-show]")) {
    /** @type {any} */
    const name = part.dataset.show.split(" ").find((name) => show.includes(name));
    part.hidden = !name;
    if (words[name]) part.textContent = say(name, values);
  }
  // Two elements: a screen reader passes over an item whose one text has two lines.
  const items = timeline.map(([textContent, text]) => {
    const item = create("li", {});
    item.append(create("small", { textContent }), text);
    return item;
  });
  all("#timeline")[0].replaceChildren(...items);
  document.title = (show[0] === "problem" ? words.error : "") + title;
  all(`[data-show="${show[0]}"] [tabindex]`)[0]?.focus();
}

/** The number that the citizen asked to keep on this device. */
function kept() {
  try {
    return localStorage.appeal;
  } catch {}
}

/**
 * @param {string} typed
 * @param {string} [typedCode]
 */
async function check(typed, typedCode = "") {
  const ticket = ++checks;
  const found = recognise(typed, lookup.patterns);
  const { code: grammar } = found.pattern ?? lookup.patterns[0];
  const code = grammar ? recognise(typedCode, [grammar]) : {};
  if (found.problem || code.problem)
    return paint({
      show: ["problem", "form", "reference_" + found.problem, "code_" + code.problem],
      values: { ...grammar, ...lookup, ...found },
    });
  paint({ show: ["checking", "form"] });
  /** @type {any[]} */
  const secrets = [found.reference, code.reference].filter(Boolean);
  link = "#" + secrets;
  const { kind, appeal, fault } = await lookUp(secrets.join("\n"), lookup);
  // Another question has been asked meanwhile.
  if (ticket !== checks) return;
  if (kind === "outdated" && !history.state) {
    history.replaceState("reloaded", "", link);
    return location.reload();
  }
  if (!appeal) return paint({ show: [kind, "form", fault] });
  form.reset();
  paint(describe(appeal, secrets[0], lookup, say, today()));
}

/** @param {string} fragment number and code, as in the address */
function follow(fragment) {
  const [typed, code] = decodeURIComponent(fragment.slice(1)).split(",");
  form.reference.value = typed;
  check(typed, code);
}

function readFragment() {
  const { hash, pathname } = location;
  // Other fragments are names of places in the page.
  if (!/\d/.test(hash)) return;
  history.replaceState(history.state, "", pathname);
  follow(hash);
}

/** @type {Record<string, () => void>} */
const actions = {
  retry: () => follow(link),
  recall: () => follow(kept()),
  remember() {
    localStorage.appeal = link;
    paint(view);
  },
  forget() {
    delete localStorage.appeal;
    paint(view);
    form.reference.focus();
  },
  another() {
    paint({ show: ["form"] });
    form.reference.focus();
  },
  print: () => print(),
  save() {
    const file = fill(lookup.calendar, { ...view.values, uid: Math.random() });
    const href = URL.createObjectURL(new Blob([file], { type: "text/calendar" }));
    create("a", { href, download: "appeal.ics" }).click();
  },
};

form.onsubmit =
  /** @param {Event} event */
  (event) => {
    event.preventDefault();
    check(form.reference.value, form.code?.value);
  };
onclick =
  /** @param {any} event */
  ({ target }) => actions[target.dataset.action]?.();
if (crypto.subtle) {
  form.start.disabled = false;
  onhashchange = readFragment;
  paint(view);
  readFragment();
} else paint({ show: ["insecure"] });
