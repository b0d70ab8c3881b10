// @ts-check
// Two readings of one place, side by side in equal columns. No side is preselected, and neither wins by itself.
import { h } from "../../../learner/widgets/common/dom.js";
import { edButton } from "./parts.js";

/** A choice: the key that makes it, the words of its button, and what is handed back when it is made.
 * @typedef {{key: string, label: string, choice: string}} Choice */
/** One reading. ``name``: whose it is; ``empty``: what is said where it has no statement; then ``kind`` and ``why`` are "".
 * @typedef {{name: string, letter: string, sign: string, kind: string, lines: {label: string, text: string}[], why: string, empty: string, button: Choice}} Reading */
/** @typedef {{title: string, small: string, left: Reading, right: Reading, more: Choice[]}} TwoReadings */

/** @param {TwoReadings} two @param {(choice: string) => void} choose @returns {HTMLElement} */
export function twoReadings(two, choose) {
  return h("section", { class: "ed-readings" },
    h("h4", { class: "ed-ask" }, two.title, h("small", {}, two.small)),
    h("div", { class: "ed-slips" }, slip(two.left, choose), slip(two.right, choose)),
    h("div", { class: "ed-cut" }, ...two.more.map((each) => choiceButton(each, each.label, choose))));
}

/** @param {Reading} reading @param {(choice: string) => void} choose */
function slip(reading, choose) {
  const lines = reading.lines.map(({ label, text }) => h("p", { dir: "auto" }, `${label}: `, h("b", {}, text)));
  const said = reading.empty ? [h("p", { class: "ws-quiet" }, reading.empty)]
    : [h("p", { class: "ed-two-kind" }, h("span", { class: "ws-badge", "aria-hidden": "true" }, reading.sign), reading.kind), ...lines, h("p", { dir: "auto" }, reading.why)];
  return h("div", { class: `ed-slip k${reading.letter}`, role: "group", "aria-label": reading.name },
    h("h5", { class: "ed-two-name" }, reading.name), ...said, choiceButton(reading.button, `${reading.button.label}: ${reading.name}`, choose));
}

/** @param {Choice} each @param {string} label for whoever hears it @param {(choice: string) => void} choose */
function choiceButton(each, label, choose) {
  const button = edButton(each.label, each.key, `two-${each.choice}`, () => choose(each.choice));
  button.setAttribute("aria-label", label);
  return button;
}

/** The choice that a key makes; "" if it makes none. @param {KeyboardEvent} event @param {TwoReadings} two */
export function choiceOfKey(event, two) {
  if (event.ctrlKey || event.metaKey || event.altKey) return "";
  const all = [two.left.button, two.right.button, ...two.more];
  return all.find((each) => each.key.toLowerCase() === event.key.toLowerCase())?.choice ?? "";
}
