// @ts-check
import { taskCard } from "../common/card.js";
import { radios } from "../common/choices.js";
import { presses } from "./presses.js";
import { memoryOf, rememberFirst } from "./remember.js";

/** ``remember``: what is asked for before the choices are shown. @typedef {import("../common/choices.js").ChoiceItem & {remember?: string}} Asked */

export default {
  /** @param {import("../common/card.js").TaskView<Asked>} view */
  render({ model, el }) {
    const { prompt, items, room, stem, name } = model.get("task");
    const place = [model.get("copy"), room, stem, name].join("/");
    /** @type {import("../common/card.js").Painter<Asked>} */
    const paint = (item, api) => {
      const question = item.question || prompt;
      const painted = (item.one_press ? presses : radios)(question, item.options, api);
      if (!item.remember) return painted;
      const shown = { question, asks: item.remember, count: item.options.length };
      return rememberFirst(shown, memoryOf(`${place}/${item.id}`), painted);
    };
    // Where no item has a question of its own, the prompt is the question, and is not said twice.
    return taskCard(model, el, paint, { quietPrompt: items.every((item) => !item.question) });
  },
};
