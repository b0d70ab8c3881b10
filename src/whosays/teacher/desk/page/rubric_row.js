// @ts-check
// One row of a rubric: three real radio buttons, and what each marker gave when differences are settled.
import { h, uid } from "../../../learner/widgets/common/dom.js";

/** ``words``: what earns 2, 1 or 0 points. ``level`` null: not marked yet.
 * @typedef {{name: string, words: Object<string, string>, level: number|null, given: {by: string, level: number}[]}} RowState */
/** @typedef {(name: string, level: number) => void} Give */

export const LEVELS = ["2", "1", "0"];

export class RubricRow {
  /** @param {RowState} row @param {number} i @param {Give} give */
  constructor(row, i, give) {
    this.name = row.name;
    this.give = give;
    const name = uid("row");
    this.inputs = LEVELS.map((level) => h("input", { type: "radio", name, value: level }));
    for (const input of this.inputs) input.addEventListener("change", () => give(row.name, Number(input.value)));
    this.el = h("fieldset", { class: "dk-row" }, h("legend", { class: "ws-question", dir: "auto" }, `${i + 1}. ${row.name}`),
      givenBy(row.given), ...this.inputs.map((input) => levelRow(input, row.words[input.value])));
  }

  checked() { return this.inputs.find((input) => input.checked); }

  isOpen() { return this.checked() === undefined; }

  hasFocus() { return this.el.contains(document.activeElement); }

  focus() {
    (this.checked() || this.inputs[0]).focus({ preventScroll: true });
    this.el.scrollIntoView({ block: "nearest" }); // the whole row, not its first choice alone
  }

  /** @param {string} level */
  pick(level) {
    const input = this.inputs[LEVELS.indexOf(level)];
    if (input.checked) return;
    input.checked = true;
    this.give(this.name, Number(level));
  }

  /** @param {number|null} level */
  show(level) { for (const input of this.inputs) input.checked = input.value === String(level); }
}

/** @param {HTMLInputElement} input @param {string} words */
function levelRow(input, words) {
  return h("label", { class: "ws-option dk-level" }, input, h("span", { class: "dk-points" }, input.value),
    h("span", { dir: "auto" }, words));
}

/** @param {{by: string, level: number}[]} given */
function givenBy(given) {
  if (given.length === 0) return null;
  return h("p", { class: "dk-givens" },
    ...given.map((each) => h("span", { class: "dk-given" }, h("strong", {}, each.by), ` gave ${each.level}`)));
}
