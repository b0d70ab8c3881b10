// @ts-check
// One number to fill in, with its unit beside the box.
import { taskCard } from "../common/card.js";
import { h, uid } from "../common/dom.js";

/** @typedef {import("../common/card.js").Item & {unit: string}} NumberItem */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */

export default {
  /** @param {import("../common/card.js").TaskView<NumberItem>} view */
  render({ model, el }) { return taskCard(model, el, paintNumber); },
};

/** @param {NumberItem} item @param {Api} api @returns {Painted} */
function paintNumber(item, api) {
  const id = uid("number");
  let mine = false; // once the learner types here, no older answer may come over it
  const unit = item.unit ? h("span", { class: "nu-unit", id: `${id}-unit` }, item.unit) : null;
  const box = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", id, class: "nu-box", maxlength: 60,
    "aria-describedby": unit ? unit.id : null });
  const key = h("span", { class: "nu-key ws-ui", hidden: true });
  box.addEventListener("input", () => { mine = true; api.soon(box.value); });
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    api.main();
  });
  return {
    el: h("div", { class: "nu" }, h("label", { class: "ws-question nu-label", for: id }, item.question || "Your number"),
      h("div", { class: "nu-row" }, box, unit, key)),
    update: (state) => {
      if (!mine && typeof state.answer === "string") box.value = state.answer;
      const best = state.feedback?.best;
      key.textContent = best === undefined || best === null ? "" : `The key: ${best}`;
      key.hidden = key.textContent === "";
    },
    focus: () => box.focus(),
  };
}
