// @ts-check
// The letter of a kind in its colour. Python sends both: ``letter`` as it is shown, ``class`` for the colour's name.
import { h } from "../common/dom.js";

/** @typedef {{letter: string, class: string}} Sign */

/** @param {Sign} sign */
export function badge(sign) {
  return h("span", { class: `ws-badge ${kindClass(sign)}`, "aria-hidden": "true" }, sign.letter);
}

/** What gives an element the colour and the line of a kind. @param {Sign} sign */
export function kindClass(sign) { return `k${sign.class}`; }
