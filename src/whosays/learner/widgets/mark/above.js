// @ts-check
// Words above the passage, as on a proof: one above the first piece of each stretch, none on top of another.
import { h } from "../common/dom.js";

/** @typedef {{at: HTMLElement, text: string, look: string}} Word */
/** ``end``: how far right the piece of text reaches; ``row``: counted from the line upwards.
 * @typedef {{el: HTMLElement, left: number, width: number, end: number, line: number, row: number}} Placed */

const ROW = 14; // pixels from one row of words to the next
const GAP = 8; // pixels between two words of one row

/** Keeps the words above a passage. @param {HTMLElement} sheet */
export function wordsAbove(sheet) {
  let shown = "";
  /** @type {{el: HTMLElement, at: HTMLElement}[]} */ let words = [];
  const place = () => placeAll(sheet, words);
  new ResizeObserver(place).observe(sheet); // ends with the sheet
  /** @param {Word[]} wanted */
  return (wanted) => {
    const now = wanted.map((word) => `${word.at.id} ${word.text} ${word.look}`).join("|");
    if (now === shown) return;
    shown = now;
    for (const { el } of words) el.remove();
    words = wanted.map(({ at, text, look }) => ({ at, el: h("i", { class: `mk-word ${look}`, "aria-hidden": "true" }, text) }));
    sheet.append(...words.map(({ el }) => el));
    place();
  };
}

/** Measured all at once, then set. Where a line needs two rows of words, the lines stand further apart.
 * @param {HTMLElement} sheet @param {{el: HTMLElement, at: HTMLElement}[]} words */
function placeAll(sheet, words) {
  sheet.classList.remove("tall");
  let placed = measured(sheet, words);
  if (placed.some((word) => word.row > 1)) {
    sheet.classList.add("tall");
    placed = measured(sheet, words);
  }
  for (const { el, left, line, row } of placed) {
    el.style.setProperty("left", `${left}px`);
    el.style.setProperty("top", `${line - row * ROW}px`);
  }
}

/** @param {HTMLElement} sheet @param {{el: HTMLElement, at: HTMLElement}[]} words @returns {Placed[]} */
function measured(sheet, words) {
  const frame = sheet.getBoundingClientRect();
  const [x, y] = [frame.left - sheet.scrollLeft, frame.top - sheet.scrollTop];
  /** @type {Placed[]} */ const placed = [];
  for (const { el, at } of words) {
    const box = at.getClientRects()[0];
    if (!box) continue;
    const width = el.offsetWidth;
    const left = Math.max(0, Math.min(box.left - x, sheet.clientWidth - width));
    placed.push(freePlace({ el, left, width, end: box.right - x, line: box.top - y, row: 1 }, placed));
  }
  return placed;
}

/** Next to the line; further along over its own piece where another word stands; else one row up.
 * @param {Placed} word @param {Placed[]} before @returns {Placed} */
function freePlace(word, before) {
  const near = before.filter((other) => Math.abs(other.line - word.line) < 4 && other.row === 1);
  const taken = Math.max(-GAP, ...near.map((other) => other.left + other.width)) + GAP;
  if (word.left >= taken) return word;
  return taken + word.width / 2 <= word.end ? { ...word, left: taken } : { ...word, row: 2 };
}
