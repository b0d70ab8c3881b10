// @ts-check
// One text on the desk: what a learner wrote, and the rubric beside it. Marking and settling look the same, but for
// the marks and comments of both markers, which are shown when differences are settled.
import { h, uid } from "../../../learner/widgets/common/dom.js";
import { passage } from "../../../learner/widgets/common/passage.js";
import { paintComment } from "./comment.js";
import { LEVELS, RubricRow } from "./rubric_row.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./desk.js").Sheet<TextState>} TextSheet */
/** @typedef {import("./rubric_row.js").RowState} RowState */
/** @typedef {import("../../../learner/widgets/common/passage.js").Piece} Piece */
/** @typedef {{shown: string, left_out: number, words: number, least: number|null, most: number|null,
 *   ticked: boolean[]}} Written */
/** The text on top of the pile. ``saved``: when this marker last marked it; ``undo``: whether there is a step back.
 * @typedef {{view: "mark"|"settle", marker: string, title: string, prompt: string, question: string, passage: Piece[],
 *   sample: string, checklist: string[], at: number, count: number, marked: number, text: Written, changed: boolean,
 *   rows: RowState[], comment: string, comments: {by: string, text: string}[], saved: string, phrases: string[],
 *   undo: boolean, longest: number}} TextState */

const KEYS = "Keys: 2, 1 or 0 give the points and go on to the next row · Enter: next text · C: comment · "
  + "R: comments to use again · K: keep this comment · U: undo";
const CHANGED = "This learner handed in another text since it was marked. The marks of the earlier text stay in the "
  + "markbook; this one is to be marked anew.";
const ALL_MARKED = "Every row has points. To change one, go to it (Tab), then press 2, 1 or 0.";

/** @param {TextState} first @param {Desk} desk @returns {TextSheet} */
export function paintText(first, desk) { return new TextPage(first, desk); }

class TextPage {
  /** @param {TextState} first @param {Desk} desk */
  constructor(first, desk) {
    this.first = first;
    this.desk = desk;
    this.where = { view: first.view, at: first.at };
    this.noun = first.view === "settle" && first.count > 1 ? "Difference" : "Text";
    this.place = h("p", { class: "ws-ui ws-place", role: "status" });
    this.written = h("div", { class: "dk-learner-text", tabindex: "0", role: "region", dir: "auto",
      "aria-label": `${this.noun} ${first.at + 1} of ${first.count}, what the learner wrote` }, first.text.shown);
    this.rows = first.rows.map((row, i) => new RubricRow(row, i, (name, level) => this.give(name, level)));
    this.buttons = this.makeButtons();
    this.comment = paintComment(first, desk, this.where, () => this.toMarks());
    this.el = h("div", {}, headOf(first), this.place, this.panel(), this.foot());
    this.el.addEventListener("keydown", (event) => this.press(event));
  }

  // ---- the elements

  makeButtons() {
    const { at, count } = this.first;
    const isLast = at + 1 >= count;
    const next = button(isLast ? "To the end" : "Next text", "⏎", () => this.forward());
    const back = button("Previous", "", () => this.goTo(at - 1));
    const undo = button("Undo", "U", () => this.desk.send({ do: "undo" }));
    const end = button("To the end", "", () => this.goTo(count));
    next.classList.add("main");
    back.hidden = at === 0;
    end.hidden = isLast;
    return { next, back, undo, end };
  }

  panel() {
    const { first } = this;
    return h("div", { class: "dk-panel" },
      h("div", { class: "dk-left" }, this.written, h("p", { class: "ws-ui ws-quiet dk-words" }, aboutText(first.text)),
        first.changed ? h("p", { class: "ws-ui dk-changed" }, CHANGED) : null, asked(first)),
      h("div", { class: "dk-right ws-ui" }, ...this.rows.map((row) => row.el), this.comment.el));
  }

  foot() {
    const { next, back, undo, end } = this.buttons;
    return h("div", { class: "ws-ui" }, h("div", { class: "ws-foot" }, next, back, undo, end),
      h("p", { class: "ws-quiet dk-keys" }, KEYS));
  }

  // ---- what the desk asks of a sheet

  /** @param {TextState} state */
  update(state) {
    const done = state.view === "settle" ? "settled" : "marked";
    this.place.textContent = `${this.noun} ${state.at + 1} of ${state.count} · ${state.marked} ${done}`;
    state.rows.forEach((row, i) => this.rows[i].show(row.level));
    this.buttons.undo.setAttribute("aria-disabled", String(!state.undo));
    this.comment.update(state);
  }

  focus() { this.written.focus({ preventScroll: true }); }

  // ---- what a marker does

  /** @param {string} row @param {number} level */
  give(row, level) { this.desk.send({ do: "level", ...this.where, row, level }); }

  /** @param {number} to */
  goTo(to) { this.desk.send({ do: "go", to }); }

  forward() { this.goTo(this.first.at + 1); }

  /** The row that a number key speaks of: the one in focus, else the first without points. */
  current() { return this.rows.find((row) => row.hasFocus()) || this.rows.find((row) => row.isOpen()); }

  toMarks() {
    const row = this.current();
    if (row) row.focus();
    else this.toNext();
  }

  toNext() {
    this.buttons.next.focus({ preventScroll: true });
    this.buttons.next.scrollIntoView({ block: "nearest" });
  }

  /** Give the points of a key, and go on to the next row without any. @param {string} key */
  points(key) {
    const row = this.current();
    if (!row) { this.desk.warn(ALL_MARKED); return; }
    row.pick(key);
    const open = this.rows.slice(this.rows.indexOf(row) + 1).concat(this.rows).find((each) => each.isOpen());
    if (open) open.focus();
    else this.toNext();
  }

  // ---- keys

  /** @param {KeyboardEvent} event */
  press(event) {
    const at = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.metaKey) return;
    const act = at.tagName === "TEXTAREA" ? this.inTheComment(event) : this.onTheMarks(event, at);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {KeyboardEvent} event @returns {(() => void)|null} what the key does */
  inTheComment(event) {
    if (event.key === "Escape") return () => this.toMarks();
    return event.ctrlKey && event.key === "Enter" ? () => this.forward() : null;
  }

  /** @param {KeyboardEvent} event @param {HTMLElement} at @returns {(() => void)|null} what the key does */
  onTheMarks(event, at) {
    if (event.ctrlKey || this.comment.takes(event)) return null;
    const key = event.key.toLowerCase();
    if (LEVELS.includes(key)) return () => this.points(key);
    if (key === "enter") return ["BUTTON", "SUMMARY"].includes(at.tagName) ? null : () => this.forward();
    return this.actOf(key);
  }

  /** @param {string} key @returns {(() => void)|null} */
  actOf(key) {
    if (key === "c") return () => this.comment.focus();
    if (key === "r") return () => this.comment.toPhrases();
    if (key === "k") return () => this.comment.keep();
    return key === "u" ? () => this.buttons.undo.click() : null;
  }
}

/** @param {TextState} first */
function headOf(first) {
  const settle = first.view === "settle";
  return h("div", { class: "ws-head" },
    h("h3", { class: "ws-title", id: uid("title") }, settle ? `${first.title}: settle` : first.title),
    h("span", { class: "ws-ui ws-minutes" }, settle ? `settled by ${first.marker}` : `marked by ${first.marker}`));
}

/** @param {string} text @param {string} key @param {() => void} press */
function button(text, key, press) {
  const el = h("button", { type: "button", class: "ws-btn" }, text, key ? h("kbd", { "aria-hidden": "true" }, key) : null);
  el.addEventListener("click", () => { if (el.getAttribute("aria-disabled") !== "true") press(); });
  return el;
}

/** @param {Written} text */
function aboutText(text) {
  const limits = text.least && text.most ? ` · ${text.least} to ${text.most} asked for` : "";
  const cut = text.left_out ? ` · The text is longer: ${text.left_out} more characters are not shown here.` : "";
  return `${text.words} ${text.words === 1 ? "word" : "words"}${limits}${cut}`;
}

/** The question, what to look for, a sample: folded, for the marker knows them after two texts. @param {TextState} state */
function asked(state) {
  const list = state.checklist.map((text, i) => h("li", { dir: "auto" }, text,
    h("span", { class: "ws-quiet" }, state.text.ticked[i] ? " (the learner ticked it)" : " (not ticked)")));
  return h("details", { class: "dk-asked ws-ui" }, h("summary", {}, "What was asked, and a sample"),
    passage(state.passage), state.prompt ? h("p", { dir: "auto" }, state.prompt) : null,
    state.question ? h("p", { dir: "auto" }, h("strong", {}, state.question)) : null,
    list.length ? h("ul", {}, ...list) : null,
    state.sample ? h("p", { class: "ws-quiet" }, "A sample that earns every point:") : null,
    state.sample ? h("p", { class: "dk-sample", dir: "auto" }, state.sample) : null);
}
