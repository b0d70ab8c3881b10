// @ts-check
// One person's answers: each event under a key of its own in the browser's storage, so that two tabs never write over
// each other.
import { MAX_LINE, NOTHING, after, bytesOf, clock, eventIn, inOrder, laterThan, spelled } from "./events.js";
import { markOf } from "./places.js";

/** @typedef {import("./events.js").Event} Event */
/** @typedef {import("./events.js").Standing} Standing */
/** @typedef {import("./shelf.js").Shelf} Shelf */
/** ``saved`` with ``time`` "" : it is held on the page, and not on the device.
 * @typedef {{saved: boolean, time: string, why: string, at: string}} Told */
/** What an answer belongs to. @typedef {{room: string, stem: string, article: string, task: string, item: string}} Place */

const TOO_LONG = "NOT saved, because your answer is longer than a thick book. Shorten it, then answer again.";

export class Keeper {
  /** @param {Shelf} shelf @param {string} start of all keys of this person */
  constructor(shelf, start) {
    this.shelf = shelf;
    this.start = start;
    this.kernel = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    this.n = 0;
    /** @type {Map<string, string>} */ this.known = new Map(); // by key, all that this person was seen to have
    this.isFresh = false; // whether that was seen just now
    this.isEmptied = false; // whether the storage lost it while the page was open, and has not got it back
    this.isGoneOn = false; // whether anything was written here
    /** @type {Map<string, Event|null>} */ this.read = new Map(); // by line
  }

  // ---- reading

  /** All lines, each once, with what they hold, in order. */
  all() {
    this.look();
    const lines = new Set([...this.known].flatMap(([key, line]) => (this.isLine(key) ? [line] : [])));
    const found = [...lines].flatMap((line) => { const event = this.event(line); return event ? [{ line, event }] : []; });
    return found.sort((a, b) => inOrder(a.event, b.event));
  }

  /** @param {string} line */
  event(line) {
    const known = this.read.get(line);
    if (known !== undefined) return known;
    const event = eventIn(line);
    this.read.set(line, event);
    return event;
  }

  /** See what there is, once for all that is done now: a device of a whole class holds thousands of keys. */
  look() {
    if (this.isFresh) return;
    this.isFresh = true;
    queueMicrotask(() => { this.isFresh = false; });
    const keys = this.shelf.keys(this.start);
    this.rescue(keys);
    for (const key of this.isEmptied ? this.held() : []) if (this.shelf.read(key) !== null) this.shelf.held.delete(key); // put back elsewhere
    this.isEmptied = this.isEmptied && this.held().length > 0;
    this.known = new Map([...new Set([...keys, ...this.held()])].map((key) => [key, this.shelf.get(key) ?? ""]));
  }

  /** A storage that was emptied under an open page, or is being emptied key by key, has lost what the page still knows. Only a
   * draft goes by itself: when it became an answer. @param {string[]} keys that are still there */
  rescue(keys) {
    const left = new Set(keys);
    const gone = [...this.known].filter(([key]) => !left.has(key));
    if (!gone.some(([key]) => this.isEmptied || left.size === 0 || !this.isDraft(key))) return;
    for (const [key, text] of gone) this.shelf.hold(key, text);
    this.isEmptied = true;
  }

  /** Those that only the page has. */
  held() { return this.shelf.holds(this.start); }

  /** Whether an event or a draft lies there. @param {string} key */
  isLine(key) { return /^[ed]\//.test(key.slice(this.start.length)); }

  /** @param {string} key */
  isDraft(key) { return key.startsWith(`${this.start}d/`); }

  /** By item, where the learner stands with a task. @param {string} task @returns {Map<string, Standing>} */
  latest(task) {
    /** @type {Map<string, Standing>} */ const found = new Map();
    for (const { event } of this.all())
      if (event.task === task) found.set(event.item, after(found.get(event.item) ?? NOTHING, event));
    return found;
  }

  /** When the last event was kept, "" if there is none. */
  last() { return this.all().at(-1)?.event.time ?? ""; }

  /** Whether all answers lie on this device; without a receipt they do. */
  isKept() { return !this.held().some((key) => this.isLine(key)); }

  // ---- writing

  /** Keep an answer, or what stands in a box while somebody writes on. @param {Place} place @param {unknown} answer
   * @param {boolean} isDraft @returns {Told} */
  record(place, answer, isDraft) {
    const time = laterThan([this.last()], 1);
    const { room, stem, article, task, item } = place;
    this.n += 1;
    const said = { v: 1, time, kernel: this.kernel, n: this.n, room, stem, article, task, item, answer, hints: 0, explained: false };
    const line = spelled(isDraft ? { ...said, draft: true } : said);
    if (bytesOf(line).length >= MAX_LINE) return { saved: false, time: "", why: TOO_LONG, at: "" };
    const draft = `${this.start}d/${task}/${item}`;
    this.put(isDraft ? draft : this.keyOf(time, this.kernel, this.n), line);
    if (!isDraft) this.forget(draft);
    return { saved: true, time: this.isKept() ? clock(time) : "", why: "", at: time };
  }

  /** Take over lines that were read from a file. @param {{line: string, event: Event}[]} found @returns {number} how many were new */
  take(found) {
    const known = new Set(this.all().map(({ line }) => line));
    const fresh = found.filter(({ line }) => !known.has(line));
    for (const { line, event } of fresh) {
      const { draft, task, item, time, kernel, n } = event;
      this.put(draft ? `${this.start}d/${task}/${item}` : this.keyOf(time, kernel, n), line);
    }
    return fresh.length;
  }

  /** @param {string} time @param {string} kernel @param {number} n */
  keyOf(time, kernel, n) { return `${this.start}e/${time}-${kernel}-${n}`; }

  /** What the storage refused before is tried once more: room may have been made. @param {string} key @param {string} text */
  put(key, text) {
    if (this.isEmptied || !this.isGoneOn) this.shelf.drop(markOf(this.start)); // what is gone on with is not deleted
    this.isGoneOn = true;
    this.shelf.put(key, text);
    for (const each of this.held()) this.shelf.put(each, this.shelf.get(each) ?? "");
    this.known.set(key, text);
    this.isEmptied = this.isEmptied && this.held().length > 0;
  }

  /** @param {string} key */
  forget(key) {
    this.known.delete(key);
    this.shelf.drop(key);
  }
}
