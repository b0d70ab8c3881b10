// @ts-check
// The end of a pile: what is marked, whether two markers agree, what is to be settled, whose texts these are.
import { h, present, uid } from "../../../learner/widgets/common/dom.js";
import { counted } from "./door.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./door.js").Marker} Marker */
/** Agreement on one row of the rubric, in words; ``row`` "": on all together.
 * @typedef {{row: string, same: string, alpha: string, interval: string}} Agreement */
/** @typedef {{differences: number, settled: number, rows: Agreement[], texts: number, words: string[]}} Comparison */
/** Whose text it is, and its points; null while a row has none.
 * @typedef {{at: number, learner: string, name: string, points: string|null, possible: number, comment: string}} Named */
/** ``compare``: null until both are done; ``names``: null until they are asked for.
 * @typedef {{view: "summary", marker: string, title: string, count: number, marked: number, left_open: number, odd: number,
 *   folder: string, role: "marker"|"settler", done: boolean, sealed: boolean, others: Marker[],
 *   compare: Comparison|null, names: Named[]|null}} SummaryState */
/** @typedef {(message: object) => void} Send */

const TALK_LATER = "What the other gave is shown when both of you are done. Till then, talk about anything else.";

/** @param {SummaryState} first @param {Desk} desk @returns {import("./desk.js").Sheet<SummaryState>} */
export function paintSummary(first, desk) {
  const title = h("h3", { class: "ws-title", id: uid("title"), tabindex: "-1" }, first.title);
  const body = h("div", { class: "ws-ui dk-summary" });
  const by = first.role === "settler" ? `settled by ${first.marker}` : `marked by ${first.marker}`;
  const work = h("p", { class: "ws-quiet dk-work", role: "status" });
  const rest = () => { work.textContent = ""; };
  /** Comparing two markers takes a moment, in which nothing else would be seen to happen. @type {Send} */
  const send = (message) => { work.textContent = "working…"; desk.send(message); };
  let shown = "";
  return {
    el: h("div", {}, h("div", { class: "ws-head" }, title, h("span", { class: "ws-ui ws-minutes" }, by)), body),
    rest,
    update: (state) => {
      rest();
      if (JSON.stringify(state) === shown) return;
      const lost = body.contains(document.activeElement);
      shown = JSON.stringify(state);
      body.replaceChildren(...progress(state), actions(state, send), work, ...comparison(state.compare, send),
        ...named(state.names, send), whereKept(state.folder));
      if (lost) title.focus();
    },
    focus: () => title.focus(),
  };
}

/** @param {string} folder */
function whereKept(folder) {
  return h("p", { class: "ws-quiet" }, "The marks are kept in ", h("code", {}, folder),
    ". whosays grade puts the points of settled texts into the gradebook.");
}

/** @param {SummaryState} state */
function progress(state) {
  const left = state.left_open ? ` ${counted(state.left_open, "learner")} left this question open.` : "";
  const odd = state.odd ? ` ${counted(state.odd, "answer")} held no text that can be read.` : "";
  const waits = state.others.length && !state.compare && state.role === "marker";
  return present([
    h("p", {}, h("strong", {}, howMany(state)), left, odd),
    ...state.others.map((other) => otherLine(other, state.count)),
    waits ? h("p", { class: "ws-quiet" }, TALK_LATER) : null,
  ]);
}

/** @param {SummaryState} state */
function howMany(state) {
  const open = state.count - state.marked;
  const texts = counted(state.count, "text");
  if (state.role === "settler") return `${texts}.`;
  return open ? `${state.marked} of ${texts} marked, ${open} with rows that have no points yet.` : `All ${texts} marked.`;
}

/** @param {Marker} other @param {number} count */
function otherLine(other, count) {
  const done = other.done ? " and is done." : " and is not done yet.";
  return h("p", {}, h("strong", {}, other.by), ` has marked ${other.marked} of ${count}${done}`);
}

/** @param {SummaryState} state @param {Send} send */
function actions(state, send) {
  const mine = state.role === "marker";
  const open = state.count - state.marked;
  /** @param {string} text @param {object} message @param {boolean} [main] */
  const make = (text, message, main = false) =>
    h("button", { type: "button", class: `ws-btn${main ? " main" : ""}`, onclick: () => send(message) }, text);
  return h("div", { class: "ws-foot" },
    mine && open > 0 ? make("Go to the first without points", { do: "go", to: 0 }, !state.done) : null,
    mine && !state.done && state.marked > 0 ? make("I am done", { do: "done", done: true }, open === 0) : null,
    mine && !state.sealed && open === 0 ? make("Back to marking", state.done ? { do: "done", done: false } : { do: "go", to: 0 }) : null,
    (state.done || state.compare) && !state.names ? make("Show whose texts these are", { do: "names" }) : null,
    make("Leave the desk", { do: "leave" }));
}

/** @param {Comparison|null} found @param {Send} send */
function comparison(found, send) {
  if (!found) return [];
  return present([
    h("h4", { class: "dk-sub" }, "Do the markers agree?"),
    ...found.words.map((text) => h("p", { dir: "auto" }, text)),
    agreementTable(found),
    ...differences(found.differences, found.differences - found.settled, send),
  ]);
}

/** @param {Comparison} found */
function agreementTable(found) {
  if (found.rows.length === 0) return null;
  const rows = found.rows.map((row) => h("tr", {}, h("th", { scope: "row", dir: "auto" }, row.row || "All rows together"),
    h("td", {}, row.same), h("td", {}, row.alpha), h("td", {}, row.interval)));
  const how = "(Krippendorff’s alpha for ordered levels; 95 % interval from 1,000 draws)";
  return table(`Agreement on ${counted(found.texts, "text")} marked by both ${how}`, ["Row", "The same", "Alpha", "Interval"], rows);
}

/** @param {number} count @param {number} left how many are still to be settled @param {Send} send */
function differences(count, left, send) {
  if (count === 0) return [h("p", {}, "They differ nowhere: nothing is to be settled.")];
  const rest = left ? `${left} still to be settled.` : "all are settled.";
  return [h("p", {}, `The markers differ on ${counted(count, "text")}; ${rest}`),
    h("div", { class: "ws-foot" }, h("button", { type: "button", class: `ws-btn${left ? " main" : ""}`,
      onclick: () => send({ do: "settle" }) }, left ? "Settle the differences" : "Look at them again"))];
}

/** @param {Named[]|null} names @param {Send} send */
function named(names, send) {
  if (!names) return [];
  return [h("h4", { class: "dk-sub" }, "Whose texts these are"),
    table("Points and comments by learner", ["Learner", "Points", "Comment", "A final mark"], names.map((each) => namedRow(each, send)))];
}

/** @param {Named} each @param {Send} send */
function namedRow(each, send) {
  return h("tr", {},
    h("th", { scope: "row", dir: "auto" }, each.name ? `${each.learner}, ${each.name}` : each.learner),
    h("td", {}, each.points === null ? "open" : `${each.points} of ${each.possible}`),
    h("td", { dir: "auto", class: "dk-said" }, each.comment),
    h("td", {}, h("button", { type: "button", class: "ws-btn small", "aria-label": `Change the marks of ${each.learner}`,
      onclick: () => send({ do: "settle", to: each.at }) }, "Change")));
}

/** @param {string} caption @param {string[]} heads @param {HTMLElement[]} rows */
function table(caption, heads, rows) {
  return h("table", { class: "dk-table" }, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))), h("tbody", {}, ...rows));
}
