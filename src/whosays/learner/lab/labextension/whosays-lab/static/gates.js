// @ts-check
/**
 * Led, not shown: what comments on a task waits until the task's reason was read, and what is for those who
 * work alone waits for a press.
 *
 * Which cells wait is said in their metadata (`whosays`), which of them are open in the notebook's, in the copy.
 * Where this module is not, a waiting cell stands folded behind the words “Answer first.” (see formats.md).
 */

/** @typedef {any} Panel a NotebookPanel */
/** @typedef {any} Cell */
/** @typedef {{opens_after?: string, alone?: boolean}} Waits */
/** @typedef {{room: string, stem: string, opened?: string[]}} Own what a notebook says of itself */
/** @typedef {{room: string, stem: string, name: string, title: string, items: {reason: boolean}[]}} Told */
/** @typedef {{room: string, stem: string, name: string, title: string, looked: boolean}} Looked at a task's cards */
/** @typedef {{waits: Waits, cells: Cell[]}} Group cells that wait for the same thing, one behind the other */

const SHEET = "ws-gates-style";
const STYLE = `
.ws-gated > :not(.ws-gate) { display: none; }
.ws-gated:not(:has(> .ws-gate)) { padding-block: 0 !important; min-height: 0; } /* its gate stands before it */
.ws-gate { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; box-sizing: border-box;
  margin: 10px var(--hang, 0px); padding: 13px 0; border-block: 1px dashed var(--edge, #857e71); color: var(--quiet, #5f5a50);
  font: calc(16px * var(--size, 1))/1.45 var(--sans, var(--jp-ui-font-family)); }
.ws-gate.ws-gate-alone { border: 0; margin-block: 4px; padding: 0; }
.ws-gate p { margin: 0; flex: 1 1 14em; }
.ws-gate button { font: 600 calc(15px * var(--size, 1))/1.3 var(--sans, var(--jp-ui-font-family)); min-height: 36px; padding: 4px 14px; cursor: pointer;
  color: var(--ink, var(--jp-content-font-color0)); background: transparent; border: 1px solid var(--edge, #857e71); border-radius: 4px; }
.ws-gate button:hover { background: color-mix(in srgb, currentColor 8%, transparent); }
.ws-gate button:focus-visible { outline: 3px solid var(--focus, #0b5cad); outline-offset: 2px; }
.ws-gate button[aria-expanded]::before { content: "▸"; content: "▸" / ""; display: inline-block; width: 1.1em; }
.ws-gate button[aria-expanded="true"]::before { content: "▾"; content: "▾" / ""; }
.ws-comment .jp-RenderedMarkdown > details > summary { display: none; }
.ws-comment:not(.ws-gated) .jp-MarkdownOutput { position: relative; }
.ws-comment:not(.ws-gated) .jp-MarkdownOutput::before { content: ""; position: absolute; inset-block: 10px;
  inset-inline-start: calc(var(--hang, 20px) - 20px); border-inline-start: 2px solid var(--edge, #857e71); }
.ws-shows-all .ws-comment.ws-gated > .ws-gate { display: none; }
.ws-shows-all .ws-comment.ws-gated > :not(.ws-gate) { display: revert; }
@media print {
  .ws-gated > :not(.ws-gate) { display: block; }
  .ws-comment > .ws-gate { border: 0; padding: 0; }
  .ws-comment > .ws-gate > * { display: none; }
  .ws-comment > .ws-gate::before { content: "After the task"; font-weight: 700; }
  .ws-gate-alone button { border: 0; padding: 0; }
}
@media (forced-colors: active) { .ws-gate { border-color: CanvasText; } }
`;

/**
 * The one rule: a comment opens when nothing more is to be told of its task.
 * @param {Told} task
 * @returns {boolean}
 */
export function isTold(task) {
  return task.items.length > 0 && task.items.every((item) => item.reason);
}

/** Follows one notebook from its opening to its closing. */
export class Gates {
  /**
   * @param {Panel} panel its file has been read
   * @param {() => void} save keeps the notebook without a question
   */
  constructor(panel, save) {
    this.panel = panel;
    this.save = save;
    /** @type {Map<string, string>} what waits for a task, in words */
    this.words = new Map();
    this.watcher = new MutationObserver(() => this.unfold());
    this.onTask = (/** @type {Event} */ event) => this.told(/** @type {CustomEvent} */ (event).detail);
    this.onLooked = (/** @type {Event} */ event) => this.looked(/** @type {CustomEvent} */ (event).detail);
    this.onAll = (/** @type {Event} */ event) => this.showAll(/** @type {CustomEvent} */ (event).detail);
  }

  begin() {
    if (!this.own || this.own.room === "solutions") return;
    document.addEventListener("whosays-task", this.onTask);
    document.addEventListener("whosays-looked", this.onLooked);
    document.addEventListener("whosays-show-all", this.onAll);
    this.panel.disposed.connect(() => this.end());
    this.paint();
    for (const cell of this.groups().flatMap((group) => group.cells))
      if (waitsOf(cell)?.opens_after) this.watcher.observe(cell.node, { childList: true, subtree: true });
    this.unfold();
  }

  end() {
    document.removeEventListener("whosays-task", this.onTask);
    document.removeEventListener("whosays-looked", this.onLooked);
    document.removeEventListener("whosays-show-all", this.onAll);
    this.watcher.disconnect();
  }

  /** Only what the kit itself would write: a notebook may come from anywhere. @returns {Own|undefined} */
  get own() {
    const own = this.panel.context.model.getMetadata("whosays");
    if (typeof own?.room !== "string" || typeof own.stem !== "string") return undefined;
    return { ...own, opened: Array.isArray(own.opened) ? own.opened : [] };
  }

  /** @returns {Group[]} */
  groups() {
    /** @type {Group[]} */
    const found = [];
    /** @type {Cell} */ let before = null;
    for (const cell of this.panel.content.widgets) {
      const waits = waitsOf(cell);
      if (waits && before && isSame(waits, waitsOf(before))) found[found.length - 1].cells.push(cell);
      else if (waits) found.push({ waits, cells: [cell] });
      before = cell;
    }
    return found;
  }

  /** @param {Group} group */
  isOpen(group) {
    return group.cells.every((cell) => this.own?.opened?.includes(cell.model.id));
  }

  paint() {
    for (const group of this.groups()) this.paintGroup(group);
  }

  /** @param {Group} group */
  paintGroup(group) {
    const open = this.isOpen(group);
    for (const cell of group.cells) {
      cell.toggleClass("ws-gated", !open);
      cell.toggleClass("ws-comment", Boolean(group.waits.opens_after));
    }
    const [first] = group.cells;
    first.node.querySelector(":scope > .ws-gate")?.remove();
    if (group.waits.alone) first.node.prepend(this.aloneGate(group, open));
    else if (!open) first.node.prepend(this.gate(group));
  }

  /** @param {Group} group */
  gate(group) {
    const words = make("p", this.words.get(group.waits.opens_after ?? "") ?? "Opens when you have done the task above.");
    words.id = `ws-gate-${group.cells[0].model.id}`;
    const button = make("button", "Show anyway");
    button.setAttribute("aria-describedby", words.id);
    button.addEventListener("click", () => {
      this.open([group]);
      group.cells[0].node.focus({ preventScroll: true }); // the button is gone; reading goes on here
    });
    return holder("ws-gate", words, button);
  }

  /** @param {Group} group @param {boolean} open */
  aloneGate(group, open) {
    const button = make("button", "Working alone?");
    button.setAttribute("aria-expanded", String(open));
    button.addEventListener("click", () => {
      this.remember(group, !open);
      this.paintGroup(group);
      const again = group.cells[0].node.querySelector(":scope > .ws-gate button");
      if (again instanceof HTMLElement) again.focus({ preventScroll: true });
    });
    return holder("ws-gate ws-gate-alone", button);
  }

  /**
   * A card says how far its task is: at once when it is painted, and at each change.
   * @param {Told} task
   */
  told(task) {
    this.heard(task, isTold(task), `Opens when you have answered “${task.title}” and seen why.`);
  }

  /** Where nothing is asked, there is something to look at. @param {Looked} task */
  looked(task) {
    this.heard(task, task.looked, `Opens when you have looked at “${task.title}”.`);
  }

  /**
   * @param {{room: string, stem: string, name: string}} task
   * @param {boolean} done
   * @param {string} words what its comments wait for
   */
  heard(task, done, words) {
    if (task.room !== this.own?.room || task.stem !== this.own?.stem) return;
    const mine = this.groups().filter((each) => each.waits.opens_after === task.name && !this.isOpen(each));
    if (done) return this.open(mine);
    const known = this.words.get(task.name) === words;
    this.words.set(task.name, words);
    if (!known) mine.forEach((each) => this.paintGroup(each));
  }

  /** @param {Group[]} groups */
  open(groups) {
    for (const group of groups) {
      this.remember(group, true);
      unmoved(group.cells, () => this.paintGroup(group));
    }
  }

  /**
   * Kept in the notebook, not among the answers: it says nothing of what anybody knows.
   * @param {Group} group @param {boolean} open
   */
  remember(group, open) {
    const ids = group.cells.map((cell) => cell.model.id);
    const others = (this.own?.opened ?? []).filter((id) => !ids.includes(id));
    this.panel.context.model.setMetadata("whosays", { ...this.own, opened: [...others, ...(open ? ids : [])] });
    this.save();
  }

  /** For whoever teaches, and for this page only. @param {{on: boolean}} wanted */
  showAll({ on }) {
    this.panel.content.toggleClass("ws-shows-all", on);
  }

  /** Outside JupyterLab the comment is folded; here the gate stands before it. */
  unfold() {
    for (const fold of this.panel.content.node.querySelectorAll(".ws-comment .jp-RenderedMarkdown > details"))
      if (fold instanceof HTMLDetailsElement) fold.open = true;
  }
}

/** @param {Cell} cell @returns {Waits|undefined} what a cell waits for */
function waitsOf(cell) {
  const own = cell.model.getMetadata("whosays");
  const task = typeof own?.opens_after === "string" ? own.opens_after : "";
  return task || own?.alone === true ? { opens_after: task, alone: own.alone === true } : undefined;
}

/** @param {Waits} one @param {Waits|undefined} other */
function isSame(one, other) {
  return one.opens_after === other?.opens_after && Boolean(one.alone) === Boolean(other?.alone);
}

/**
 * What is above the reader may grow, and nothing in front of the reader moves.
 * @param {Cell[]} cells @param {() => void} change
 */
function unmoved(cells, change) {
  const scroller = cells[0].node.closest(".jp-WindowedPanel-outer");
  const last = cells[cells.length - 1].node;
  const isAbove = scroller && last.isConnected && last.getBoundingClientRect().bottom <= scroller.getBoundingClientRect().top;
  const before = isAbove ? last.getBoundingClientRect().bottom : 0;
  change();
  if (isAbove) scroller.scrollTop += last.getBoundingClientRect().bottom - before;
}

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {string} text */
function make(tag, text) {
  const found = document.createElement(tag);
  found.textContent = text;
  if (found instanceof HTMLButtonElement) found.type = "button";
  return found;
}

/** A line that keeps its keys from JupyterLab: there d d would delete the cell. @param {string} name @param {...Node} inner */
function holder(name, ...inner) {
  const line = document.createElement("div");
  line.className = name;
  line.append(...inner);
  for (const each of [line, ...line.querySelectorAll("button")]) each.setAttribute("data-lm-suppress-shortcuts", "true");
  line.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); });
  return line;
}

/**
 * @param {Panel} panel its file has been read
 * @param {() => void} save keeps the notebook without a question
 */
export function beginGates(panel, save) {
  if (!document.getElementById(SHEET)) {
    const sheet = Object.assign(document.createElement("style"), { id: SHEET, textContent: STYLE });
    document.head.append(sheet);
  }
  new Gates(panel, save).begin();
}
