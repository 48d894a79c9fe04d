// Shows the last day for the answer as soon as a day is chosen.

import { term } from "./term.js";

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} id */
const data = (id) => JSON.parse(part(id).textContent || "");
const calendar = data("calendar");
const weekdays = data("weekdays");
const field = /** @type {HTMLInputElement} */ (part("registered"));

function show() {
  const found = term(field.value, calendar);
  part("outside").hidden = !field.value || !!found;
  part("due").hidden = !found;
  part("estimate").hidden = !found?.estimated;
  if (!found) return;
  const date = new Date(found.day);
  const weekday = weekdays[(date.getUTCDay() + 6) % 7];
  const shown = found.day.split("-").reverse().join(".");
  const day = /** @type {HTMLElement} */ (part("due").lastElementChild);
  day.textContent = `${shown}, ${weekday}`;
}

field.addEventListener("change", show);
part("deadline").addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
