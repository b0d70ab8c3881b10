// @ts-check
// Answers are removed from this device, in both places where they lie. The second takes its time, and the page may be closed
// meanwhile; the first is on the disk some seconds later, and the device may give out. So each has a mark: the page finishes it
// when it is opened next.
import { shelfOf } from "../../../learner/widgets/common/page_memory.js";
import { part, say } from "./parts.js";
import { draftsOf, markOf, whoOf } from "./places.js";

const NOW = "Your answers are being deleted from this device …";
const DONE = "Your answers are deleted from this device.";
const LATER = "Your answers are deleted here. A second copy could not be removed yet: open this page once more in this browser, and it is.";

export class DeletedPart {
  /** @param {import("./app.js").App} app */
  constructor(app) { this.app = app; }

  /** The one who works here, and the same on older pages; it is said when it is done. @param {string[]} starts of each work */
  async forget(starts) {
    const drafts = shelfOf(this.app.copyOf(this.app.person));
    for (const key of drafts.keys("")) drafts.drop(key); // those in the page's memory, too
    const removed = this.remove(starts);
    this.app.people.sit(null);
    this.app.who.someoneElse("");
    this.tell(NOW);
    this.tell(await removed === false ? LATER : DONE);
  }

  /** @param {string} text */
  tell(text) {
    const isPast = this.app.view !== "start" && text === DONE; // somebody has begun
    say("deleted-words", text);
    part("deleted").hidden = isPast;
    if (text !== NOW) this.app.aloud.tell(text);
  }

  /** What was left to be done when the page was closed, or undone when the device gave out. @returns {Promise<number>} of how
   * many it was to be seen again */
  async finish() {
    const { shelf, people } = this.app;
    const beside = await shelf.mirror.all(markOf(people.exercise));
    const marks = new Set([...shelf.stored(markOf(people.exercise)), ...beside.map(([mark]) => mark)]);
    const starts = [...marks].map((mark) => mark.slice(markOf("").length));
    const isThere = (/** @type {string} */ start) => shelf.stored(start).length > 0 || shelf.read(whoOf(start)) !== null;
    const seen = starts.filter(isThere);
    const left = starts.filter((start) => seen.includes(start) || shelf.read(markOf(start)) !== null);
    if (left.length) await this.remove(left);
    for (const start of starts) if (!left.includes(start)) shelf.drop(markOf(start)); // it is gone for good
    return seen.filter((start) => !isThere(start)).length;
  }

  /** @param {string[]} starts @returns {Promise<boolean|null>} whether it is done in the second place; null where there is none */
  async remove(starts) {
    const { shelf, keepers } = this.app;
    for (const start of starts) shelf.store(markOf(start), "1");
    const cleared = shelf.mirror.clear(starts.flatMap((start) => [start, whoOf(start)]), starts.map(markOf));
    for (const [id, { start }] of keepers) if (starts.includes(start)) keepers.delete(id);
    for (const start of starts) this.empty(start);
    const isDone = await cleared;
    if (isDone) for (const start of starts) shelf.lose(markOf(start));
    return isDone;
  }

  /** Answers go before drafts: another tab then sees that this is no draft that became an answer. @param {string} start */
  empty(start) {
    const { shelf } = this.app;
    const keys = [...shelf.keys(start).sort().reverse(), whoOf(start), ...shelf.keys(draftsOf(start))];
    for (const key of keys) shelf.lose(key);
  }
}
