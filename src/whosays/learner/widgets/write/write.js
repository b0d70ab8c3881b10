// @ts-check
// Free text with a word count and a checklist. A person reads it; no machine marks it.
import { taskCard } from "../common/card.js";
import { h, uid } from "../common/dom.js";
import { thenAndNow } from "./then_and_now.js";

/** @typedef {import("../common/card.js").Item & {checklist: string[], min_words: number|null, max_words: number|null}} WriteItem */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */

export default {
  /** @param {import("../common/card.js").TaskView<WriteItem>} view */
  render({ model, el }) {
    const { earlier } = model.get("task");
    /** @type {import("../common/card.js").Painter<WriteItem>} */
    const paint = (item, api) => paintText(item, api, earlier);
    return taskCard(model, el, paint);
  },
};

/** @param {WriteItem} item @param {Api} api @param {import("../common/card_types.js").Earlier[]|null} earlier @returns {Painted} */
function paintText(item, api, earlier) {
  const id = uid("text");
  const then = thenAndNow(earlier);
  let mine = false; // once the learner writes here, no older answer may come over it
  const box = h("textarea", { id, class: "wr-box", rows: 4, dir: "auto", spellcheck: "true", "aria-describedby": `${id}-count` });
  const count = h("p", { class: "wr-count ws-ui ws-quiet", id: `${id}-count` });
  const checks = item.checklist.map(checkOf);
  const inputs = checks.map((each) => each.input);
  const tell = () => {
    count.textContent = counted(wordsIn(box.value), item.min_words, item.max_words);
    then.tell(box.value);
  };
  const changed = () => {
    mine = true;
    tell();
    api.soon({ text: box.value, checked: ticked(inputs) });
  };
  box.addEventListener("input", changed);
  for (const each of checks) each.input.addEventListener("change", changed);
  return {
    el: h("div", { class: "wr" }, then.above, h("label", { class: "ws-question wr-label", for: id }, item.question), box, count,
      then.below, checks.length ? h("fieldset", { class: "wr-list" },
        h("legend", { class: "ws-question" }, earlier ? "Look for yourself" : "Before you go on"),
        ...checks.map((each) => each.row)) : null),
    update: (state) => {
      if (!mine && state.answer) restore(state.answer, box, inputs);
      tell();
    },
    focus: () => box.focus(),
  };
}

/** @param {string} text */
function checkOf(text) {
  const input = h("input", { type: "checkbox" });
  return { input, row: h("label", { class: "wr-check ws-ui" }, input, h("span", { dir: "auto" }, text)) };
}

/** @param {{text?: unknown, checked?: unknown}} answer what was kept: of another version of the task, perhaps
 * @param {HTMLTextAreaElement} box @param {HTMLInputElement[]} inputs */
function restore(answer, box, inputs) {
  if (typeof answer.text === "string" && box.value !== answer.text) box.value = answer.text;
  const checked = Array.isArray(answer.checked) ? answer.checked : [];
  inputs.forEach((input, i) => { input.checked = checked.includes(i); });
}

/** @param {HTMLInputElement[]} inputs @returns {number[]} */
function ticked(inputs) {
  return inputs.flatMap((input, i) => (input.checked ? [i] : []));
}

/** Words as Python counts them: runs between white space. @param {string} text */
function wordsIn(text) { return text.split(/\s+/).filter(Boolean).length; }

/** @param {number} n @param {number|null} [least] @param {number|null} [most] */
function counted(n, least, most) {
  const have = n === 1 ? "1 word" : `${n} words`;
  if (least && most) return `${have}; ${least} to ${most} are asked for`;
  if (least) return `${have}; at least ${least} are asked for`;
  return most ? `${have}; no more than ${most} are asked for` : have;
}
