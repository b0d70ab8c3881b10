// @ts-check
// One result as a list of words: any of them can be marked, by pointer and by keyboard.
import { h, uid } from "../common/dom.js";

/** @typedef {{n: number, text: string, quoted: string}} Word */
/** @typedef {{id: string, title: Word[], address: Word[], by: Word[], lines: Word[]}} Result */
/** @typedef {{el: HTMLElement, options: HTMLElement[], paint: (marked: number[], isFixed: boolean) => void}} Words */
/** @typedef {{toggle: (word: Word) => void, undo: () => void}} Hands */

/** @param {Result} result @param {number} place @param {number} count @param {Hands} hands @returns {Words} */
export function wordList(result, place, count, hands) {
  const stem = uid("word");
  const words = [...result.title, ...result.address, ...result.by, ...result.lines];
  const options = words.map((word) => h("span", { role: "option", id: `${stem}-${word.n}`, class: `rs-word${narrow(word.text)}`,
    "aria-selected": "false", onclick: () => { go(words.indexOf(word)); hands.toggle(word); } }, word.text));
  const spanOf = (/** @type {Word} */ word) => options[words.indexOf(word)];
  const text = (/** @type {Word[]} */ line) => line.map((word) => word.text).join(" ");
  const el = h("div", { class: "rs-words", role: "listbox", tabindex: 0, "aria-multiselectable": "true",
    "aria-label": `Result ${place + 1} of ${count}. ${[result.title, result.address, result.by, result.lines].map(text).join(". ")}` },
  lineOf("rs-title", result.title.map(spanOf)), lineOf("rs-address", result.address.map(spanOf)),
  lineOf("rs-by", result.by.map(spanOf), " · "), lineOf("rs-lines", result.lines.map(spanOf)));
  let at = 0;
  const go = (/** @type {number} */ to) => {
    at = Math.min(options.length - 1, Math.max(0, to));
    options.forEach((option, i) => option.classList.toggle("cur", i === at));
    el.setAttribute("aria-activedescendant", options[at].id);
  };
  go(0);
  el.addEventListener("keydown", (event) => {
    const undoing = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
    if (!undoing && (event.ctrlKey || event.metaKey || event.altKey)) return;
    const to = destination(event.key, options, at);
    if (to !== null) { go(to); options[at].scrollIntoView({ block: "nearest" }); }
    else if (event.key === " " || event.key === "Enter") hands.toggle(words[at]);
    else if (undoing || event.key === "Backspace") hands.undo();
    else return;
    event.preventDefault();
    event.stopPropagation(); // Ctrl+Z would undo a change of the notebook
  });
  /** @param {number[]} marked @param {boolean} isFixed */
  const paint = (marked, isFixed) => {
    el.classList.toggle("fixed", isFixed);
    el.setAttribute("aria-disabled", String(isFixed));
    words.forEach((word, i) => options[i].setAttribute("aria-selected", String(marked.includes(word.n))));
  };
  return { el, options, paint };
}

/** No target is narrower than 24 px; marks that take no room are no letters. @param {string} text */
function narrow(text) {
  const letters = [...text.replace(/[\p{Cf}\p{M}]/gu, "")].length;
  return [" tiny", " tiny", " short", " three"][letters] ?? "";
}

/** A line of words; ``last`` stands before its last one. @param {string} name @param {HTMLElement[]} words @param {string} [last] */
function lineOf(name, words, last = " ") {
  const between = (/** @type {number} */ i) => (i === 0 ? null : i === words.length - 1 ? last : " ");
  return h("span", { class: name, dir: "auto", role: "none" }, ...words.flatMap((word, i) => [between(i), word]));
}

/** Where a key leads, or null. @param {string} key @param {HTMLElement[]} options @param {number} from */
function destination(key, options, from) {
  if (key === "Home") return 0;
  if (key === "End") return options.length - 1;
  const ahead = getComputedStyle(options[from]).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "ArrowLeft" || key === "ArrowRight") return from + (key === ahead ? 1 : -1);
  if (key === "ArrowDown" || key === "ArrowUp") return lineAway(options, from, key === "ArrowDown" ? 1 : -1);
  return null;
}

/** The nearest word of the next printed line. @param {HTMLElement[]} options @param {number} from @param {number} step */
function lineAway(options, from, step) {
  const box = (/** @type {number} */ i) => options[i].getClientRects()[0];
  const off = (/** @type {number} */ i) => Math.abs(box(i).left + box(i).width / 2 - box(from).left - box(from).width / 2);
  let found = from;
  let line = NaN;
  for (let i = from + step; i >= 0 && i < options.length; i += step) {
    if (Math.abs(box(i).top - box(from).top) < 10) continue;
    if (Number.isNaN(line)) { line = box(i).top; found = i; }
    if (Math.abs(box(i).top - line) >= 10) break;
    if (off(i) < off(found)) found = i;
  }
  return found;
}
