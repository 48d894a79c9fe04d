// What the page says about an opened appeal.

import { addDays, workingDays } from "./days.js";
import { spell } from "./speak.js";

/**
 * @typedef {object} Lookup what the page carries besides its words
 * @property {string} base address of the look-up's folder, with a slash at the end
 * @property {import("./open.js").Manifest} manifest
 * @property {Record<"status" | "outcome" | "event" | "body", Record<string | number, string>>} codes
 * @property {number[]} open statuses that wait for an answer
 * @property {string} exceptions see `workingDays`
 * @property {string} example a number as printed on a letter
 * @property {string} calendar RFC 5545, with places for {day} and {uid}
 */

/**
 * @typedef {object} View
 * @property {string[]} show parts that are not hidden; the first one gets the focus if it can
 * @property {Record<string, any>} [values] for the sentences of these parts
 * @property {string[][]} [timeline] date and text
 */

/**
 * @param {import("./open.js").Appeal} appeal
 * @param {string} reference
 * @param {Lookup} lookup
 * @param {import("./speak.js").Say} say
 * @param {string} today
 * @returns {View}
 */
export function describe({ s, o, r, d, b, m, t }, reference, lookup, say, today) {
  const { codes, open, exceptions, manifest } = lookup;
  const asOf = manifest.dataAsOf;
  // The data cannot be of tomorrow: the clock of the phone is wrong.
  const now = today < asOf ? asOf : today;
  /** @type {(kind: "status" | "outcome" | "event" | "body", code: string | number) => string} */
  const name = (kind, code) => codes[kind][code] ?? say("unknown_" + kind, { code });
  /** @type {string | undefined} */
  let holder;
  const timeline = t.map(([days, event, body]) => {
    holder = body ?? holder;
    return [spell(addDays(r, days), say), name("event", event) + (body ? ": " + name("body", body) : "")];
  });
  holder = b ?? holder;
  const show = ["found", "status", "ending", "as_of"];
  /** @type {View["values"]} */
  const values = { status: name("status", s), as_of: spell(asOf, say), m, digits: reference.slice(-4) };
  if (m) show.push("earlier");
  if (now > addDays(asOf, manifest.staleAfterDays)) show.push("stale");
  if (o) {
    show.push("outcome");
    values.outcome = name("outcome", o);
  }
  if (!open.includes(s)) show.push("next-" + s);
  else {
    if (holder) {
      show.push("holder");
      values.holder = name("body", holder);
    }
    if (d) {
      // Whether an answer is late is known only as of the data.
      const late = workingDays(d, asOf, exceptions);
      const left = workingDays(now, d, exceptions);
      const key = late ? "overdue" : now > d ? "deadline_passed" : left ? "days_left" : "due_today";
      values.n = late || left;
      values.date = spell(d, say);
      values.day = d.replace(/-/g, "");
      show.push(key, "next-" + key);
      if (now <= d) timeline.push([values.date, say("due")]);
    }
  }
  return { show, values, timeline };
}
