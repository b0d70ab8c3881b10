// @ts-check
import { radios, taskCard } from "../common/common.js";

export default {
  /** @param {{model: any, el: HTMLElement}} context */
  render({ model, el }) {
    const legend = (/** @type {any} */ item) => item.question || model.get("task").prompt;
    return taskCard(model, el, (item, api) => radios(legend(item), item.options, api));
  },
};
