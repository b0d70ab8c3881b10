// @ts-check
// A question with choices: real radio buttons, number keys, and nothing chosen beforehand.
import { h, present, uid } from "./dom.js";
import { signOf } from "./sign.js";

/** @typedef {import("./card.js").Api} Api */
/** @typedef {import("./card.js").Painted} Painted */
/** A choice. ``letter`` is shown in a badge, ``class`` gives its colour: both are "" where choices have no letter.
 * @typedef {{id: string, label: string, letter?: string, class?: string}} Choice */
/** @typedef {import("./card.js").Item & {options: Choice[]}} ChoiceItem */
/** What shows how a choice went: ``input`` is what is pressed.
 * @typedef {{choice: Choice, input: HTMLElement, row: HTMLElement, tag: HTMLElement, key: string}} Tried */
/** @typedef {Tried & {input: HTMLInputElement}} Row */

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
    update: (state) => {
      showTries(rows, state);
      // Only what was answered before is shown here: a late acknowledgement must not move the learner's choice.
      if (state.answer === null || rows.some((each) => each.input.checked)) return;
      for (const each of rows) each.input.checked = each.choice.id === state.answer;
    },
    focus: () => (rows.find((each) => each.input.checked) || rows[0])?.input.focus(),
  };
}

/** @param {Choice} choice @param {number} i @param {string} name @param {Api} api @returns {Row} */
function choiceRow(choice, i, name, api) {
  const input = h("input", { type: "radio", name, value: choice.id });
  input.addEventListener("click", (event) => { if (isDone(input)) event.preventDefault(); });
  input.addEventListener("change", () => { if (!isDone(input)) api.answer(choice.id); });
  const tag = tagOf(i);
  const row = h("label", { class: `ws-option ws-ui${choice.class ? ` k${choice.class}` : ""}` }, input,
    choice.letter ? h("span", { class: "ws-badge", "aria-hidden": "true" }, choice.letter) : null,
    h("span", { dir: "auto" }, choice.label), tag);
  return { choice, input, row, tag, key: String(i + 1) };
}

/** Where a choice says its key, and later how it went. @param {number} i */
export function tagOf(i) {
  return h("span", { class: "ws-tag" }, h("kbd", { "aria-hidden": "true" }, String(i + 1)));
}

/** Number keys choose, Enter goes on. @param {KeyboardEvent} event @param {Row[]} rows @param {Api} api */
function pressOn(event, rows, api) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const pick = rows[Number(event.key) - 1];
  if (event.key === "Enter") { event.preventDefault(); api.main(); }
  else if (/^[1-9]$/.test(event.key) && pick) {
    event.preventDefault();
    pick.input.focus();
    if (!pick.input.checked && !isDone(pick.input)) { pick.input.checked = true; api.answer(pick.choice.id); }
  }
}

/** Whether nothing can be chosen any more. It keeps its place in the tab order: one may read it again.
 * @param {HTMLElement} input */
function isDone(input) { return input.getAttribute("aria-disabled") === "true"; }

/** Which answers were tried; once the reason is told, which one is the best, and that all is done.
 * @param {Tried[]} rows @param {import("./card.js").ItemState} state */
export function showTries(rows, { answer, feedback, look, tries }) {
  const done = Boolean(feedback) || look?.again === false;
  for (const { choice, input, row, tag, key } of rows) {
    const isBest = Boolean(feedback) && feedback?.best === choice.id;
    const named = tries.filter((each) => each.answer === choice.id).map((each) => each.name);
    if (feedback && tries.length === 0 && answer === choice.id) named.push("yours");
    row.classList.toggle("best", isBest);
    row.classList.toggle("done", done);
    if (done) input.setAttribute("aria-disabled", "true");
    else input.removeAttribute("aria-disabled");
    showTag(tag, named, isBest, done ? "" : key);
  }
}

/** @param {HTMLElement} tag @param {string[]} named @param {boolean} isBest @param {string} key */
function showTag(tag, named, isBest, key) {
  const words = named.join(" · ");
  const text = JSON.stringify([words, isBest, key]);
  if (tag.dataset.shown === text) return;
  tag.dataset.shown = text;
  const apart = h("span", { class: "ws-sr ws-within" }, ", "); // from the choice, in its name
  const best = isBest && (words ? h("span", { class: "ws-sr" }, ", best answer") : h("span", {}, apart, "best answer"));
  tag.replaceChildren(...present([isBest && signOf("tick"), words ? h("span", {}, apart, words) : null, best,
    !words && !isBest && key && h("kbd", { "aria-hidden": "true" }, key)]));
}
