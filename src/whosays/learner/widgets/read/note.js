// @ts-check
// The note: who answers for the statement that was pointed at, and why. It stands in the margin where there is room.
import { Aloud } from "../common/aloud.js";
import { h } from "../common/dom.js";
import { badge, kindClass } from "./badge.js";
import { hasMargin } from "./margin.js";

/** @typedef {import("./sheet.js").Page} Page */
/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {import("./sheet.js").Statement} Statement */
/** What the note speaks of: a statement (`id`), a hard word (`term`) or both, and the element that was met.
 * @typedef {{id: string, term: string, at: HTMLElement}} Shown */

export class Note {
  /** @param {Sheet} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    /** @type {Shown|null} */ this.shown = null;
    this.held = false;
    this.inner = h("div", { class: "rd-note-live" });
    this.aloud = new Aloud(); // stands on the page before the note does: what comes with its words may stay mute
    this.close = h("button", { type: "button", class: "rd-close ws-ui", "aria-label": "Close the note" }, "×");
    this.el = h("div", { class: "rd-note ws-ui", role: "group", "aria-label": "Note", hidden: true }, this.inner, this.close);
    this.listen();
    sheet.el.append(this.el, this.aloud.el);
  }

  listen() {
    this.close.addEventListener("click", () => { this.close.focus(); this.back(); });
    this.el.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.back();
    });
  }

  /** @param {Shown|null} next @param {boolean} [hold] */
  show(next, hold = false) {
    this.held = hold && next !== null;
    this.el.classList.toggle("rd-held", this.held);
    if (next && this.shown && isSame(next, this.shown)) return;
    lightUp(this.sheet, this.shown, false);
    this.shown = next;
    lightUp(this.sheet, next, true);
    this.paint();
    this.place();
  }

  paint() {
    const { page } = this.sheet;
    const it = this.shown?.id ? page.statements[this.shown.id] : null;
    this.el.hidden = this.shown === null;
    this.el.className = `rd-note ws-ui ${it ? kindClass(it) : ""}${this.held ? " rd-held" : ""}`;
    const meaning = meaningOf(page, this.shown);
    this.inner.replaceChildren(...(it ? aboutStatement(page, it, meaning, (id) => this.go(id)) : aboutWord(meaning)));
    this.aloud.tell(heardOf(it, meaning));
  }

  /** Beside the words it speaks of in the margin, else under their paragraph. */
  place() {
    const block = /** @type {HTMLElement|null|undefined} */ (this.shown?.at.closest(".rd-block"));
    if (!this.shown || !block) return;
    const { el, sheet } = this;
    el.style.order = String(Number(block.style.order) + 1);
    const top = this.shown.at.getClientRects()[0]?.top ?? block.getBoundingClientRect().top;
    const room = sheet.el.clientHeight - el.offsetHeight;
    const wanted = top - sheet.el.getBoundingClientRect().top - 4;
    el.style.top = hasMargin(this.sheet) ? `${Math.max(0, Math.min(wanted, room))}px` : "";
    sheet.el.style.minHeight = hasMargin(this.sheet) ? `${el.offsetHeight}px` : "";
  }

  /** Leave the note for another statement. @param {string} id */
  go(id) {
    const at = this.sheet.parts.get(id)?.[0];
    if (!at) return;
    this.show(null);
    at.focus();
  }

  /** Close the note; focus goes back to where it came from. */
  back() {
    const { shown } = this;
    const stop = shown ? stopOf(this.sheet, shown) : undefined;
    this.show(null);
    if (!stop || !this.el.contains(document.activeElement)) return;
    stop.el.focus();
    this.show(null); // focus has opened it again
  }
}

/** @param {Shown} one @param {Shown} other */
function isSame(one, other) { return one.id === other.id && one.term === other.term && one.at === other.at; }

/** Where the arrow keys reach what is shown: a statement at its first piece. @param {Sheet} sheet @param {Shown} shown */
export function stopOf(sheet, shown) {
  return sheet.stops.find((each) => (shown.term ? each.el === shown.at : each.id === shown.id && !each.term));
}

/** Every piece of a statement lights up together. @param {Sheet} sheet @param {Shown|null} shown @param {boolean} on */
function lightUp(sheet, shown, on) {
  if (!shown) return;
  const parts = [...(sheet.parts.get(shown.id) || []), ...(shown.term ? [shown.at] : [])];
  for (const el of parts) el.classList.toggle("rd-on", on);
  if (shown.term && shown.at.hasAttribute("role")) shown.at.setAttribute("aria-expanded", String(on));
}

/** @typedef {{term: string, meaning: string}|undefined} Meaning */
/** @param {Page} page @param {Shown|null} shown @returns {Meaning} */
function meaningOf(page, shown) {
  return shown?.term ? page.glossary.find((each) => each.term === shown.term) : undefined;
}

/** @param {Page} page @param {Statement} it @param {Meaning} word @param {(id: string) => void} go @returns {Node[]} */
function aboutStatement(page, it, word, go) {
  const second = it.also?.letter ? [h("span", { class: "rd-or" }, " or "), badge(it.also), ` ${it.also.label}`] : [];
  const links = [...near(page, "Part of", it.inside.slice(-1), go), ...near(page, "Holds", it.parts, go)];
  return [
    h("p", { class: "rd-kind" }, badge(it), h("strong", {}, ` ${it.label}`), ...second),
    h("p", { class: "rd-chain", dir: "auto" }, it.chain),
    h("dl", {}, ...reasons(it, word)),
    ...(links.length ? [h("div", { class: "rd-links" }, ...links)] : []),
  ];
}

/** What is said of it to whoever does not see which words are lit up. @param {Statement|null} it @param {Meaning} word */
function heardOf(it, word) {
  if (!it) return word ? `${word.term}: ${word.meaning}` : "";
  const rows = rowsOf(it, word).map(([name, text]) => `${name}: ${text}`);
  return [`“${it.quote}”`, `${it.label}${it.also?.letter ? ` or ${it.also.label}` : ""}`, it.chain, ...rows].map((each) => each.replace(/\.$/, "")).join(". ");
}

/** @param {Statement} it @param {Meaning} word */
function rowsOf(it, word) {
  const other = it.also?.facet === "source" ? `Or the source: ${it.also.label}` : `Or: ${it.also?.label || ""}`;
  const rows = [["Handed over by", it.cue], ["Why", it.why], [other, it.why_also], ["What would settle it", it.settles],
    [`The word “${word?.term || ""}”`, word?.meaning]];
  return rows.filter(([, text]) => text);
}

/** @param {Statement} it @param {Meaning} word */
function reasons(it, word) {
  return rowsOf(it, word).map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, text)));
}

/** Buttons that lead to other statements. @param {Page} page @param {string} words @param {string[]} ids
 * @param {(id: string) => void} go */
function near(page, words, ids, go) {
  return ids.map((id) => h("button", { type: "button", class: "rd-link", onclick: () => go(id) },
    h("span", { class: "rd-what" }, `${words} `), badge(page.statements[id]),
    h("span", { class: "rd-cut", dir: "auto" }, page.statements[id].quote)));
}

/** @param {Meaning} word @returns {Node[]} */
function aboutWord(word) {
  if (!word) return [];
  return [h("p", { class: "rd-kind" }, h("strong", { dir: "auto" }, word.term)), h("p", { dir: "auto" }, word.meaning)];
}
