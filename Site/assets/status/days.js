// Days as ISO dates.

/** @param {number} time */
const iso = (time) => new Date(time).toISOString().slice(0, 10);

/** By the browser's clock, in Kyrgyzstan (UTC+6, no summer time), wherever the citizen is. */
export const today = () => iso(Date.now() + 6 * 36e5);

/**
 * @param {string} date
 * @param {number} days
 */
export const addDays = (date, days) => iso(Date.parse(date) + days * 864e5);

/**
 * Working days after `start`, up to and with `end`.
 * @param {string} start
 * @param {string} end
 * @param {string} exceptions dates: weekdays that are free and weekends that are worked
 */
export function workingDays(start, end, exceptions) {
  let count = 0;
  while (start < end) {
    start = addDays(start, 1);
    if (new Date(start).getUTCDay() % 6 < 1 === exceptions.includes(start)) count++;
  }
  return count;
}
