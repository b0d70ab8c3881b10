// @ts-check
import { taskCard } from "../common/card.js";
import { radios } from "../common/choices.js";

export default {
  render({ model, el }) {
    return taskCard(model, el, (item, api) => {
      const steps = Array.from({ length: item.steps }, (_, i) => ({ id: String(i + 1), label: String(i + 1) }));
      return radios(`${item.question} ${item.low} – ${item.high}`, steps, { ...api, answer: (id) => api.answer(Number(id)) });
    });
  },
};
