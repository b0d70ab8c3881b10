// @ts-check
// Small things that every part of the editor is made of.
import { h } from "../../../learner/widgets/common/dom.js";

/** @typedef {import("./types.js").KindInfo} KindInfo */

/** @param {string} text @param {string} key the key that does the same, "" if none does @param {string} name of the button, for focus and tests
 * @param {() => void} press @param {string} [more] classes */
export function edButton(text, key, name, press, more = "small") {
  const el = h("button", { type: "button", class: `ws-btn ${more}`, "data-key": name, "aria-keyshortcuts": key ? shortcut(key) : null },
    text, key ? h("kbd", { "aria-hidden": "true" }, key) : null);
  el.addEventListener("click", () => { if (el.getAttribute("aria-disabled") !== "true") press(); });
  return el;
}

/** A key as assistive technology spells it. @param {string} key */
function shortcut(key) { return { "Del": "Delete", "Ctrl Z": "Control+Z", "+": "Plus" }[key] ?? key; }

/** @param {KindInfo|undefined} kind */
export function kindBadge(kind) { return h("span", { class: "ws-badge", "aria-hidden": "true" }, kind?.sign ?? "?"); }

/** @param {string} title @param {string} small @param {...(Node|string|null)} children */
export function edSection(title, small, ...children) {
  return h("section", {}, h("h4", { class: "ed-ask" }, title, small ? h("small", {}, small) : null), ...children);
}

/** A number with its noun. @param {number} n @param {string} noun */
export function howMany(n, noun) { return `${n} ${noun}${n === 1 ? "" : "s"}`; }
