// @ts-check
// The story's lines stand in the page already, broken and numbered; here the words in question are marked.
import { h } from "../../../learner/widgets/common/dom.js";

/** Line, and from where to where in it, in code points. @typedef {[number, number, number]} Mark */

export class Story {
  /** @param {HTMLElement} el */
  constructor(el) {
    this.el = el;
    /** @type {Map<number, {row: HTMLElement, words: string}>} */ this.lines = new Map();
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (el.querySelectorAll("[data-n]"))) {
      this.lines.set(Number(row.dataset.n), { row, words: row.textContent ?? "" });
    }
    this.shown = "";
  }

  /** Mark words, and bring the first of them into view. @param {Mark[]} marks */
  mark(marks) {
    if (JSON.stringify(marks) !== this.shown) this.paint(marks);
    this.shown = JSON.stringify(marks);
    this.bring();
  }

  /** @param {Mark[]} marks */
  paint(marks) {
    for (const [number, { row, words }] of this.lines) {
      const mine = marks.filter(([line]) => line === number);
      if (mine.length === 0 && !row.classList.contains("at")) continue;
      row.classList.toggle("at", mine.length > 0);
      row.replaceChildren(...pieces([...words], mine));
    }
  }

  bring() {
    const first = /** @type {HTMLElement|null} */ (this.el.querySelector(".at"));
    if (!first || this.el.clientHeight === 0) return;
    const isColumn = this.el.scrollHeight > this.el.clientHeight + 1 && getComputedStyle(this.el).overflowY === "auto";
    if (isColumn) this.el.scrollTop = Math.max(0, first.offsetTop - this.el.clientHeight / 3);
    else if (getComputedStyle(this.el).position !== "sticky") first.scrollIntoView({ block: "center" });
  }
}

/** @param {string[]} letters @param {Mark[]} marks */
function pieces(letters, marks) {
  let at = 0;
  const found = marks.flatMap(([, start, end]) => {
    const before = letters.slice(at, start).join("");
    at = end;
    return [before, h("mark", {}, letters.slice(start, end).join(""))];
  });
  return [...found, letters.slice(at).join("")];
}
