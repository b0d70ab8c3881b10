// @ts-check
// Moving about on the page: one Tab stop, arrows from stop to stop, a pointer that rests on a mark.
import { isWanted } from "./hard_words.js";
import { hasMargin } from "./margin.js";
import { stopOf } from "./note.js";

/** @typedef {import("./note.js").Note} Note */
/** @typedef {import("./note.js").Shown} Shown */
/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {import("./sheet.js").Stop} Stop */

const REST = 140; // milliseconds

export class Walk {
  /** @param {Sheet} sheet @param {Note} note */
  constructor(sheet, note) {
    this.sheet = sheet;
    this.stops = sheet.stops;
    this.note = note;
    this.at = 0;
    this.resting = 0;
    /** @type {Object<string, () => void>} */
    this.keys = {
      ArrowRight: () => this.move(this.at + 1, 1), ArrowDown: () => this.move(this.at + 1, 1),
      ArrowLeft: () => this.move(this.at - 1, -1), ArrowUp: () => this.move(this.at - 1, -1),
      Home: () => this.move(0, 1), End: () => this.move(this.stops.length - 1, -1),
      "[": () => this.move(this.nextBlock(-1), -1), "]": () => this.move(this.nextBlock(1), 1),
      Enter: () => this.hold(this.stops[this.at]), " ": () => this.hold(this.stops[this.at]),
      Escape: () => note.show(null),
    };
    this.listen(sheet.el);
  }

  /** @param {HTMLElement} el */
  listen(el) {
    el.addEventListener("focusin", (event) => this.arrive(event));
    el.addEventListener("keydown", (event) => this.press(event));
    el.addEventListener("click", (event) => this.click(event));
    el.addEventListener("pointerover", (event) => this.pass(event));
    el.addEventListener("pointerleave", () => this.stop());
    // What somebody has pressed counts: a pointer that came a moment before lets no note go, and brings none back.
    for (const pressed of ["click", "keydown"]) el.addEventListener(pressed, () => this.stop(), true);
  }

  stop() { window.clearTimeout(this.resting); }

  /** Tab leads to the first stop that is not dimmed. */
  reset() {
    if (this.stops.length) this.settle(Math.max(0, this.stops.findIndex((stop) => !isPassed(stop))));
  }

  /** @param {number} to */
  settle(to) {
    this.stops[this.at].el.tabIndex = -1;
    this.at = to;
    this.stops[to].el.tabIndex = 0;
  }

  // ---- keys

  /** @param {FocusEvent} event */
  arrive(event) {
    const to = this.stops.findIndex((stop) => stop.el === event.target);
    if (to < 0) return;
    this.settle(to);
    this.note.show({ id: this.stops[to].id, term: this.stops[to].term, at: this.stops[to].el });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (this.note.el.contains(/** @type {Node} */ (event.target)) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.keys[event.key];
    if (act) { event.preventDefault(); act(); }
  }

  /** @param {number} from @param {number} step */
  move(from, step) {
    let to = from;
    while (to >= 0 && to < this.stops.length && isPassed(this.stops[to])) to += step;
    if (to < 0 || to >= this.stops.length) return;
    this.stops[to].el.focus();
    this.stops[to].el.scrollIntoView({ block: "nearest" });
  }

  /** The first stop of the next or the previous paragraph. @param {number} step */
  nextBlock(step) {
    const starts = this.stops.flatMap((stop, i) => (i === 0 || this.stops[i - 1].block !== stop.block ? [i] : []));
    const here = starts.filter((start) => start <= this.at).length - 1;
    return starts[Math.max(0, Math.min(starts.length - 1, here + step))];
  }

  /** A second press lets go. @param {{id: string, term: string, el: HTMLElement}} next */
  hold(next) {
    const now = this.note.shown;
    const same = this.note.held && now?.id === next.id && now.term === next.term && (!next.term || now.at === next.el);
    this.note.show(same ? null : { id: next.id, term: next.term, at: next.el }, !same);
  }

  // ---- pointer

  /** @param {MouseEvent} event */
  click(event) {
    const found = find(event);
    if (!found) return;
    const stop = stopOf(this.sheet, found);
    if (stop && document.activeElement !== stop.el) stop.el.focus({ preventScroll: true });
    this.hold({ ...found, el: found.at });
  }

  /** Whoever is only on the way to the note passes over other marks: a pointer must rest on one.
   * @param {PointerEvent} event */
  pass(event) {
    this.stop();
    if (event.pointerType !== "mouse" || this.note.held || !hasMargin(this.sheet)) return;
    const found = find(event);
    if (found) this.resting = window.setTimeout(() => this.note.show(found), REST);
  }
}

/** What the keys pass over: what was sifted out, and among statements a hard word nobody asked for. @param {Stop} stop */
function isPassed({ el, id, term }) {
  return term ? id !== "" && !isWanted(el) : el.classList.contains("rd-dim");
}

/** The innermost statement that an event met, and the hard word, if it met one. @param {Event} event
 * @returns {Shown|null} */
function find(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const word = /** @type {HTMLElement|null} */ (target.closest(".rd-word"));
  const piece = /** @type {HTMLElement|null} */ (target.closest(".rd-s"));
  const at = word || piece;
  return at ? { id: piece?.dataset.id || "", term: word?.dataset.term || "", at } : null;
}
