// @ts-check
// Above the page: which kinds are shown, who says so, and the switch from one question to the other.
import { h } from "../common/dom.js";
import { badge, kindClass } from "./badge.js";
import { switchOf } from "./hard_words.js";
import { nameOf } from "./sheet.js";

/** @typedef {import("./sheet.js").Count} Count */
/** @typedef {import("./sheet.js").Page} Page */
/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {import("./sheet.js").Statement} Statement */
/** @typedef {import("./walk.js").Walk} Walk */
/** A button that picks a kind or a voice; "" is all of them. @typedef {{el: HTMLElement, value: string}} Chip */

const SAMPLES = { bold: "Bold", wavy: "Wavy", faded: "Faded", both: "Dotted", page: "Small" };

/** The X-ray asks who says so; the kinds ask what is said. Each has its own row of buttons, one row at a time. */
export class Toolbar {
  /** @param {Page} page @param {Sheet} sheet @param {Walk} walk @param {(xray: boolean) => void} turned */
  constructor(page, sheet, walk, turned) {
    this.turned = turned;
    this.sheet = sheet;
    this.walk = walk;
    /** @type {Set<string>} */ this.kinds = new Set(); // those picked; none: all are shown
    this.source = ""; // who was picked; "": everybody
    this.xray = page.view === "xray";
    this.kindChips = [chipOf("", "All", () => this.pressKind("")), ...(page.legend || []).map((count) => kindChip(count, () => this.pressKind(count.kind)))];
    this.voiceChips = [chipOf("", "Everybody", () => this.pressVoice("")), ...(page.sources || []).map(({ name }) => chipOf(name, name, () => this.pressVoice(name)))];
    this.legend = row("Which kind?", this.kindChips);
    this.whose = h("div", {}, row("Who says so?", this.voiceChips), xrayLegend(page));
    this.knob = switchOf("X-ray", () => this.turn());
    this.el = h("div", { class: "rd-bar ws-ui" }, this.legend, this.whose);
    this.paint();
  }

  /** @param {string} kind */
  pressKind(kind) {
    if (!kind) this.kinds.clear();
    else if (!this.kinds.delete(kind)) this.kinds.add(kind);
    this.paint();
  }

  /** @param {string} name */
  pressVoice(name) {
    this.source = name === this.source ? "" : name;
    this.paint();
  }

  /** From kinds to the X-ray, and back. */
  turn() {
    this.xray = !this.xray;
    const root = this.sheet.el.closest(".rd");
    root?.classList.toggle("rd-xray", this.xray);
    root?.classList.toggle("rd-kinds", !this.xray);
    for (const [id, parts] of this.sheet.parts) parts.forEach((el, i) =>
      el.setAttribute("aria-label", nameOf(this.sheet.page.statements[id], this.xray) + (i ? ", continued" : "")));
    this.paint();
    this.turned(this.xray);
  }

  paint() {
    for (const { el, value } of this.kindChips)
      el.setAttribute("aria-pressed", String(value ? this.kinds.has(value) : this.kinds.size === 0));
    for (const { el, value } of this.voiceChips) el.setAttribute("aria-pressed", String(value === this.source));
    this.legend.classList.toggle("rd-off", this.xray);
    this.whose.classList.toggle("rd-off", !this.xray);
    this.knob.setAttribute("aria-checked", String(this.xray));
    filter(this.sheet, (it) => this.keeps(it), this.xray ? this.source !== "" : this.kinds.size > 0);
    this.walk.reset();
  }

  /** @param {Statement} it */
  keeps(it) {
    return this.xray ? it.names.includes(this.source) : this.kinds.has(it.kind) || this.kinds.has(it.also?.kind || "");
  }
}

/** @param {string} question @param {Chip[]} chips */
function row(question, chips) {
  return h("div", { class: "rd-row", role: "group", "aria-label": question },
    h("span", { class: "rd-ask", "aria-hidden": "true" }, question), ...chips.map((each) => each.el));
}

/** @param {string} value @param {string} words @param {() => void} press @returns {Chip} */
function chipOf(value, words, press) {
  return { value, el: h("button", { type: "button", class: "rd-chip", "aria-pressed": "false", onclick: press },
    h("span", { class: "rd-chip-text", dir: "auto" }, words)) };
}

/** That a kind is missing is worth noticing: it stays, and cannot be pressed. @param {Count} count @param {() => void} press
 * @returns {Chip} */
function kindChip(count, press) {
  const chip = chipOf(count.kind, count.label, press);
  chip.el.classList.add(kindClass(count));
  chip.el.prepend(badge(count));
  chip.el.append(h("small", {}, count.statements ? String(count.statements) : "none"));
  chip.el.toggleAttribute("disabled", count.statements === 0);
  return chip;
}

/** What bold, wavy and faded mean, drawn as they are drawn on the page. @param {Page} page */
function xrayLegend(page) {
  return h("ul", { class: "rd-strip", "aria-label": "How the X-ray draws" }, ...(page.xray || []).map((each) =>
    h("li", {}, h("span", { class: `rd-sample rd-s rd-v-${each.vouch} rd-has-${each.vouch}` }, SAMPLES[each.vouch]), ` ${each.label}`)));
}

/** @param {Sheet} sheet @param {(it: Statement) => boolean} keep @param {boolean} on */
function filter(sheet, keep, on) {
  for (const [id, parts] of sheet.parts) {
    const kept = keep(sheet.page.statements[id]);
    for (const el of parts) {
      el.classList.toggle("rd-dim", on && !kept);
      el.classList.toggle("rd-lit", on && kept);
    }
  }
  sheet.el.classList.toggle("rd-filtered", on);
}
