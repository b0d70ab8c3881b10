// @ts-check
/** One line in the page where a widget would be, for whoever waits for it. */

const version = new URL(import.meta.url).search;
const { isInUse } = await import(`./in_use.js${version}`);
const { restart } = await import(`./way_out.js${version}`);

const NO_KIT =
  "The Python of this kernel has no whosays. Copy what is not saved yet, then start the lessons with: whosays lab";

/** @typedef {any} Cell a CodeCell */

/**
 * One line in the page where the widget would be; an empty one takes it away.
 * @param {Cell} cell
 * @param {string} words
 */
export function say(cell, words) {
  cell.node.querySelector(":scope > .ws-kit-notice")?.remove();
  cell.removeClass("ws-kit-waiting");
  cell.toggleClass("ws-kit-failed", words !== "" && !isInUse(cell));
  if (!words) return;
  document.dispatchEvent(new CustomEvent("whosays-not-shown")); // nothing is waited for any more
  const line = document.createElement("p");
  line.className = "ws-kit-notice";
  line.setAttribute("role", "status");
  line.textContent = words;
  cell.node.append(line);
}

/**
 * Says why there are no widgets, once, and covers what other days left in their places.
 * @param {Cell[]} cells
 * @param {string} words
 */
export function sayInstead(cells, words) {
  if (!cells.length) return;
  say(cells[0], words);
  for (const cell of cells.slice(1)) {
    cell.removeClass("ws-kit-waiting");
    cell.toggleClass("ws-kit-failed", !isInUse(cell));
  }
}

/**
 * What a learner is told when a kit cell stopped with an error.
 * @param {{ename: string, evalue: string}} error
 * @returns {string}
 */
export function explain(error) {
  if (error.ename === "ModuleNotFoundError" && error.evalue.includes("'whosays'")) return NO_KIT;
  return (
    `This part could not be shown (${error.ename}: ${error.evalue}). To try again, ${restart()}; ` +
    "if it stays, show this line to your teacher."
  );
}
