// @ts-check
// Who an outlet is: the same four questions, whoever shows them.
import { h } from "./dom.js";

/** @typedef {{question: string, words: string, found: boolean, whose: string, date: string, address: string,
 *   reply: string}} Row */
/** @typedef {{name: string, label: string, rows: Row[]}} Outlet */

/** @param {string} date "2018-05-22" or "2018-05", or "no date" where the page has none */
export function readable(date) {
  if (!/^\d{4}-\d{2}/.test(date)) return date;
  const [year, month, day] = date.split("-");
  const names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];
  return [day ? Number(day) : "", names[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** @param {Row} row */
function answered(row) {
  const by = row.found ? h("span", { class: "ws-outlet-by ws-quiet" },
    `${row.whose} · ${readable(row.date)} · ${row.address}`) : null;
  const reply = row.reply ? h("span", { class: "ws-outlet-reply", dir: "auto" },
    h("strong", {}, "The answer to that: "), row.reply) : null;
  return [h("dt", {}, row.question), h("dd", { class: row.found ? "" : "ws-quiet" },
    h("span", { dir: "auto" }, row.words), by, reply)];
}

/** The four rows of an outlet. @param {Outlet} outlet */
export function outletRows({ rows }) { return h("dl", {}, ...rows.flatMap(answered)); }
