// @ts-check
// A question that one press answers: a button a choice, and the reason at once.
import { showTries, tagOf } from "../common/choices.js";
import { h, uid } from "../common/dom.js";

/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */
/** @typedef {import("../common/choices.js").Choice} Choice */
/** @typedef {import("../common/choices.js").Tried} Tried */
/** What is pressed, and whether its reason is told: then only "Next" leads on.
 * @typedef {{answer: unknown, isTold: boolean}} Shown */

/** A group of buttons. @param {string} legend @param {Choice[]} choices @param {Api} api @returns {Painted} */
export function presses(legend, choices, api) {
  const asked = uid("asked");
  /** @type {Shown} */ const shown = { answer: null, isTold: false };
  const list = choices.map((choice, i) => pressOf(choice, i, () => press(choice)));
  /** @param {Choice} choice */
  const press = (choice) => {
    if (shown.isTold) return;
    shown.answer = choice.id;
    showPressed(list, shown.answer);
    api.answer(choice.id);
    api.main();
  };
  const el = h("div", { role: "group", "aria-labelledby": asked }, h("p", { class: "ws-question", id: asked }, legend),
    h("div", { class: "ws-options ws-presses" }, ...list.map((each) => each.row)));
  el.addEventListener("keydown", (event) => onPressKey(event, list, shown, api));
  return {
    el,
    update: (state) => {
      if (state.answer !== null) shown.answer = state.answer;
      shown.isTold = Boolean(state.feedback);
      showPressed(list, shown.answer);
      showTries(list, state);
    },
    focus: () => (list.find((each) => each.choice.id === shown.answer) || list[0])?.input.focus(),
  };
}

/** @param {Choice} choice @param {number} i @param {() => void} press @returns {Tried} */
function pressOf(choice, i, press) {
  const tag = tagOf(i);
  const button = h("button", { type: "button", class: "ws-option ws-ui", onclick: press },
    h("span", { dir: "auto" }, choice.label), tag);
  return { choice, input: button, row: button, tag, key: String(i + 1) };
}

/** @param {Tried[]} list @param {unknown} answer */
function showPressed(list, answer) {
  for (const { choice, input } of list) input.setAttribute("aria-pressed", String(choice.id === answer));
}

/** Number keys press; once the reason is told, Enter goes on.
 * @param {KeyboardEvent} event @param {Tried[]} list @param {Shown} shown @param {Api} api */
function onPressKey(event, list, shown, api) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const pick = list[Number(event.key) - 1];
  if (event.key === "Enter" && shown.isTold) { event.preventDefault(); api.main(); }
  else if (/^[1-9]$/.test(event.key) && pick) { event.preventDefault(); pick.input.focus(); pick.input.click(); }
}
