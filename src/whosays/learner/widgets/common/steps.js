// @ts-check
// The steps of a task: a button an item, with its number and how it went.
import { h, pointedAt } from "./dom.js";
import { signOf, SIGN_WORDS } from "./sign.js";

/** @param {number} i @param {import("./card.js").Sign} sign @param {boolean} isHere @param {() => void} go */
export function stepOf(i, sign, isHere, go) {
  const label = `Question ${i + 1}${sign === "open" ? "" : `, ${SIGN_WORDS[sign]}`}`;
  const done = sign === "open" || sign === "begun" ? "" : " done";
  return h("li", {}, h("button", { type: "button", class: `ws-step${done}`, "aria-label": label, onclick: go,
    "aria-current": isHere ? "step" : null }, pointedAt(label, String(i + 1), signOf(sign))));
}
