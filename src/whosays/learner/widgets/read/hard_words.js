// @ts-check
// Hard words are quiet until somebody wants them: one switch for all readers of the page, kept while the page is open.
import { h } from "../common/dom.js";

const WANTED = Symbol.for("whosays.hardWords");
const TURNED = "whosays-hard-words";
const anyReader = /** @type {{[WANTED]?: boolean}} */ (globalThis);

/** The switch, and what lets go of the page again. @param {HTMLElement} root the reader @param {import("./sheet.js").Stop[]} stops
 * @returns {{el: HTMLElement, stop: () => void}} */
export function hardWordSwitch(root, stops) {
  const el = switchOf("Show hard words", () => {
    anyReader[WANTED] = !anyReader[WANTED];
    document.dispatchEvent(new CustomEvent(TURNED));
  });
  const paint = () => {
    el.setAttribute("aria-checked", String(Boolean(anyReader[WANTED])));
    root.classList.toggle("rd-wanted", Boolean(anyReader[WANTED]));
    for (const { el: word, id, term } of stops) if (term) sayButton(word, Boolean(anyReader[WANTED]) || id === "");
  };
  document.addEventListener(TURNED, paint);
  paint();
  return { el, stop: () => document.removeEventListener(TURNED, paint) };
}

/** A word that is no stop is no button either: a sentence with five of them could not be listened to.
 * @param {HTMLElement} word @param {boolean} isStop */
function sayButton(word, isStop) {
  if (!isStop) { word.removeAttribute("role"); word.removeAttribute("aria-expanded"); return; }
  word.setAttribute("role", "button");
  if (!word.hasAttribute("aria-expanded")) word.setAttribute("aria-expanded", "false");
}

/** Whether a hard word stands out on its page. @param {HTMLElement} word */
export function isWanted(word) { return word.closest(".rd-wanted") !== null; }

/** @param {string} name @param {() => void} turn */
export function switchOf(name, turn) {
  return h("button", { type: "button", role: "switch", class: "rd-switch", "aria-checked": "false", onclick: turn },
    h("span", { class: "rd-track", "aria-hidden": "true" }), name);
}
