// @ts-check
// Where a card belongs on the page, and at which of its items it opens.

/** @typedef {import("./card.js").Item} Item */

/** @template {Item} Of @param {import("./card.js").TaskModel<Of>} model */
export function placeOf(model) {
  const { room, stem, name } = model.get("task");
  return [model.get("copy"), room, stem, name].join("/");
}

/** The first item without an answer, or whose second look is on; else the first.
 * @param {import("./card.js").Task<Item>} task @param {import("./card.js").State["items"]} states */
export function firstOpen(task, states) {
  const open = task.items.findIndex(({ id }) => !states[id].given || states[id].look);
  return open < 0 ? 0 : open;
}

/** @param {import("./card.js").Task<Item>} task @param {string[]} unsaved */
export function firstUnsaved(task, unsaved) {
  const first = task.items.findIndex((item) => unsaved.includes(item.id));
  return first < 0 ? undefined : first;
}
