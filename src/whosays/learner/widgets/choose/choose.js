// @ts-check
import { taskCard } from "../common/card.js";
import { radios } from "../common/choices.js";
import { presses } from "./presses.js";

/** @typedef {import("../common/choices.js").ChoiceItem} ChoiceItem */

export default {
  /** @param {import("../common/card.js").TaskView<ChoiceItem>} view */
  render({ model, el }) {
    const { prompt, items } = model.get("task");
    /** @type {import("../common/card.js").Painter<ChoiceItem>} */
    const paint = (item, api) => (item.one_press ? presses : radios)(item.question || prompt, item.options, api);
    // Where no item has a question of its own, the prompt is the question, and is not said twice.
    return taskCard(model, el, paint, { quietPrompt: items.every((item) => !item.question) });
  },
};
