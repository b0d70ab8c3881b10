// @ts-check
// A question with choices: real radio buttons, number keys, and nothing chosen beforehand.
import { h, uid } from "./dom.js";

/** @typedef {import("./card.js").Api} Api */
/** @typedef {import("./card.js").Painted} Painted */
/** A choice. ``letter`` is shown in a badge, ``class`` gives its colour: both are "" where choices have no letter.
 * @typedef {{id: string, label: string, letter?: string, class?: string}} Choice */
/** @typedef {import("./card.js").Item & {options: Choice[], one_press?: true}} ChoiceItem */
/** @typedef {{choice: Choice, input: HTMLInputElement, row: HTMLElement}} Row */

/** A group of radio buttons.
 * @param {string} legend @param {Choice[]} choices @param {Api} api @returns {Painted} */
export function radios(legend, choices, api) {
  const name = uid("choice");
  const rows = choices.map((choice, i) => choiceRow(choice, i, name, api));
  const el = h("fieldset", {}, h("legend", { class: "ws-question" }, legend),
    h("div", { class: "ws-options" }, ...rows.map((each) => each.row)));
  el.addEventListener("keydown", (event) => pressOn(event, rows, api));
  return {
    el,
    // Only what was answered before is shown here: a late acknowledgement must not move the learner's choice.
    update: (state) => {
      if (state.answer === null || rows.some((each) => each.input.checked)) return;
      for (const each of rows) each.input.checked = each.choice.id === state.answer;
    },
    focus: () => (rows.find((each) => each.input.checked) || rows[0])?.input.focus(),
  };
}

/** @param {Choice} choice @param {number} i @param {string} name @param {Api} api @returns {Row} */
function choiceRow(choice, i, name, api) {
  const input = h("input", { type: "radio", name, value: choice.id });
  input.addEventListener("change", () => api.answer(choice.id));
  const row = h("label", { class: `ws-option ws-ui${choice.class ? ` k${choice.class}` : ""}` }, input,
    choice.letter ? h("span", { class: "ws-badge", "aria-hidden": "true" }, choice.letter) : null,
    h("span", { dir: "auto" }, choice.label), h("kbd", { "aria-hidden": "true" }, String(i + 1)));
  return { choice, input, row };
}

/** Number keys choose, Enter goes on. @param {KeyboardEvent} event @param {Row[]} rows @param {Api} api */
function pressOn(event, rows, api) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const pick = rows[Number(event.key) - 1];
  if (event.key === "Enter") { event.preventDefault(); api.main(); }
  else if (/^[1-9]$/.test(event.key) && pick) {
    event.preventDefault();
    pick.input.focus();
    if (!pick.input.checked) { pick.input.checked = true; api.answer(pick.choice.id); }
  }
}
