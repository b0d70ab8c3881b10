// @ts-check
// Asked once before handing in: these questions are open. Both ways on are a button.
import { h, uid } from "../common/dom.js";
import { pageMemory } from "../common/page_memory.js";

/** ``written``: something was written there that never became an answer.
 * @typedef {{task: string, title: string, answered: number, items: number, written: boolean}} LeftOpen */

/** @param {LeftOpen[]} left @param {string} place @param {{all: () => void, back: () => void}} ways */
export function askPanel(left, place, { all, back }) {
  const id = uid("left-open");
  const heading = h("h4", { class: "hi-ask-title", id, tabindex: "-1" }, left.length === 1 ? "One task is not finished" : `${left.length} tasks are not finished`);
  const goBack = () => { back(); show(left[0].title, place); };
  const el = h("div", { class: "hi-ask", role: "group", "aria-labelledby": id }, heading,
    h("ul", {}, ...left.map((each) => h("li", {}, h("strong", { dir: "auto" }, each.title), ` · ${whatIsOpen(each)}`))),
    h("p", {}, "You have not handed in yet."),
    h("div", { class: "ws-foot" }, h("button", { type: "button", class: "ws-btn main", onclick: goBack }, "Go to the first of them"),
      h("button", { type: "button", class: "ws-btn", onclick: all }, "Hand in all the same")));
  return { el, heading };
}

/** @param {LeftOpen} left */
function whatIsOpen({ answered, items, written }) {
  const open = items - answered;
  const how = open === 0 ? "answered" : open === items ? "not answered" : `${open} of ${items} questions not answered`;
  return written ? `${how}; something is written there that is not saved as an answer` : how;
}

/** @param {string} title @param {string} place */
function show(title, place) {
  [...pageMemory().cards].find((card) => card.place === place && card.title === title)?.show();
}
