// @ts-check
// The browser's storage, and the page's memory for what it does not take: so that nothing goes while the page is open, whoever
// works on it. Nothing here throws.
import { Mirror } from "./mirror.js";
import { markOf, whoOf } from "./places.js";
import { tried } from "./tried.js";

/** ``kept``: what is put there stays; ``refused``: there is none; ``full``: it has no room for a piece of work.
 * @typedef {"kept"|"refused"|"full"} Shelter */

const PROBE = "whosays/page/probe";
const ROOM = 30_000; // characters: an exercise with its texts

export class Shelf {
  constructor() {
    this.storage = tried(() => window.localStorage, null);
    this.mirror = new Mirror();
    /** @type {Map<string, string>} */ this.held = new Map(); // what the storage did not take, or has lost
  }

  /** @returns {Shelter} */
  shelter() {
    if (!this.storage) return "refused";
    const small = this.store(PROBE, "1");
    const large = small && this.store(PROBE, "1".repeat(ROOM));
    this.drop(PROBE);
    if (large) return "kept";
    return small || this.stored("").length > 0 ? "full" : "refused";
  }

  // ---- reading

  /** @param {string} key @returns {string|null} */
  get(key) { return this.held.get(key) ?? this.read(key); }

  /** What the storage itself has. @param {string} key @returns {string|null} */
  read(key) { return tried(() => this.storage?.getItem(key) ?? null, null); }

  /** @param {string} start @returns {string[]} */
  keys(start) { return [...new Set([...this.stored(start), ...this.holds(start)])]; }

  /** @param {string} start @returns {string[]} those that the storage itself has */
  stored(start) { return tried(() => Object.keys(this.storage ?? {}), []).filter((key) => key.startsWith(start)); }

  /** @param {string} start @returns {string[]} those that only the page has */
  holds(start) { return [...this.held.keys()].filter((key) => key.startsWith(start)); }

  // ---- writing

  /** Where the storage does not take it, the page holds it. @param {string} key @param {string} text @returns {boolean} whether
   * it lies in the storage now */
  put(key, text) {
    const isThere = this.store(key, text);
    if (isThere) this.mirror.put(key, text);
    if (isThere) this.held.delete(key);
    else this.hold(key, text);
    return isThere;
  }

  /** @param {string} key @param {string} text */
  store(key, text) {
    return tried(() => {
      this.storage?.setItem(key, text);
      return this.storage?.getItem(key) === text;
    }, false);
  }

  /** Keep it on the page alone. @param {string} key @param {string} text */
  hold(key, text) { this.held.set(key, text); }

  /** @param {string} key */
  drop(key) {
    this.lose(key);
    this.mirror.drop(key);
  }

  /** In the second place it stays. @param {string} key */
  lose(key) {
    this.held.delete(key);
    tried(() => this.storage?.removeItem(key), undefined);
  }

  /** Bring back what the storage lost when the device gave out; not what somebody deleted.
   * @param {string} start @returns {Promise<number>} how much it was */
  async restore(start) {
    const lost = (await this.mirror.all(start)).filter(([key]) => this.get(key) === null);
    const gone = this.stored(markOf(start)).map((mark) => mark.slice(markOf("").length));
    const wanted = lost.filter(([key]) => !gone.some((each) => key.startsWith(each) || key === whoOf(each)));
    return wanted.filter(([key, text]) => this.put(key, text)).length;
  }
}
