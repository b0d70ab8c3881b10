// @ts-check
/**
 * Where somebody is on the page, and how high its cells were: what lies under the eye stays there while widgets come,
 * and after a reload. A place is kept for this window, heights for this browser; neither holds an answer.
 */

const SOON = 200; // ms without scrolling, until the place is kept
const FRAME = 16; // ms
const PATIENCE = 3000; // ms at most, for which prose is waited for
const UPPER = 0.6; // the part of the view in which a cell that begins there is the one being read

/** @typedef {any} Panel a NotebookPanel */
/** @typedef {any} Cell */
/** @typedef {{id: string, top: number}} Anchor a cell, and how far below the upper edge of the view it begins */
/** @typedef {{height: number, at: number}} Known a cell's widget: its height, and which of its questions was shown */
/** @typedef {{width: number, cells: Object<string, Known>}} Heights */

/** Keeps the place in one notebook. */
export class Place {
  /** @param {Panel} panel its file has been read */
  constructor(panel) {
    this.panel = panel;
    this.key = `whosays place ${new URL(document.baseURI).pathname} ${panel.context.path}`;
    /** @type {Heights} */ this.heights = heightsIn(read("localStorage", this.key));
    /** @type {Anchor|null} */ this.anchor = anchorIn(read("sessionStorage", this.key));
    this.holds = true;
    this.ours = -1; // where we have scrolled to: that is no wish of the learner's
    this.timer = 0;
    this.sizes = new ResizeObserver(() => this.keep());
    this.onScroll = () => this.scrolled();
    this.onHide = () => this.note();
  }

  /** @returns {HTMLElement} what scrolls */
  get scroller() {
    return this.panel.content.node.querySelector(".jp-WindowedPanel-outer") ?? this.panel.content.node;
  }

  begin() {
    const { panel, scroller } = this;
    scroller.style.overflowAnchor = "none"; // one hand at the wheel
    scroller.addEventListener("scroll", this.onScroll, { passive: true });
    window.addEventListener("pagehide", this.onHide);
    document.addEventListener("visibilitychange", this.onHide);
    for (const cell of panel.content.widgets) this.sizes.observe(cell.node);
    this.sizes.observe(scroller);
    panel.disposed.connect(() => this.end());
    this.layOut();
  }

  /** Prose is drawn a moment after its cells are there: until then nothing is to be seen, so that nothing jumps. */
  async layOut() {
    const { node } = this.panel.content;
    const late = performance.now() + PATIENCE;
    node.classList.add("ws-laying");
    while (!this.isDrawn() && performance.now() < late) await new Promise((resolve) => window.setTimeout(resolve, FRAME));
    this.keep();
    node.classList.remove("ws-laying");
  }

  /** Has the prose in view its words? A slow computer has its cells first, for a moment without any part. */
  isDrawn() {
    const { bottom } = this.scroller.getBoundingClientRect();
    const cells = [...this.panel.content.node.querySelectorAll(".jp-MarkdownCell.jp-mod-rendered")];
    const inView = cells.filter((each) => each.getBoundingClientRect().top < bottom);
    return inView.every((each) => (each.querySelector(".jp-MarkdownOutput")?.childElementCount ?? 0) > 0);
  }

  end() {
    window.clearTimeout(this.timer);
    this.sizes.disconnect();
    window.removeEventListener("pagehide", this.onHide);
    document.removeEventListener("visibilitychange", this.onHide);
  }

  /**
   * What is known of a cell, if the page is as wide as it was.
   * @param {Cell} cell
   * @returns {Known}
   */
  known(cell) {
    const { width, cells } = this.heights;
    const found = cells[cell.model.id];
    const isWhole = typeof found?.height === "number" && typeof found.at === "number";
    return isWhole && width === this.scroller.clientWidth ? found : { height: 0, at: isWhole ? found.at : 0 };
  }

  /** Put the cell that is being read where it was. Called after layout and before it is painted. */
  keep() {
    if (!this.holds || !this.anchor || !this.scroller.clientHeight) return;
    const cell = this.panel.content.widgets.find((/** @type {Cell} */ each) => each.model.id === this.anchor?.id);
    const away = cell ? this.topOf(cell) - this.anchor.top : 0;
    if (Math.abs(away) < 1) return;
    this.scroller.scrollTop += away;
    this.ours = this.scroller.scrollTop;
  }

  /** The page has settled: it is the learner's, and the browser's. */
  letGo() {
    this.holds = false;
    this.scroller.style.overflowAnchor = "";
    this.note();
  }

  scrolled() {
    if (this.scroller.scrollTop !== this.ours) this.anchor = this.read();
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.note(), SOON);
  }

  /** The cell that is being read. @returns {Anchor|null} */
  read() {
    const { scroller } = this;
    const tops = this.panel.content.widgets.map((/** @type {Cell} */ cell) => ({ id: cell.model.id, top: this.topOf(cell),
      bottom: this.topOf(cell) + cell.node.offsetHeight }));
    const first = tops.findIndex((/** @type {{bottom: number}} */ each) => each.bottom > 1);
    const next = tops[first + 1];
    const found = tops[first]?.top < 0 && next && next.top < UPPER * scroller.clientHeight ? next : tops[first];
    return found ? { id: found.id, top: found.top } : null;
  }

  /** @param {Cell} cell */
  topOf(cell) {
    return Math.round(cell.node.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top);
  }

  /** Keep place and heights, where the browser keeps anything. */
  note() {
    if (this.panel.isDisposed || !this.scroller.clientHeight) return;
    if (!this.holds) this.anchor = this.read();
    for (const cell of this.panel.content.widgets) this.measure(cell);
    this.heights.width = this.scroller.clientWidth;
    write("sessionStorage", this.key, this.anchor);
    write("localStorage", this.key, this.heights);
  }

  /** @param {Cell} cell */
  measure(cell) {
    const card = cell.hasClass("ws-kit-still") ? null : cell.node.querySelector(".ws");
    if (!(card instanceof HTMLElement) || !card.offsetHeight) return;
    const steps = [...card.querySelectorAll(".ws-step")];
    const at = Math.max(0, steps.findIndex((each) => each.getAttribute("aria-current") === "step"));
    this.heights.cells[cell.model.id] = { height: card.offsetHeight, at };
  }
}

/** @param {any} kept whatever stands in the browser under our name @returns {Heights} */
function heightsIn(kept) {
  const isOurs = typeof kept?.cells === "object" && kept.cells !== null;
  return isOurs ? { width: kept.width, cells: kept.cells } : { width: 0, cells: {} };
}

/** @param {any} kept @returns {Anchor|null} */
function anchorIn(kept) {
  return typeof kept?.id === "string" && Number.isFinite(kept.top) ? kept : null;
}

/**
 * A browser that forbids its storage forbids even to name it.
 * @param {"localStorage"|"sessionStorage"} storage @param {string} key @returns {any} what was kept, or null
 */
function read(storage, key) {
  try {
    return JSON.parse(window[storage].getItem(key) ?? "null");
  } catch {
    return null; // it is not to be had, or somebody else wrote it
  }
}

/** @param {"localStorage"|"sessionStorage"} storage @param {string} key @param {unknown} value */
function write(storage, key, value) {
  try {
    window[storage].setItem(key, JSON.stringify(value));
  } catch {
    // Where nothing can be kept, the page begins at its top.
  }
}
