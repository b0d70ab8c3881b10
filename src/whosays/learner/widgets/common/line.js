// @ts-check
// A task's line to Python: what is sent, what is not saved yet, and the true word on it at every moment.
import { courier } from "./courier.js";
import { Drafts } from "./drafts.js";
import { shelfOf } from "./page_memory.js";
import { nobodyThere, startAgain } from "./way_out.js";

/** @typedef {import("./card.js").State} State */
/** ``passes``: in a moment it will be another. @typedef {{text: string, bad: boolean, passes: boolean}} Status */
/** ``states`` gives what Python holds; ``changed``: the status may be another; ``unheard``: nobody answers; ``ask``: what
 * Python asks first.
 * @typedef {{states: () => State["items"], changed: () => void, unheard: () => void, ask: (text: string) => void}} Ends */

/** @param {boolean} isKept over a reload */
const silence = (isKept) => `NOT saved: ${nobodyThere()} does not answer. Leave this page open: what stands here is sent again. If `
  + `it does not help, ${startAgain(isKept)}.`;
const PAUSE_WHEN_UNSAVED = 10_000; // milliseconds until what was not answered, or refused, is tried again

export class Line {
  /** @param {import("./card.js").Task<import("./card.js").Item>} task @param {string} copy @param {Ends} ends */
  constructor(task, copy, ends) {
    this.ends = ends;
    this.ids = task.items.map((item) => item.id);
    /** @type {import("./courier.js").Courier|null} */ this.post = null; // null while nobody is there
    this.isSilent = false;
    this.isTyped = false; // whether the last answer was written in a box, and not clicked
    this.refused = ""; // why Python did not save the last answer
    this.again = 0;
    this.drafts = new Drafts({ shelf: shelfOf(copy), place: [task.room, task.stem, task.name],
      send: (message) => this.send(message), changed: ends.changed });
  }

  /** Take a widget's Python side. @template Traits @param {import("./courier.js").Model<Traits>} model */
  open(model) {
    this.isSilent = false;
    this.refused = "";
    this.post = courier(model, (receipt) => this.hear(receipt), () => this.silence());
    const states = this.ends.states();
    for (const id of this.ids) this.drafts.meet(id, states[id]);
  }

  /** Nobody is there any more; what is unsaved stays where it lies. */
  shut() {
    this.post?.close();
    this.post = null;
    this.drafts.lose();
    window.clearTimeout(this.again);
  }

  /** @param {object} message @returns {number} its number, 0 if nobody is there */
  send(message) { return this.post?.send(message) ?? 0; }

  /** @param {string} item @param {unknown} value @param {boolean} isTyped */
  put(item, value, isTyped) {
    this.isTyped = isTyped;
    this.drafts.put(item, value, this.ends.states()[item].time);
  }

  saveAll() {
    this.drafts.flush();
    this.drafts.sendAll();
  }

  /** @param {import("./courier.js").Receipt} receipt */
  hear(receipt) {
    this.isSilent = false;
    window.clearTimeout(this.again);
    this.refused = receipt.saved || receipt.elsewhere ? "" : receipt.why;
    if (receipt.ask) this.ends.ask(receipt.ask);
    this.drafts.hear(receipt, (item) => this.ends.states()[item]);
    if (this.refused) this.tryAgain();
    this.ends.changed();
  }

  silence() {
    this.isSilent = true;
    this.ends.changed();
    this.ends.unheard();
    this.tryAgain();
  }

  /** Nobody need press a key to be saved once the kernel, or the disk, is well again. */
  tryAgain() {
    window.clearTimeout(this.again);
    this.again = window.setTimeout(() => { this.drafts.lose(); this.drafts.sendAll(); }, PAUSE_WHEN_UNSAVED);
  }

  /** What is to be said beside the buttons. @param {string} item the one that is seen @returns {Status} */
  status(item) {
    const bad = this.refused || (this.isSilent ? silence(this.drafts.lasts()) : "");
    return bad ? { text: bad, bad: true, passes: false } : { text: this.howSafe(item), bad: false, passes: this.drafts.items().length > 0 };
  }

  /** @param {string} item */
  howSafe(item) {
    const [first] = this.drafts.items();
    const { saved } = this.ends.states()[item];
    if (first === undefined) return saved ? `saved ${saved}` : "";
    if (this.post?.count() && !this.isTyped) return "saving…";
    const which = this.drafts.unsaved(item) ? "" : `question ${this.ids.indexOf(first) + 1} is `;
    return `${which}not saved yet, kept ${this.drafts.lasts() ? "on this page" : "while this page is open"}`;
  }
}
