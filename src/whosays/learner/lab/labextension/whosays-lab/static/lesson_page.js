// @ts-check
/** A lesson's notebook as a page: which room and stem it is, where its tasks stand, and what a learner cannot undo. */

/** @typedef {any} Panel a NotebookPanel */
/** @typedef {{name: string, cell: any}} TaskCell */

const SHOW = /^from whosays import show\nshow\("(?:lessons|exercises|solutions)\/[a-z0-9_]+", "([a-z0-9_]+)"\)$/;

/**
 * Which lesson a notebook says it is.
 * @param {Panel|null|undefined} panel
 * @returns {{room: string, stem: string}|null}
 */
export function lessonOf(panel) {
  const model = panel?.context?.model;
  const found = model?.getMetadata?.("whosays") ?? model?.sharedModel?.metadata?.whosays;
  return typeof found?.room === "string" && typeof found?.stem === "string" ? found : null;
}

/**
 * A learner's room; solutions are a teacher's, and look as JupyterLab shows them.
 * @param {{room: string}|null} lesson
 */
export function isLearners(lesson) {
  return lesson !== null && ["lessons", "exercises"].includes(lesson.room);
}

/** @param {any} cell @returns {string} */
function sourceOf(cell) {
  return cell.model?.sharedModel?.getSource?.() ?? "";
}

/**
 * The cells that show a task, in their order.
 * @param {Panel} panel
 * @returns {TaskCell[]}
 */
export function taskCells(panel) {
  return (panel.content?.widgets ?? []).flatMap((/** @type {any} */ cell) => {
    const name = SHOW.exec(sourceOf(cell))?.[1];
    return name ? [{ name, cell }] : [];
  });
}

/**
 * The notebook's first heading.
 * @param {Panel} panel
 */
export function titleOf(panel) {
  const [first] = panel.content?.widgets ?? [];
  return /^#+ (?:Exercise: )?(.*)$/m.exec(first ? sourceOf(first) : "")?.[1].trim() ?? "";
}

/**
 * Is there a cell that waits for a task?
 * @param {Panel} panel
 */
export function hasGates(panel) {
  return (panel.content?.widgets ?? []).some((/** @type {any} */ cell) => {
    const found = cell.model?.getMetadata?.("whosays") ?? cell.model?.sharedModel?.metadata?.whosays;
    return Boolean(found?.opens_after || found?.alone);
  });
}

/**
 * Where the copy lies, seen from the server's root: what stands before the notebook's own place in it.
 * @param {Panel} panel
 * @param {{room: string}} lesson
 */
export function rootOf(panel, { room }) {
  const folders = String(panel.context?.path ?? "").split("/").slice(0, -1);
  if (folders.at(-1) === room) folders.pop();
  return folders.map((each) => `${each}/`).join("");
}

/**
 * Brings a task to the top, and focus into it.
 * @param {Panel} panel
 * @param {string} name
 */
export function goTo(panel, name) {
  const found = taskCells(panel).find((each) => each.name === name);
  if (!found) return;
  const node = found.cell.node;
  node.scrollIntoView({ block: "start" });
  const card = node.querySelector(".ws") ?? node;
  if (!card.hasAttribute("tabindex")) card.setAttribute("tabindex", "-1");
  card.focus({ preventScroll: true });
}

/**
 * The task that is read now: the last one whose top is above the middle of the page.
 * @param {Panel} panel
 */
export function inSight(panel) {
  const middle = window.innerHeight * 0.5;
  const above = taskCells(panel).filter(({ cell }) => cell.node.getBoundingClientRect().top < middle);
  return above.at(-1)?.name ?? "";
}

/**
 * Words of a lesson are read: a double click marks one, and Enter does not open its text for editing.
 * @param {Event} event
 */
export function keepProse(event) {
  const cell = event.target instanceof Element ? event.target.closest(".jp-MarkdownCell.jp-mod-rendered") : null;
  if (!cell?.closest(".wsb-page")) return;
  if (event instanceof KeyboardEvent && (event.key !== "Enter" || event.target !== cell)) return;
  event.stopPropagation();
  if (event instanceof KeyboardEvent) event.preventDefault();
}
