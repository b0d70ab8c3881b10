// @ts-check
// A question that one press answers: a button a choice, and the reason at once.
import { h, uid } from "../common/dom.js";

/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */
/** @typedef {import("../common/choices.js").Choice} Choice */
/** @typedef {{choice: Choice, button: HTMLButtonElement}} Press */

/** A group of buttons. @param {string} legend @param {Choice[]} choices @param {Api} api @returns {Painted} */
export function presses(legend, choices, api) {
  const asked = uid("asked");
  const shown = { answer: /** @type {unknown} */ (null), explained: false };
  /** @param {Choice} choice */
  const press = (choice) => {
    if (shown.explained) return; // the reason is told: only "Next" leads on
    shown.answer = choice.id;
    showPressed(list, shown);
    api.answer(choice.id);
    api.main();
  };
  const list = choices.map((choice, i) => pressOf(choice, i, () => press(choice)));
  const el = h("div", { role: "group", "aria-labelledby": asked }, h("p", { class: "ws-question", id: asked }, legend),
    h("div", { class: "ws-options ws-presses" }, ...list.map((each) => each.button)));
  el.addEventListener("keydown", (event) => onPressKey(event, list, shown, api));
  return {
    el,
    update: (state) => {
      if (state.answer !== null) shown.answer = state.answer;
      shown.explained = Boolean(state.feedback);
      showPressed(list, shown);
    },
    focus: () => (list.find((each) => each.choice.id === shown.answer) || list[0])?.button.focus(),
  };
}

/** @param {Choice} choice @param {number} i @param {() => void} press @returns {Press} */
function pressOf(choice, i, press) {
  const button = h("button", { type: "button", class: "ws-option ws-ui", onclick: press },
    h("span", { dir: "auto" }, choice.label), h("kbd", { "aria-hidden": "true" }, String(i + 1)));
  return { choice, button };
}

/** @param {Press[]} list @param {{answer: unknown, explained: boolean}} shown */
function showPressed(list, { answer, explained }) {
  for (const { choice, button } of list) {
    button.setAttribute("aria-pressed", String(choice.id === answer));
    button.toggleAttribute("data-done", explained);
    if (explained) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

/** Number keys press; once the reason is told, Enter goes on.
 * @param {KeyboardEvent} event @param {Press[]} list @param {{explained: boolean}} shown @param {Api} api */
function onPressKey(event, list, shown, api) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const pick = list[Number(event.key) - 1];
  if (event.key === "Enter" && shown.explained) { event.preventDefault(); api.main(); }
  else if (/^[1-9]$/.test(event.key) && pick) { event.preventDefault(); pick.button.focus(); pick.button.click(); }
}
