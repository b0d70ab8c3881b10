// @ts-check
// The end of a pile: what is marked, whether two markers agree, what is to be settled, whose texts these are.
import { h, uid } from "../../../learner/widgets/common/dom.js";
import { counted } from "./door.js";

/** @param {any} first @param {any} desk @returns {any} */
export function paintSummary(first, desk) {
  const title = h("h3", { class: "ws-title", id: uid("title"), tabindex: "-1" }, first.title);
  const body = h("div", { class: "ws-ui dk-summary" });
  const el = h("div", {}, h("div", { class: "ws-head" }, title,
    h("span", { class: "ws-ui ws-minutes" }, first.role === "settler" ? `settled by ${first.marker}` : `marked by ${first.marker}`)), body);
  const work = h("p", { class: "ws-quiet dk-work", role: "status" });
  const rest = () => { work.textContent = ""; };
  /** Comparing two markers takes a moment, in which nothing else would be seen to happen. */
  const at = { send: (/** @type {any} */ message) => { work.textContent = "working…"; desk.send(message); } };
  let shown = "";
  return {
    el,
    rest,
    update: (/** @type {any} */ state) => {
      rest();
      if (JSON.stringify(state) === shown) return;
      const lost = body.contains(document.activeElement);
      shown = JSON.stringify(state);
      body.replaceChildren(...[...progress(state), actions(state, at), work, ...comparison(state, at), ...named(state, at),
        h("p", { class: "ws-quiet" }, "The marks are kept in ", h("code", {}, state.folder), ". whosays grade puts the points of settled texts into the gradebook.")].filter(Boolean));
      if (lost) title.focus();
    },
    focus: () => title.focus(),
  };
}

/** @param {any} state */
function progress(state) {
  const open = state.count - state.marked;
  const left = state.left_open ? ` ${counted(state.left_open, "learner")} left this question open.` : "";
  const odd = state.odd ? ` ${counted(state.odd, "answer")} held no text that can be read.` : "";
  const mine = open ? `${state.marked} of ${counted(state.count, "text")} marked, ${open} with rows that have no points yet.` : `All ${counted(state.count, "text")} marked.`;
  const lines = [h("p", {}, h("strong", {}, state.role === "settler" ? counted(state.count, "text") + "." : mine), left, odd)];
  for (const other of state.others)
    lines.push(h("p", {}, h("strong", {}, other.by), ` has marked ${other.marked} of ${state.count}${other.done ? " and is done." : " and is not done yet."}`));
  if (state.others.length && !state.compare && state.role === "marker")
    lines.push(h("p", { class: "ws-quiet" }, "What the other gave is shown when both of you are done. Till then, talk about anything else."));
  return lines;
}

/** @param {any} state @param {any} desk */
function actions(state, desk) {
  const mine = state.role === "marker";
  const open = state.count - state.marked;
  const make = (/** @type {string} */ text, /** @type {any} */ message, main = false) =>
    h("button", { type: "button", class: `ws-btn${main ? " main" : ""}`, onclick: () => desk.send(message) }, text);
  return h("div", { class: "ws-foot" },
    mine && open > 0 ? make("Go to the first without points", { do: "go", to: 0 }, !state.done) : null,
    mine && !state.done && state.marked > 0 ? make("I am done", { do: "done", done: true }, open === 0) : null,
    mine && !state.sealed && open === 0 ? make("Back to marking", state.done ? { do: "done", done: false } : { do: "go", to: 0 }) : null,
    (state.done || state.compare) && !state.names ? make("Show whose texts these are", { do: "names" }) : null,
    make("Leave the desk", { do: "leave" }));
}

/** @param {any} state @param {any} desk @returns {any[]} */
function comparison(state, desk) {
  const found = state.compare;
  if (!found) return [];
  const rows = found.rows.map((/** @type {any} */ row) => h("tr", {}, h("th", { scope: "row", dir: "auto" }, row.row || "All rows together"),
    h("td", {}, row.same), h("td", {}, row.alpha), h("td", {}, row.interval)));
  const left = found.differences - found.settled;
  return [
    h("h4", { class: "dk-sub" }, "Do the markers agree?"),
    ...found.words.map((/** @type {string} */ text) => h("p", { dir: "auto" }, text)),
    rows.length ? table(`Agreement on ${counted(found.texts, "text")} marked by both (Krippendorff’s alpha for ordered levels; 95 % interval from 1,000 draws)`,
      ["Row", "The same", "Alpha", "Interval"], rows) : null,
    found.differences ? h("p", {}, `The markers differ on ${counted(found.differences, "text")}; ${left ? `${left} still to be settled.` : "all are settled."}`) : h("p", {}, "They differ nowhere: nothing is to be settled."),
    found.differences ? h("div", { class: "ws-foot" }, h("button", { type: "button", class: `ws-btn${left ? " main" : ""}`,
      onclick: () => desk.send({ do: "settle" }) }, left ? "Settle the differences" : "Look at them again")) : null,
  ];
}

/** @param {any} state @param {any} desk @returns {any[]} */
function named(state, desk) {
  if (!state.names) return [];
  const rows = state.names.map((/** @type {any} */ each) => h("tr", {},
    h("th", { scope: "row", dir: "auto" }, each.name ? `${each.learner}, ${each.name}` : each.learner),
    h("td", {}, each.points === null ? "open" : `${each.points} of ${each.possible}`), h("td", { dir: "auto", class: "dk-said" }, each.comment),
    h("td", {}, h("button", { type: "button", class: "ws-btn small", "aria-label": `Change the marks of ${each.learner}`,
      onclick: () => desk.send({ do: "settle", to: each.at }) }, "Change"))));
  return [h("h4", { class: "dk-sub" }, "Whose texts these are"), table("Points and comments by learner", ["Learner", "Points", "Comment", "A final mark"], rows)];
}

/** @param {string} caption @param {string[]} heads @param {HTMLElement[]} rows */
function table(caption, heads, rows) {
  return h("table", { class: "dk-table" }, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))), h("tbody", {}, ...rows));
}
