// What the page says about an opened appeal.

import { addDays, workingDays } from "./days.js";
import { spell } from "./speak.js";

/**
 * @typedef {object} Codes texts by code; a code that is missing here is shown as it is
 * @property {Record<string, string>} status whole sentences
 * @property {Record<string, string>} outcome
 * @property {Record<string, string>} event
 * @property {Record<string, string>} body
 */

/**
 * @typedef {object} Lookup what the page carries besides its words
 * @property {string} base address of the look-up's folder, with a slash at the end
 * @property {import("./lookup.js").Manifest} manifest
 * @property {import("./recognise.js").Pattern[]} patterns
 * @property {Codes} codes
 * @property {number[]} open statuses that wait for an answer
 * @property {string} exceptions see `workingDays`
 * @property {string} example a number as printed on a letter
 * @property {string} calendar RFC 5545, with places for {day} and {uid}
 */

/**
 * @typedef {object} View
 * @property {string[]} show parts that are not hidden; the first one gets the focus if it can
 * @property {Record<string, any>} values for the sentences of these parts
 * @property {string[][]} timeline date and text
 */

/**
 * @param {import("./lookup.js").Appeal} appeal
 * @param {string} reference
 * @param {Lookup} lookup
 * @param {import("./speak.js").Say} say
 * @param {string} today
 * @returns {View}
 */
export function describe({ s, o, r, d, b, m, t }, reference, lookup, say, today) {
  const { codes, manifest } = lookup;
  const asOf = manifest.dataAsOf;
  // The data cannot be of tomorrow: the clock of the phone is wrong.
  const now = today < asOf ? asOf : today;
  /** @type {(kind: keyof Codes, code: any) => string} */
  const name = (kind, code) => codes[kind][code] ?? say("unknown_" + kind, { code });
  const show = ["found", "status", "ending", "as_of"];
  /** @type {View["values"]} */
  const values = { status: name("status", s), digits: reference.slice(-4), m };
  values.as_of = spell(asOf, say);
  let holder = b;
  const timeline = t.map(([days, event, body]) => {
    if (!b) holder = body ?? holder;
    const text = name("event", event);
    return [spell(addDays(r, days), say), body ? text + ": " + name("body", body) : text];
  });
  if (m) show.push("earlier");
  if (now > addDays(asOf, manifest.staleAfterDays)) show.push("stale");
  if (o) {
    show.push("outcome");
    values.outcome = name("outcome", o);
  }
  const view = { show, values, timeline };
  if (!lookup.open.includes(s)) show.push("next-" + s);
  else {
    if (holder) {
      show.push("holder");
      values.holder = name("body", holder);
    }
    if (d) addDeadline(view, d, now, lookup, say);
  }
  return view;
}

/**
 * @param {View} view
 * @param {string} due
 * @param {string} now
 * @param {Lookup} lookup
 * @param {import("./speak.js").Say} say
 */
function addDeadline({ show, values, timeline }, due, now, { manifest, exceptions }, say) {
  // Whether an answer is late is known only as of the data.
  const late = workingDays(due, manifest.dataAsOf, exceptions);
  const left = workingDays(now, due, exceptions);
  const key = late ? "overdue" : now > due ? "deadline_passed" : left ? "days_left" : "due_today";
  show.push(key, "next-" + key);
  values.n = late || left;
  values.date = spell(due, say);
  values.day = due.replace(/-/g, "");
  if (now <= due) timeline.push([values.date, say("due")]);
}
