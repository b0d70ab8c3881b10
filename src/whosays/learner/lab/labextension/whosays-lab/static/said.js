// @ts-check
/**
 * Things are said once. Where the heading right above a task says what its card's title says, the title stays for
 * screen readers (it names the card) and is not painted again; nor are the minutes, if the heading has them.
 */

const MINUTES = /\s*\([^()]*\bmin\b[^()]*\)\s*$/u;
const FORM = /^(talk|extra)\s*:\s*/u;
const TITLE = ":is(.jp-OutputArea-output, .ws-still-holder) h3"; // a form stands there while its cell runs

/**
 * A heading without what it adds to a title: minutes, “Talk:”, and points.
 * @param {string} text
 * @returns {string}
 */
export function bare(text) {
  const words = text.replace("¶", "").trim().toLowerCase().replace(MINUTES, "").replace(FORM, "");
  return words.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * The last heading above a task, with nothing between but prose.
 * @param {Element} cell
 * @returns {string}
 */
function headingAbove(cell) {
  for (let above = cell.previousElementSibling; above; above = above.previousElementSibling) {
    if (above.classList.contains("ws-kit-cell") && above.querySelector(TITLE)) return "";
    const headings = above.querySelectorAll(".jp-MarkdownOutput :is(h1, h2, h3, h4)");
    if (headings.length) return headings[headings.length - 1].textContent ?? "";
  }
  return "";
}

/** @param {Element} cell a cell of the kit */
function look(cell) {
  const title = cell.querySelector(TITLE)?.textContent ?? "";
  const heading = headingAbove(cell);
  const said = title !== "" && bare(title) === bare(heading);
  cell.classList.toggle("ws-said", said);
  cell.classList.toggle("ws-said-minutes", said && MINUTES.test(heading.replace("¶", "").trim()));
}

/**
 * Keeps an eye on a notebook's cells: before anything is painted, so that nothing jumps.
 * @param {HTMLElement} notebook
 * @returns {() => void} lets go again
 */
export function beginSaid(notebook) {
  const lookAtAll = () => {
    for (const cell of notebook.querySelectorAll(".ws-kit-cell")) look(cell);
  };
  const watcher = new MutationObserver((changes) => {
    const cells = new Set(changes.map(({ target }) => (target instanceof Element ? target.closest(".jp-Cell") : null)));
    if (cells.has(null) || [...cells].some((cell) => cell?.classList.contains("jp-MarkdownCell"))) lookAtAll();
    else for (const cell of cells) if (cell?.classList.contains("ws-kit-cell")) look(cell);
  });
  watcher.observe(notebook, { childList: true, subtree: true });
  lookAtAll();
  return () => watcher.disconnect();
}
