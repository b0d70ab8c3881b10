// @ts-check
// What is typed and not yet saved: kept, sent until it is acknowledged, and let go only then.
// Nothing here knows of JupyterLab: where drafts are kept, and what sends them, is given.
import { alike, isEmpty, isSame, isTable, printOf } from "./likeness.js";

/** What is kept of one answer until it is saved. ``since``: the time of the saved answer it began from ("" none);
 * ``sent``: prints of all that was sent of it, so that it knows its own words again; ``at``: its last change, in ms.
 * @typedef {{value: unknown, since: string, sent: string[], at: number}} Draft */
/** Where drafts lie, by key. ``put`` says whether what it was given outlives the page.
 * @typedef {{get: (key: string) => string|null, put: (key: string, text: string) => boolean, drop: (key: string) => void,
 *   keys: (start: string) => string[]}} Shelf */
/** What is saved of an item: the answer (null: none) and its time, and what was written after it and never became one.
 * @typedef {{answer: unknown, time: string, draft?: unknown}} Saved */
/** Another text than the one in the box. ``key`` and ``text``: where it lies, if it lies on the page and not with Python.
 * @typedef {{value: unknown, isSaved: boolean, key: string, text: string}} Version */
/** @typedef {{key: string, text: string, draft: Draft}} Found */
/** @typedef {{key: string, draft: Draft, lasts: boolean, others: Version[], before: {key: string, text: string}[]}} Held */
/** What came back. @typedef {{n: number, saved: boolean, at?: string, elsewhere?: boolean}} Heard */
/** ``send`` gives the number of the message, 0 if nobody is there to take it.
 * @typedef {{shelf: Shelf, place: string[], send: (message: object) => number, changed: () => void}} Means */

const PAUSE = 1000; // milliseconds without a key: what stands there is an answer
const AT_THE_LATEST = 3000; // milliseconds of typing: what stands there is sent as a draft
const REMEMBERED = 100; // prints of one draft

export class Drafts {
  /** @param {Means} means */
  constructor({ shelf, place, send, changed }) {
    this.shelf = shelf;
    this.send = send;
    this.changed = changed;
    this.start = `${place.map(encodeURIComponent).join("/")}/`;
    /** @type {Map<string, Held>} */ this.held = new Map();
    /** @type {Map<number, {item: string, print: string, isAnswer: boolean}>} */ this.flights = new Map();
    this.typing = ""; // the item whose box is written in
    this.composing = false; // while a letter is being put together from several keys, nothing is an answer
    this.pause = 0;
    this.latest = 0;
  }

  // ---- what is asked

  /** The value that is not saved yet. @param {string} item @returns {{value: unknown}|null} */
  unsaved(item) { return this.held.get(item)?.draft ?? null; }

  /** The other texts between which and the box the learner has to choose. @param {string} item */
  others(item) { return this.held.get(item)?.others ?? []; }

  /** The items with something that is not saved yet. */
  items() { return [...this.held.keys()]; }

  /** Whether all that is unsaved would be there after the page is loaded anew. */
  lasts() { return [...this.held.values()].every((each) => each.lasts); }

  // ---- what happens

  /** See what lies here of an item, beside what is saved. Nothing is sent yet.
   * @param {string} item @param {Saved} saved */
  meet(item, saved) {
    const own = this.held.get(item);
    const found = this.find(item, own?.key).filter((each) => !isSavedAs(each.draft, saved) || this.forget(each));
    const all = own ? [{ ...own, text: "" }, ...found] : found;
    if (own && isSavedAs(own.draft, saved)) return this.settle(item, own);
    if (all.length === 0 && !isEmpty(saved.draft)) all.push(this.fresh(item, saved.draft, saved.time));
    if (all.length === 0) return;
    const [first, ...rest] = all;
    const held = own ?? this.adopt(item, first);
    const isMine = (/** @type {Found} */ each) => isSame(each.draft.value, held.draft.value);
    held.before.push(...rest.filter(isMine));
    held.others = [...clashing(held.draft, saved), ...rest.filter((each) => !isMine(each)).map(asVersion)];
    if (held.others.length === 0) held.draft.since = saved.time;
    this.keep(held);
  }

  /** Keep a value; it is sent when nobody types for a second, and every three seconds till then.
   * @param {string} item @param {unknown} value @param {string} since the time of the saved answer it began from */
  put(item, value, since) {
    const held = this.held.get(item) ?? this.fresh(item, value, since);
    held.draft.value = value;
    held.draft.at = Date.now();
    this.held.set(item, held);
    this.keep(held);
    if (this.typing !== item) this.flush();
    this.typing = item;
    this.arm();
    this.changed();
  }

  /** A letter is put together from several keys. @param {boolean} composing */
  compose(composing) {
    this.composing = composing;
    if (!composing && this.typing) this.arm();
  }

  /** What is typed is an answer now. */
  flush() {
    this.rest();
    const item = this.typing;
    this.typing = "";
    if (item) this.post(item, true);
  }

  /** Send all that is not saved, and not on its way. */
  sendAll() {
    for (const item of this.items()) if (item !== this.typing) this.post(item, true);
  }

  /** Whoever was to answer is gone: what was on its way to it is not. */
  lose() { this.flights.clear(); }

  /** @param {Heard} receipt @param {(item: string) => Saved} savedOf what is saved now */
  hear(receipt, savedOf) {
    const flight = this.flights.get(receipt.n);
    const held = flight && this.held.get(flight.item);
    this.flights.delete(receipt.n);
    if (!flight || !held) return;
    if (receipt.elsewhere) this.meetAnother(flight.item, held, savedOf(flight.item));
    else if (receipt.saved && flight.isAnswer) this.acknowledge(receipt.n, flight, held, receipt.at ?? "");
    this.changed();
  }

  /** Take another text into the box; what stood there takes its place, so that nothing is lost by looking.
   * @param {string} item @param {Version} version */
  swap(item, version) {
    const held = this.held.get(item);
    if (!held) return;
    const mine = { value: held.draft.value, isSaved: false, key: "", text: "" };
    held.others = held.others.map((each) => (each === version ? mine : each));
    if (version.key) held.before.push({ key: version.key, text: version.text });
    held.draft.value = version.value;
    held.draft.at = Date.now();
    this.keep(held);
    this.changed();
  }

  /** What stands in the box is the answer; the other texts go when it is saved. @param {string} item @param {Saved} saved */
  choose(item, saved) {
    const held = this.held.get(item);
    if (!held) return;
    held.before.push(...held.others.filter((each) => each.key));
    held.others = [];
    held.draft.since = saved.time;
    this.keep(held);
    this.post(item, true);
    this.changed();
  }

  /** Nothing more is sent by itself; what is kept stays. */
  close() {
    this.rest();
    this.flights.clear();
  }

  // ---- sending

  arm() {
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => (this.composing ? this.interim() : this.flush()), PAUSE);
    if (!this.latest) this.latest = window.setTimeout(() => this.interim(), AT_THE_LATEST);
  }

  interim() {
    window.clearTimeout(this.latest);
    this.latest = 0;
    if (this.typing) this.post(this.typing, false);
  }

  rest() {
    window.clearTimeout(this.pause);
    window.clearTimeout(this.latest);
    this.latest = 0;
  }

  /** @param {string} item @param {boolean} isAnswer */
  post(item, isAnswer) {
    const held = this.held.get(item);
    if (!held || held.others.length > 0) return; // between two texts the learner chooses first
    const print = printOf(held.draft.value);
    const last = this.flightsOf(item).at(-1)?.[1]; // an earlier one of these words is no help: another came after it
    if (isAnswer && last?.isAnswer && last.print === print) return;
    const message = { do: "answer", item, answer: held.draft.value };
    const n = this.send(isAnswer ? message : { ...message, draft: true });
    if (!n) return;
    this.flights.set(n, { item, print, isAnswer });
    held.draft.sent = [...held.draft.sent.filter((each) => each !== print), print].slice(-REMEMBERED);
    this.keep(held);
  }

  // ---- what came back

  /** What is on its way of an item, the first sent first. @param {string} item */
  flightsOf(item) { return [...this.flights].filter(([, each]) => each.item === item); }

  /** @param {number} n @param {{item: string, print: string}} flight @param {Held} held @param {string} at */
  acknowledge(n, flight, held, at) {
    const isOver = this.flightsOf(flight.item).some(([later, each]) => later > n && each.print !== flight.print);
    if (printOf(held.draft.value) === flight.print && !isOver) { this.settle(flight.item, held); return; }
    held.draft.since = at; // an older text: what stands in the box now goes on from it
    this.keep(held);
  }

  /** Another window saved something else: unless these are our own words, the learner chooses.
   * @param {string} item @param {Held} held @param {Saved} saved */
  meetAnother(item, held, saved) {
    held.others = clashing(held.draft, saved);
    if (held.others.length > 0) return;
    held.draft.since = saved.time;
    this.post(item, true);
  }

  /** It is saved: let it go, and all that it replaced. @param {string} item @param {Held} held */
  settle(item, held) {
    this.held.delete(item);
    if (this.typing === item) { this.rest(); this.typing = ""; }
    this.shelf.drop(held.key);
    for (const each of held.before) this.forget(each);
  }

  // ---- the shelf

  /** @param {Held} held */
  keep(held) { held.lasts = this.shelf.put(held.key, JSON.stringify(held.draft)); }

  /** Forget a text, if it is still the one that was seen: another window may be writing it. Always false.
   * @param {{key: string, text: string}} seen */
  forget(seen) {
    if (this.shelf.get(seen.key) === seen.text) this.shelf.drop(seen.key);
    return false;
  }

  /** Every draft of an item, the newest first. @param {string} item @param {string} [but] */
  find(item, but) {
    const found = this.shelf.keys(`${this.start}${encodeURIComponent(item)}/`).flatMap((key) => {
      const text = key === but ? null : this.shelf.get(key);
      const draft = text === null ? null : read(text);
      return draft && text !== null ? [{ key, text, draft }] : [];
    });
    return found.sort((a, b) => b.draft.at - a.draft.at);
  }

  /** @param {string} item @param {unknown} value @param {string} since */
  fresh(item, value, since) {
    const key = `${this.start}${encodeURIComponent(item)}/${Math.random().toString(36).slice(2)}`;
    /** @type {Held & {text: string}} */
    const held = { key, text: "", draft: { value, since, sent: [], at: Date.now() }, lasts: false, others: [], before: [] };
    return held;
  }

  /** Go on with a draft that was found, under a key of our own: the window it came from may be open still.
   * @param {string} item @param {Found} found */
  adopt(item, found) {
    const held = this.fresh(item, found.draft.value, found.draft.since);
    held.draft = { ...found.draft };
    if (found.text) held.before.push({ key: found.key, text: found.text });
    this.held.set(item, held);
    return held;
  }
}

/** What Python holds that is neither what stands in the box nor anything that was sent from it.
 * @param {Draft} draft @param {Saved} saved @returns {Version[]} */
function clashing(draft, saved) {
  const newer = isEmpty(saved.draft) ? saved.answer : saved.draft;
  if (isEmpty(newer) || (isEmpty(saved.draft) && saved.time <= draft.since)) return [];
  if (isSame(newer, draft.value) || draft.sent.includes(printOf(alike(newer, draft.value)))) return [];
  return [{ value: newer, isSaved: isEmpty(saved.draft), key: "", text: "" }];
}

/** Whether a draft was saved after it began. @param {Draft} draft @param {Saved} saved */
function isSavedAs(draft, saved) {
  return !isEmpty(saved.answer) && saved.time > draft.since && isEmpty(saved.draft) && isSame(saved.answer, draft.value);
}

/** @param {Found} found @returns {Version} */
function asVersion(found) { return { value: found.draft.value, isSaved: false, key: found.key, text: found.text }; }

/** A draft as it was kept; null if it is none. @param {string} text @returns {Draft|null} */
function read(text) {
  try {
    const found = JSON.parse(text);
    const isDraft = isTable(found) && "value" in found && typeof found.since === "string" && Array.isArray(found.sent)
      && typeof found.at === "number";
    return isDraft ? /** @type {Draft} */ (/** @type {unknown} */ (found)) : null;
  } catch { return null; }
}
