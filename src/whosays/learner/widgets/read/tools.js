// @ts-check
// Above the page: the legend whose kinds can be picked, who says so, and the switch to the X-ray.
import { h } from "../common/dom.js";
import { badge, kindClass } from "./badge.js";
import { nameOf } from "./sheet.js";

/** @typedef {import("./sheet.js").Count} Count */
/** @typedef {import("./sheet.js").Page} Page */
/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {import("./sheet.js").Statement} Statement */
/** @typedef {import("./walk.js").Walk} Walk */
/** @typedef {{el: HTMLElement, kind: string}} Chip */

const SAMPLES = { bold: "Bold", wavy: "Wavy", faded: "Faded", both: "Dotted edge", page: "Small" };

/** @param {Page} page @param {Sheet} sheet @param {Walk} walk */
export function toolbar(page, sheet, walk) { return new Toolbar(page, sheet, walk).el; }

class Toolbar {
  /** @param {Page} page @param {Sheet} sheet @param {Walk} walk */
  constructor(page, sheet, walk) {
    this.sheet = sheet;
    this.walk = walk;
    /** @type {Set<string>} */ this.kinds = new Set(); // those picked; none: all are shown
    this.source = ""; // who was picked; "": everybody
    this.xray = page.view === "xray";
    this.chips = (page.legend || []).map((count) => chip(count, () => this.pressKind(count.kind)));
    this.pick = sourcePicker(page, (value) => this.chooseSource(value));
    this.all = h("button", { type: "button", class: "ws-btn small" }, "Show all");
    this.knob = h("button", { type: "button", role: "switch", class: "rd-switch", "aria-checked": String(this.xray) },
      h("span", { class: "rd-track", "aria-hidden": "true" }), "X-ray");
    this.legend = h("div", { class: "rd-legend", role: "group", "aria-label": "Show only these kinds" },
      ...this.chips.map((each) => each.el));
    this.strip = xrayLegend(page);
    this.knob.addEventListener("click", () => this.turn());
    this.all.addEventListener("click", () => this.showAll());
    this.el = this.bar();
    this.paint();
  }

  bar() {
    const label = h("label", { class: "rd-pick" }, "Who says so? ", this.pick);
    return h("div", { class: "rd-bar ws-ui" }, h("div", { class: "rd-tools" }, label, this.all, this.knob), this.legend, this.strip);
  }

  /** @param {string} kind */
  pressKind(kind) {
    if (!this.kinds.delete(kind)) this.kinds.add(kind);
    this.paint();
  }

  /** @param {string} name */
  chooseSource(name) {
    this.source = name;
    this.paint();
  }

  showAll() {
    this.kinds.clear();
    this.source = "";
    this.pick.value = "";
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
  }

  paint() {
    for (const each of this.chips) each.el.setAttribute("aria-pressed", String(this.kinds.has(each.kind)));
    this.all.disabled = this.kinds.size === 0 && this.source === "";
    this.legend.hidden = this.xray;
    this.strip.hidden = !this.xray;
    this.knob.setAttribute("aria-checked", String(this.xray));
    filter(this.sheet, (it) => this.keeps(it), (!this.xray && this.kinds.size > 0) || this.source !== "");
    this.walk.reset();
  }

  /** @param {Statement} it */
  keeps(it) {
    const ofKind = this.xray || this.kinds.size === 0 || this.kinds.has(it.kind) || this.kinds.has(it.also?.kind || "");
    return ofKind && (this.source === "" || it.source === this.source);
  }
}

/** @param {Count} count @param {() => void} press @returns {Chip} */
function chip(count, press) {
  const numbers = count.statements === 0 ? "none here" : `${count.statements} · ${inWords(count.words)}`;
  const el = h("button", { type: "button", class: `rd-chip ${kindClass(count)}`, "aria-pressed": "false",
    disabled: count.statements === 0, onclick: press },
    badge(count), h("span", { class: "rd-chip-text" }, count.label, h("small", {}, numbers)));
  return { el, kind: count.kind };
}

/** @param {number} n */
function inWords(n) { return n === 1 ? "1 word" : `${n} words`; }

/** @param {Page} page @param {(value: string) => void} choose */
function sourcePicker(page, choose) {
  const options = (page.sources || []).map((each) => h("option", { value: each.name }, `${each.name} (${each.statements})`));
  const pick = h("select", { class: "rd-select" }, h("option", { value: "" }, "Everybody"), ...options);
  pick.addEventListener("change", () => choose(pick.value));
  return pick;
}

/** What bold, wavy and faded mean, drawn as they are drawn on the page. @param {Page} page */
function xrayLegend(page) {
  return h("ul", { class: "rd-strip", "aria-label": "How the X-ray draws" }, ...(page.xray || []).map((each) =>
    h("li", {}, h("span", { class: `rd-sample rd-s rd-v-${each.vouch} rd-has-${each.vouch}` }, SAMPLES[each.vouch]),
      ` ${each.label} `, each.words ? h("small", {}, inWords(each.words)) : null)));
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
