// @ts-check
// Words of a passage marked as source, cue or what was said.
import { taskCard } from "../common/card.js";
import { h, uid } from "../common/dom.js";
import { listenToKeys, listenToPointer } from "./hands.js";
import { ROLES, nameOfRole, toldOf } from "./key.js";
import { makeMarks, makePicks } from "./picks.js";
import { makeSheet, paintUnits } from "./sheet.js";

/** @typedef {import("./key.js").Marked} Marked */
/** @typedef {import("./key.js").Unit} Unit */
/** @typedef {import("../common/card.js").Item & {units: Unit[]}} MarkItem */
/** @typedef {import("./key.js").Parts} Parts */
/** @typedef {import("../common/card.js").ItemState & {parts?: Parts}} ItemState */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */

const EMPTY = "Pick the words first: click them, or go to them with the arrow keys.";

export default {
  /** @param {import("../common/card.js").TaskView<MarkItem>} view */
  render({ model, el }) { return taskCard(model, el, paintMarker); },
};

/** @param {MarkItem} item @param {Api} api @returns {Painted} */
function paintMarker(item, api) { return new Marker(item, api); }

class Marker {
  /** @param {MarkItem} item @param {Api} api */
  constructor(item, api) {
    this.api = api;
    this.units = item.units;
    this.marks = makeMarks(item.units);
    this.picks = makePicks();
    this.mine = false; // once the learner marks here, no older answer may come over it
    /** @type {Parts|null} */ this.parts = null; // of the correction
    this.help = h("p", { class: "mk-help ws-ui ws-quiet", id: uid("help") }, ...helpText());
    this.sheet = makeSheet(item.units, item.question || "The passage", this.help.id);
    this.told = h("p", { class: "mk-told ws-ui", role: "status" });
    this.after = h("div", { class: "mk-after ws-ui", hidden: true });
    this.listen();
    this.el = h("div", { class: "mk" }, item.question ? h("p", { class: "ws-question" }, item.question) : null,
      this.sheet.el, toolsOf((role) => this.set(role), () => this.undo()), this.help, this.told, this.after);
  }

  listen() {
    const { picks, sheet } = this;
    const hear = () => this.hear();
    listenToKeys(sheet, { picks, hear, set: (role) => this.set(role), undo: () => this.undo(),
      repaint: () => this.repaint(), main: this.api.main });
    listenToPointer(sheet, picks, hear);
  }

  // ---- what the card asks of a painter

  /** @param {ItemState} state */
  update(state) {
    if (!this.mine && state.answer) this.marks.load(/** @type {Marked} */ (state.answer));
    if (state.parts && !this.parts) this.told.textContent = ""; // now the correction speaks
    this.parts = state.parts || null;
    this.help.hidden = this.parts !== null;
    this.repaint();
  }

  focus() { this.sheet.el.focus(); }

  // ---- what a learner does

  /** Give the picked words a role; "" takes it away. @param {string} role */
  set(role) {
    const chosen = this.picks.chosen();
    if (chosen.length === 0) { this.tell(EMPTY); return; }
    this.marks.set(chosen, role);
    this.picks.spend(chosen);
    this.changed(`${quoted(this.units, chosen)}: ${role ? `marked as ${nameOfRole(role)}` : "no longer marked"}.`);
  }

  undo() {
    this.picks.drop();
    if (this.marks.undo()) this.changed("Undone.");
    else this.tell("There is nothing to undo.");
  }

  /** @param {string} text */
  changed(text) {
    this.mine = true;
    this.api.answer(this.marks.answer());
    this.tell(text);
  }

  // ---- what is said and painted

  /** Say how many are picked. */
  hear() {
    const noun = this.units.every((unit) => unit.words.length === 1) ? "word" : "piece";
    const n = this.picks.size();
    this.tell(n ? `${counted(n, noun)} picked. Now press what it is.` : "");
  }

  /** @param {string} text */
  tell(text) {
    this.told.textContent = text;
    this.repaint();
  }

  repaint() {
    paintUnits(this.sheet, this.units, this.marks.roles, this.parts ? this.parts.roles : null, this.picks);
    paintAfter(this.after, this.parts);
  }
}

/** @param {HTMLElement} box @param {Parts|null} parts */
function paintAfter(box, parts) {
  box.hidden = !parts;
  const now = JSON.stringify(parts);
  if (box.dataset.shown !== now) box.replaceChildren(...(parts ? [toldOf(parts.told)] : []));
  box.dataset.shown = now;
}

/** @param {(role: string) => void} set @param {() => void} undo */
function toolsOf(set, undo) {
  const roles = ROLES.map((role) => h("button", { type: "button", class: `ws-btn mk-btn r-${role.id}`,
    "aria-keyshortcuts": role.letter, onclick: () => set(role.id) },
    h("span", { class: "mk-line", "aria-hidden": "true" }), h("span", {}, role.label, role.field ? h("small", {}, ` ${role.field}`) : null)));
  return h("div", { class: "mk-tools ws-ui", role: "group", "aria-label": "Mark the picked words as" }, ...roles,
    h("button", { type: "button", class: "ws-btn mk-btn", "aria-keyshortcuts": "Backspace", onclick: () => set("") }, "Clear"),
    h("button", { type: "button", class: "ws-btn mk-btn", "aria-keyshortcuts": "Control+Z", onclick: undo }, "Undo"));
}

function helpText() {
  const key = (/** @type {string} */ name) => h("kbd", {}, name);
  const keys = h("span", { class: "mk-keys" }, "Keys: ", key("←"), " ", key("→"), " move · ", key("Shift"), " with them picks · ",
    key("Space"), " picks one · ", key("S"), " who speaks · ", key("C"), " hands it over · ", key("T"), " what was said · ",
    key("Backspace"), " clears · ", key("Esc"), " drops");
  return ["Click words, then a button. ", keys];
}

/** @param {number} n @param {string} noun */
function counted(n, noun) { return `${n} ${noun}${n === 1 ? "" : "s"}`; }

/** @param {Unit[]} units @param {number[]} chosen */
function quoted(units, chosen) {
  const words = chosen.slice(0, 6).map((i) => units[i].text).join(" ");
  return `“${words}${chosen.length > 6 ? " …" : ""}”`;
}
