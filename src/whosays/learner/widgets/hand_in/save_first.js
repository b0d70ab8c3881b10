// @ts-check
// Before anything is handed in, what is still being written is saved.
import { pageMemory } from "../common/page_memory.js";

const PATIENCE_OF_SAVING = 4000; // milliseconds; a save is heard of in less than half a second
const LOOK = 50; // milliseconds

/** @typedef {import("../common/page_memory.js").OpenCard} OpenCard */

/** Why nothing can be handed in yet, and where; null if all is saved.
 * @param {string} room @param {string} stem @param {string} copy @returns {Promise<{why: string, card: OpenCard}|null>|null} */
export function saveFirst(room, stem, copy) {
  const cards = [...pageMemory().cards].filter((card) => card.place === [copy, room, stem].join("/"));
  for (const card of cards) card.save();
  if (!cards.some((card) => card.hasUnsaved())) return null;
  return settled(cards, Date.now() + PATIENCE_OF_SAVING);
}

/** @param {OpenCard[]} cards @param {number} until @returns {Promise<{why: string, card: OpenCard}|null>} */
async function settled(cards, until) {
  for (;;) {
    const card = cards.find((each) => each.hasUnsaved());
    if (!card) return null;
    if (card.hasToChoose()) return { why: twoVersions(card.title), card };
    if (Date.now() > until) return { why: notSaved(card.title), card };
    await new Promise((done) => { window.setTimeout(done, LOOK); });
  }
}

/** @param {string} title */
function twoVersions(title) {
  return `NOT handed in: in “${title}” there are two versions of an answer. Choose one there, then press Hand in again.`;
}

/** @param {string} title */
function notSaved(title) {
  return `NOT handed in: what you wrote in “${title}” is not saved yet, and the line below it says why. Leave this page open, do `
    + "what it says, wait until “saved” stands there, then press Hand in again.";
}
