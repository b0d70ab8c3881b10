// @ts-check
import { taskCard } from "../common/card.js";
import { radios } from "../common/choices.js";
import { h } from "../common/dom.js";

/** @typedef {import("../common/card.js").Picture} Picture */
/** @typedef {import("../common/choices.js").ChoiceItem} ChoiceItem */

const SIGNS = { hit: "✓", half: "½", miss: "×" };

/** The running picture: a box a statement, in two rows, and the same in words.
 * @param {Picture} rows @param {string} summary
 * @returns {HTMLElement|null} */
function keptApart(rows, summary) {
  if (!rows || rows.length === 0) return null;
  const drawn = rows.map((row) => h("div", { class: "row", "aria-hidden": "true" }, h("span", {}, row.label),
    h("span", { class: "boxes" }, ...row.boxes.map((box) =>
      h("span", { class: `box ${box.verdict}`, title: `Statement ${box.number}` }, SIGNS[box.verdict])))));
  return h("div", { class: "ws-picture" }, ...drawn, h("p", { class: "ws-quiet ws-summary" }, summary));
}

export default {
  /** @param {import("../common/card.js").TaskView<ChoiceItem>} view */
  render({ model, el }) {
    const { prompt } = model.get("task");
    /** @type {import("../common/card.js").Painter<ChoiceItem>} */
    const paint = (item, api) => radios(item.question || prompt, item.options, api);
    return taskCard(model, el, paint, { picture: keptApart, quietPrompt: true });
  },
};
