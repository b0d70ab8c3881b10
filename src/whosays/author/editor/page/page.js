// @ts-check
// The page of the editor: the article on one side, the statement at hand on the other, and what stands around them.
import { h } from "../../../learner/widgets/common/dom.js";
import { EditorLine } from "./boxes.js";
import { apartPanel } from "./apart.js";
import { entrance } from "./entrance.js";
import { finishPanel } from "./finish.js";
import { handOf, repaint } from "./focus.js";
import { handFoot, makeHand, nothingAtHand } from "./hand.js";
import { actOfKey, chordOf, ringKey } from "./keys.js";
import { makeOpinion, opinionPanel, showThere, twoFoot, twoKey, twoPanel } from "./opinion.js";
import { pickFoot, pickPanel } from "./pick_panel.js";
import { PAGE_ACTS } from "./page_acts.js";
import { beginPick, chosenRanges, pressWord, wordMap } from "./ring.js";
import { far, settleFoot, settleKey, settlePanel } from "./settle.js";
import { makeSheet } from "./sheet.js";
import { sourceForm } from "./source.js";
import { makeHead } from "./strip.js";

/** @typedef {import("./types.js").EditorState} EditorState @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Act} Act */
/** @typedef {import("./types.js").Pick} Pick @typedef {import("./types.js").Hands} Hands @typedef {import("./boxes.js").EditorModel} EditorModel */

export class EditorPage {
  /** @param {EditorModel} model */
  constructor(model) {
    this.model = model;
    /** @type {Pick|null} */ this.pick = null;
    this.began = false; // whether a pointer has pressed the first word
    this.shown = ""; // the article and view that stand on the page
    this.at = 0; // the statement at hand
    this.wanted = ""; // what is to have focus as soon as it stands there
    this.notice = h("p", { class: "ws-notice ws-ui", role: "alert", hidden: true });
    this.told = h("p", { class: "ws-sr", role: "status" });
    /** @type {Hands} */ this.hands = { send: (message) => this.send(message), act: (act) => this.act(act) };
    this.line = new EditorLine(model, { say: (text, bad) => this.say(text, bad), ask: (text) => this.warn(text), states: () => this.boxStates() });
    this.head = makeHead(this.hands);
    this.sheet = makeSheet((n) => this.send(this.keyState()?.settle ? { do: "settle_go", to: n - 1 } : { do: "go", to: n }), (word, more) => this.press(word, more));
    this.panel = h("div", { class: "ed-hand ws-ui", role: "region", "aria-label": "The statement at hand", tabindex: "-1" });
    this.hand = makeHand(this.hands, this.line);
    this.opinion = makeOpinion(this.hands);
    this.desk = h("div", { class: "ed-desk" });
    this.door = h("div", {});
    this.bar = h("div", { class: "ed-bar ed-act ws-ui" }); // what Enter does, always in reach
    this.root = h("section", { class: "ws ed", "aria-label": "Key editor" }, this.door, this.head.el, this.head.stop, this.notice, this.told, this.desk);
    this.desk.append(this.sheet.el, h("div", { class: "ed-side" }, this.panel, this.bar));
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.sizes = new ResizeObserver(() => this.root.style.setProperty("--head", `${this.head.el.offsetHeight}px`));
    this.sizes.observe(this.head.el);
    this.root.addEventListener("ed-focus-lost", () => this.sheet.el.focus({ preventScroll: true }));
  }

  /** @returns {EditorState} */
  state() { return this.model.get("state"); }

  /** The state of a key, or null at the door. @returns {KeyState|null} */
  keyState() {
    const state = this.state();
    return state.view === "door" ? null : state;
  }

  boxStates() {
    const hand = this.keyState()?.hand;
    return new Map((hand ? [hand.why, hand.settles, hand.also] : []).map((each) => [each.item, each]));
  }

  // ---- what is said

  /** @param {string} text @param {boolean} bad */
  say(text, bad) {
    const state = this.keyState();
    const { saved } = this.head;
    const unsaved = state?.unsaved || (state?.outside ? "NOT saved" : "");
    saved.classList.toggle("bad", bad || Boolean(unsaved));
    saved.textContent = bad || unsaved ? "NOT saved" : text || (state?.saved ? `saved ${state.saved} in ${state.file}` : "");
    if (bad && !state?.outside) this.warn(text);
  }

  /** @param {string} text */
  warn(text) {
    this.notice.replaceChildren(text);
    this.notice.hidden = !text;
    if (text.startsWith("NOT saved")) this.notice.append(" ", h("button", { type: "button", class: "ws-btn small", "data-key": "again",
      onclick: () => this.send({ do: "save" }) }, "Try again"));
  }

  // ---- to Python

  /** @param {object} message */
  send(message) {
    this.warn("");
    this.line.send(message);
  }

  /** What a button or a key says: something for Python, or something for this page. @param {Act} act */
  act(act) {
    if (act.do) this.send({ at: this.at, ...act });
    else PAGE_ACTS[String(act.page)]?.(this, act);
  }

  // ---- words are chosen

  /** @param {string} purpose */
  begin(purpose) {
    const state = this.keyState();
    if (!state || (!state.hand && purpose !== "add")) return;
    this.pick = beginPick(purpose, state.hand, wordMap(state));
    this.began = false;
    this.warn("");
    this.paint();
    this.sheet.el.focus({ preventScroll: true });
  }

  /** @param {Pick} pick */
  ring(pick) {
    this.pick = pick;
    this.paint();
  }

  /** @param {number} word @param {boolean} isNew */
  press(word, isNew) {
    const state = this.keyState();
    if (!state || !this.pick) return;
    this.ring(pressWord(this.pick, word, isNew, wordMap(state), this.began));
    this.began = isNew || !this.began; // a further piece begins with its first word
  }

  take() {
    const pick = this.pick;
    if (!pick) return;
    this.stop();
    if (pick.purpose === "split") this.send({ do: "split", at: this.at, word: pick.a });
    else if (pick.purpose === "edges" || pick.purpose === "add") this.send({ do: pick.purpose, at: this.at, ranges: chosenRanges(pick) });
    else this.send({ do: "words", at: this.at, role: pick.purpose, ranges: chosenRanges(pick) });
  }

  stop() {
    this.pick = null;
    this.paint();
    this.sheet.el.focus({ preventScroll: true });
  }

  // ---- keys

  /** @param {KeyboardEvent} event */
  key(event) {
    const state = this.keyState();
    if (!state || event.defaultPrevented) return;
    const act = chordOf(event) ?? (this.pick ? ringKey(event) : this.plainKey(event, state));
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    this.act(act);
  }

  /** @param {KeyboardEvent} event @param {KeyState} state */
  plainKey(event, state) {
    if (state.view === "opinion") return event.key === "Escape" ? { do: "go", to: "work" } : null;
    if (state.view === "source" || state.view === "apart") return null; // a form has no keys of its own
    if (state.settle) return settleKey(event, state.settle);
    return state.opinion.two ? twoKey(event, state) : actOfKey(event, state.kinds);
  }

  // ---- painting

  paint() {
    const state = this.keyState();
    this.line.follow();
    this.door.hidden = state !== null;
    for (const el of [this.head.el, this.desk]) el.hidden = state === null;
    if (!state) { this.paintDoor(); return; }
    this.at = state.hand?.n ?? 0;
    this.head.update(state);
    this.sheet.update(state, this.pick);
    this.opinion.update(state);
    showThere(this.sheet.el, state.opinion.two);
    this.paintPanel(state);
    this.paintBar(state);
    this.say("", Boolean(this.line.bad));
    this.follow(state);
    this.toWanted();
  }

  toWanted() {
    const el = this.wanted && /** @type {HTMLElement|null} */ (this.panel.querySelector(`[data-key="${this.wanted}"]`));
    if (!el) return;
    this.wanted = "";
    el.focus();
  }

  paintDoor() {
    const state = this.state();
    this.head.stop.hidden = true;
    if (state.view === "door") repaint(this.door, state, () => [entrance(state, this.hands)]);
    this.shown = "door";
  }

  /** @param {KeyState} state */
  paintBar({ hand, settle, opinion }) {
    const { pick } = this;
    if (pick) repaint(this.bar, pick, () => pickFoot(pick, this.hands));
    else if (opinion.two) repaint(this.bar, ["two", opinion.open], () => twoFoot(opinion, this.hands));
    else if (hand) repaint(this.bar, [hand.n, hand.problems, hand.state], () => handFoot(hand, this.hands));
    else if (settle) repaint(this.bar, ["settle", settle.n, settle.all, settle.settled], () => settleFoot(settle, this.hands));
    this.bar.hidden = !pick && !hand && !settle && !opinion.two;
  }

  /** @param {KeyState} state */
  paintPanel(state) {
    const { panel } = this;
    if (this.pick) repaint(panel, { pick: this.pick, n: this.at }, () => [pickPanel(/** @type {Pick} */ (this.pick), state, this.hands)]);
    else if (state.view === "source") repaint(panel, ["source", state.source], () => [sourceForm(state, this.hands, this.opinion.el)]);
    else if (state.view === "opinion") repaint(panel, "opinion", () => [opinionPanel(this.opinion.el, this.hands)]);
    else if (state.settle) repaint(panel, ["settle", state.settle], () => [settlePanel(/** @type {import("./types.js").Settle} */ (state.settle), state.kinds, this.hands)]);
    else if (state.view === "apart") repaint(panel, ["apart", state.apart], () => [apartPanel(state, this.hands)]);
    else if (state.opinion.two) repaint(panel, state.opinion.two, (two) => [twoPanel(two, this.hands)]);
    else if (state.view === "done") repaint(panel, ["done", state.apart.mine, state.finish, state.counts, state.loose], () => [finishPanel(state, this.hands)]);
    else if (!state.hand) repaint(panel, ["nothing", state.counts.all], () => [nothingAtHand(state, this.hands)]);
    else {
      this.hand.update(state, state.hand);
      repaint(panel, "hand", () => [this.hand.el]);
    }
  }

  /** Bring what is at hand into view, and say it once. @param {KeyState} state */
  follow(state) {
    const shown = `${this.line.copy} ${state.view} ${handOf(state)} ${state.opinion.two?.place ?? ""}`;
    if (shown === this.shown) return;
    const isFirst = this.shown === "";
    this.shown = shown;
    this.panel.scrollTop = 0;
    this.told.textContent = inWords(state);
    if (isFirst) return;
    this.sheet.el.querySelector(".ed-s.on")?.scrollIntoView({ block: "nearest" });
    const isHere = this.root.contains(document.activeElement) || document.activeElement === document.body;
    if (isHere) this.focusOf(state).focus({ preventScroll: true });
  }

  /** Where focus goes when another statement comes to hand. @param {KeyState} state @returns {HTMLElement} */
  focusOf(state) { return state.view === "source" ? this.panel.querySelector("input:not(:disabled)") ?? this.panel : this.sheet.el; }
}

/** The statement at hand for whoever hears the page. @param {KeyState} state */
function inWords(state) {
  const { hand, settle } = state;
  const { two } = state.opinion;
  if (settle) return settle.difference ? `Difference ${settle.n} of ${settle.all}: ${settle.difference.about}. ${settle.difference.quote}` : far(settle);
  if (two) return `${two.where}. ${two.title}: ${two.left.kind || two.left.empty}, or ${two.right.kind || two.right.empty}. ${two.quote}`;
  if (!hand) return state.view === "done" ? "Every statement has been read by a person." : "";
  const label = state.kinds.find((each) => each.name === hand.kind)?.label ?? "";
  return `${hand.place}. ${label}, ${hand.state}. ${hand.doubt} ${hand.quote.map((each) => each.text).join("")}`;
}
