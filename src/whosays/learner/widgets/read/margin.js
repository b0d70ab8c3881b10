// @ts-check
// Names in the margin: each beside the line where its voice begins, two of one line one under the other.

/** @typedef {import("./sheet.js").Sheet} Sheet */

const APART = 2; // pixels between two names

/** Whether the style has laid out a margin: only there do names and notes stand beside the text. @param {Sheet} sheet */
export function hasMargin(sheet) {
  return getComputedStyle(sheet.el).getPropertyValue("--margin-notes").trim() === "1";
}

/** Measured all at once and then set all at once, so that the page is laid out once. @param {Sheet} sheet */
export function placeNames(sheet) {
  if (!sheet.notes.length || !hasMargin(sheet)) return;
  let free = -Infinity; // how far down the names above reach
  const tops = sheet.notes.map(({ el, words }) => {
    const line = firstLetter(words);
    const block = /** @type {HTMLElement} */ (el.closest(".rd-block")).getBoundingClientRect();
    const top = Math.max(free, line.top + (line.height - firstLine(el)) / 2);
    free = top + el.offsetHeight + APART;
    return top - block.top;
  });
  sheet.notes.forEach(({ el }, i) => el.style.setProperty("--top", `${tops[i]}px`));
}

/** Where words begin on the page: words that wrap begin on the next line. @param {Node} words */
function firstLetter(words) {
  const range = document.createRange();
  const at = Math.max(0, (words.textContent || "").search(/\S/));
  range.setStart(words, at);
  range.setEnd(words, Math.min(at + 1, (words.textContent || "").length));
  return range.getBoundingClientRect();
}

/** @param {HTMLElement} el */
function firstLine(el) { return parseFloat(getComputedStyle(el).lineHeight) || el.offsetHeight; }
