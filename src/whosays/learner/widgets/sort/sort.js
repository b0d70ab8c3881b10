// @ts-check
import { taskCard } from "../common/card.js";
import { radios } from "../common/choices.js";

/** @typedef {import("../common/choices.js").ChoiceItem} ChoiceItem */

export default {
  /** @param {import("../common/card.js").TaskView<ChoiceItem>} view */
  render({ model, el }) {
    const { prompt } = model.get("task");
    /** @type {import("../common/card.js").Painter<ChoiceItem>} */
    const paint = (item, api) => radios(item.question || prompt, item.options, api);
    return taskCard(model, el, paint, { quietPrompt: true });
  },
};
