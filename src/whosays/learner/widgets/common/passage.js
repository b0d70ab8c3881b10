// @ts-check
// Words of the article as a task shows them, with the hard ones explained.
import { h } from "./dom.js";

/** @typedef {{text: string, mark?: boolean}} Piece */
/** @typedef {{term: string, meaning: string}} Entry */

/** @param {Piece[]} pieces @returns {HTMLElement|null} */
export function passage(pieces) {
  if (!pieces || pieces.length === 0) return null;
  const shown = pieces.map((piece) => (piece.mark ? h("mark", {}, piece.text) : document.createTextNode(piece.text)));
  return h("blockquote", { class: "ws-passage", dir: "auto" }, ...shown);
}

/** The hard words of a passage, folded. @param {Entry[]} entries @returns {HTMLElement|null} */
export function hardWords(entries) {
  if (!entries || entries.length === 0) return null;
  const list = h("dl", {});
  for (const entry of entries) list.append(h("dt", {}, entry.term), h("dd", {}, entry.meaning));
  const terms = entries.map((entry) => entry.term).join(" · ");
  return h("details", { class: "ws-words ws-ui" }, h("summary", {}, `Words: ${terms}`), list);
}
