// @ts-check
import { h, radios, taskCard } from "../common/common.js";

/** The running picture: a box a statement, in two rows, and the same in words.
 * @param {{label: string, boxes: {number: number, verdict: string}[]}[]} rows @param {string} summary
 * @returns {HTMLElement|null} */
function keptApart(rows, summary) {
  if (!rows || rows.length === 0) return null;
  /** @type {Object<string, string>} */ const signs = { hit: "✓", half: "½", miss: "×" };
  const drawn = rows.map((row) => h("div", { class: "row", "aria-hidden": "true" }, h("span", {}, row.label),
    h("span", { class: "boxes" }, ...row.boxes.map((box) =>
      h("span", { class: `box ${box.verdict}`, title: `Statement ${box.number}` }, signs[box.verdict])))));
  return h("div", { class: "ws-picture" }, ...drawn, h("p", { class: "ws-quiet ws-summary" }, summary));
}

export default {
  /** @param {{model: any, el: HTMLElement}} context */
  render({ model, el }) {
    const legend = (/** @type {any} */ item) => item.question || model.get("task").prompt;
    return taskCard(model, el, (item, api) => radios(legend(item), item.options, api), { picture: keptApart, quietPrompt: true });
  },
};
