// @ts-check
// Mistakes for the checker to find: behind each stands the number that it has for it.
import { taskCard } from "../../../src/whosays/learner/widgets/common/card.js";
import { h } from "../../../src/whosays/learner/widgets/common/dom.js";

/** @param {import("../../../src/whosays/learner/widgets/common/card.js").TaskView<{id: string}>} view */ // TS2740
export function render({ model, el }) {
  model.get("staet"); // TS2345
  h("button", {}).checked = true; // TS2339
  h("marquis", {}); // TS2345
  taskCard(model, el, (item) => item.units); // TS2339
  const unused = 1; // TS6133
  return (text) => text.split(" "); // TS7006
}
