// @ts-check
// Words of the article as a task shows them, with the hard ones explained.
import { h } from "./dom.js";

/** ``mark``: it is asked about; ``clue``: it decides. @typedef {{text: string, mark?: boolean, clue?: boolean}} Piece */
/** @typedef {{term: string, meaning: string}} Entry */

/** The words of an item. */
export class Passage {
  /** @param {Piece[]} pieces */
  constructor(pieces) {
    this.pieces = pieces;
    this.shown = "";
    /** @type {HTMLElement|null} */
    this.el = pieces && pieces.length > 0 ? h("blockquote", { class: "ws-passage", dir: "auto" }, ...shownWords(pieces)) : null;
  }

  /** Draw the pencil under the words that decide; null takes it away. @param {Piece[]|null} clue */
  underline(clue) {
    const text = JSON.stringify(clue);
    if (text === this.shown || !this.el) return;
    this.shown = text;
    this.el.replaceChildren(...shownWords(clue ?? this.pieces));
  }
}

/** @param {Piece[]} pieces @returns {(Node|string)[]} */
function shownWords(pieces) {
  const isAll = pieces.every(({ text, mark, clue }) => !clue && (mark || !text.trim()));
  return pieces.map((piece) => (isAll && piece.mark ? h("mark", {}, piece.text) : wordsOf(piece)));
}

/** @param {Piece} piece @returns {Node|string} */
function wordsOf({ text, mark, clue }) {
  if (clue) return h("mark", { class: mark ? "ws-clue" : "ws-clue alone" }, heard("underlined: "), text, heard(" (end of the line)"));
  return mark ? h("mark", {}, heard("marked: "), text, heard(" (end of the mark)")) : text;
}

/** Where a mark begins and ends: few screen readers say it of themselves. @param {string} words */
function heard(words) { return h("span", { class: "ws-sr ws-within" }, words); }

/** The words of an item that gets no reply. @param {Piece[]} pieces */
export function passage(pieces) { return new Passage(pieces).el; }

/** The hard words of a passage, folded. @param {Entry[]} entries @returns {HTMLElement|null} */
export function hardWords(entries) {
  if (!entries || entries.length === 0) return null;
  const list = h("dl", {});
  for (const entry of entries) list.append(h("dt", {}, entry.term), h("dd", {}, entry.meaning));
  const terms = entries.map((entry) => entry.term).join(" · ");
  return h("details", { class: "ws-words ws-ui" }, h("summary", {}, `Words: ${terms}`), list);
}
