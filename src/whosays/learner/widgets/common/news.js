// @ts-check
// What a card tells the page around it: how each of its items went, and since when all is saved.
// A widget is painted before it stands on the page, where no event of its own would be heard: so it is told to the document.

/** @typedef {import("./card.js").Item} Item */
/** @typedef {import("./card.js").State} State */
/** ``saved``: "10:32", or "" while something is not saved yet.
 * @typedef {{room: string, stem: string, name: string, title: string, optional: boolean, saved: string,
 *   items: {id: string, sign: import("./card.js").Sign, reason: boolean}[]}} Told */

export const TOLD = "whosays-task";

export class News {
  /** @param {import("./card.js").Task<Item>} task */
  constructor(task) {
    this.task = task;
    this.last = "";
  }

  /** Told once, however often it is said. @param {State["items"]} states @param {boolean} isUnsaved */
  tell(states, isUnsaved) {
    const detail = this.told(states, isUnsaved);
    const text = JSON.stringify(detail);
    if (text === this.last) return;
    this.last = text;
    document.dispatchEvent(new CustomEvent(TOLD, { detail }));
  }

  /** @param {State["items"]} states @param {boolean} isUnsaved @returns {Told} */
  told(states, isUnsaved) {
    const { room, stem, name, title, optional, items } = this.task;
    const told = items.map(({ id }) => ({ id, sign: states[id].sign, reason: states[id].reason }));
    return { room, stem, name, title, optional: Boolean(optional), items: told,
      saved: isUnsaved ? "" : lastSaved(items.map(({ id }) => states[id])) };
  }
}

/** @param {import("./card.js").ItemState[]} states */
function lastSaved(states) {
  const [latest] = states.filter((each) => each.saved).sort((a, b) => (a.time < b.time ? 1 : -1));
  return latest ? latest.saved : "";
}
