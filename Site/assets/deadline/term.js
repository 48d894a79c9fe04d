// The last day for an answer, from the working calendar and the dated rules that the page carries.

/**
 * @typedef {object} Calendar
 * @property {string} from first day covered
 * @property {string} to last day covered
 * @property {string} exceptions weekdays that are free and weekends that are worked
 * @property {string[]} estimated days whose date is only expected
 * @property {[string, number][]} rules first day of each rule and its working days
 */

/** @param {string} day */
const next = (day) => new Date(Date.parse(day) + 864e5).toISOString().slice(0, 10);

/**
 * The day after registration is day one. Nothing outside the calendar or before the first rule.
 * @param {string} registered
 * @param {Calendar} calendar
 * @returns {{ day: string, estimated: boolean } | undefined}
 */
export function term(registered, calendar) {
  const rule = calendar.rules.filter(([from]) => from <= registered).pop();
  if (!rule || registered < calendar.from || registered > calendar.to) return;
  let [, left] = rule;
  let day = registered;
  while (left) {
    day = next(day);
    if (day > calendar.to) return;
    if ((new Date(day).getUTCDay() % 6 < 1) === calendar.exceptions.includes(day)) left--;
  }
  return { day, estimated: calendar.estimated.some((date) => date >= registered && date <= next(day)) };
}
