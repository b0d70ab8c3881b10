// @ts-check
/**
 * The page is there before the kernel: until its widget is alive, a cell shows the form that its stored output holds,
 * dressed as the card that will stand there. The widget comes underneath, out of sight, and they change places in one
 * go: nothing on the page moves.
 */

const version = new URL(import.meta.url).search;
const { dressed } = await import(`./still_card.js${version}`);
const { VIEW } = await import(`./live_views.js${version}`);
const { Place } = await import(`./place.js${version}`);
const { STILL_LOOK } = await import(`./still_look.js${version}`);
const { STILL_STYLE } = await import(`./still_style.js${version}`);

const HTML = "text/html";
const PATIENCE = 20_000; // ms for a widget to be painted; after that what there is is shown
const SETTLED = 5_000; // ms after the last widget, until the place on the page is the learner's alone
const ROOT = "section.ws-still";

/** @typedef {any} Panel a NotebookPanel */
/** @typedef {any} Cell a CodeCell */

/** Puts the style of forms on the page, once. */
export function beginStill() {
  const sheet = document.createElement("style");
  sheet.textContent = STILL_LOOK + STILL_STYLE;
  document.head.append(sheet);
}

/** The forms of one notebook. */
export class Still {
  /** @param {Panel} panel its file has been read */
  constructor(panel) {
    this.panel = panel;
    this.place = new Place(panel);
    /** @type {WeakMap<Cell, Element>} the form of a cell, clean: it is needed again when a kernel restarts */
    this.forms = new WeakMap();
    this.place.begin();
  }

  /**
   * Show the form of a cell in place of its output, if it has one.
   * @param {Cell} cell
   */
  cover(cell) {
    if (cell.hasClass("ws-kit-still")) return;
    const form = this.formOf(cell);
    const wrapper = cell.node.querySelector(":scope > .jp-Cell-outputWrapper");
    if (!form || !wrapper) return;
    const height = cell.node.querySelector(".ws")?.getBoundingClientRect().height ?? 0;
    const known = this.place.known(cell);
    const holder = document.createElement("div");
    holder.className = "ws-still-holder";
    holder.style.minHeight = `${Math.max(height, known.height)}px`;
    holder.append(dressed(document.importNode(form, true), known.at));
    holder.addEventListener("click", keepStill, true);
    wrapper.append(holder);
    cell.addClass("ws-kit-still");
  }

  /**
   * The widget takes the form's place as soon as it is painted.
   * @param {Cell} cell
   */
  async reveal(cell) {
    if (!cell.hasClass("ws-kit-still")) return;
    if (isLive(cell)) await painted(cell.node);
    await frame();
    if (cell.isDisposed) return;
    cell.removeClass("ws-kit-still");
    cell.node.querySelector(".ws-still-holder")?.remove();
    this.place.keep();
  }

  /** All cells have run. */
  settle() {
    window.setTimeout(() => this.place.letGo(), SETTLED);
  }

  /** Nothing comes to life: what can be read may be unfolded. */
  giveUp() {
    for (const holder of this.panel.content.node.querySelectorAll(".ws-still-holder"))
      holder.removeEventListener("click", keepStill, true);
  }

  /** @param {Cell} cell @returns {Element|undefined} */
  formOf(cell) {
    if (!this.forms.has(cell)) {
      const form = this.read(cell);
      if (form) this.forms.set(cell, form);
    }
    return this.forms.get(cell);
  }

  /** The form in a cell's output, harmless whoever wrote it. @param {Cell} cell @returns {Element|null} */
  read(cell) {
    const { sanitizer } = this.panel.content.rendermime ?? {};
    const outputs = cell.model.outputs?.toJSON?.() ?? [];
    const found = outputs.map((/** @type {any} */ each) => each.data?.[HTML]).find(Boolean);
    if (!found || typeof sanitizer?.sanitize !== "function") return null;
    const clean = sanitizer.sanitize(Array.isArray(found) ? found.join("") : String(found));
    return new DOMParser().parseFromString(clean, "text/html").body.querySelector(`:scope > ${ROOT}`);
  }
}

/** A form is there to be read: it does nothing. @param {Event} event */
function keepStill(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** Does a widget stand in this cell, or come? @param {Cell} cell */
function isLive(cell) {
  return (cell.model.outputs?.toJSON?.() ?? []).some((/** @type {any} */ each) => each.data && VIEW in each.data);
}

/** @param {Element} node @returns {Promise<void>} when there is a widget in it */
function painted(node) {
  const isThere = () => node.querySelector(".ws") !== null;
  if (isThere()) return Promise.resolve();
  return new Promise((resolve) => {
    const watcher = new MutationObserver(() => isThere() && done());
    const timer = window.setTimeout(() => done(), PATIENCE);
    const done = () => {
      watcher.disconnect();
      window.clearTimeout(timer);
      resolve();
    };
    watcher.observe(node, { childList: true, subtree: true });
  });
}

/** The next frame; soon, where the page is not looked at and has none. @returns {Promise<void>} */
function frame() {
  return new Promise((resolve) => {
    window.requestAnimationFrame(() => resolve());
    window.setTimeout(() => resolve(), 250);
  });
}
