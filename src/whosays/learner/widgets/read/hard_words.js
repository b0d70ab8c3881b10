// @ts-check
// Hard words are quiet until somebody wants them: one switch for all readers of the page, kept while the page is open.
import { h } from "../common/dom.js";

const WANTED = Symbol.for("whosays.hardWords");
const TURNED = "whosays-hard-words";
const anyReader = /** @type {{[WANTED]?: boolean}} */ (globalThis);

/** The switch, and what lets go of the page again. @param {HTMLElement} root the reader
 * @returns {{el: HTMLElement, stop: () => void}} */
export function hardWordSwitch(root) {
  const el = switchOf("Show hard words", () => {
    anyReader[WANTED] = !anyReader[WANTED];
    document.dispatchEvent(new CustomEvent(TURNED));
  });
  const paint = () => {
    el.setAttribute("aria-checked", String(Boolean(anyReader[WANTED])));
    root.classList.toggle("rd-wanted", Boolean(anyReader[WANTED]));
  };
  document.addEventListener(TURNED, paint);
  paint();
  return { el, stop: () => document.removeEventListener(TURNED, paint) };
}

/** Whether a hard word stands out on its page. @param {HTMLElement} word */
export function isWanted(word) { return word.closest(".rd-wanted") !== null; }

/** @param {string} name @param {() => void} turn */
export function switchOf(name, turn) {
  return h("button", { type: "button", role: "switch", class: "rd-switch", "aria-checked": "false", onclick: turn },
    h("span", { class: "rd-track", "aria-hidden": "true" }), name);
}
