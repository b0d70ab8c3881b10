// @ts-check
// The browser's storage: whether it is there and has room, and what lies in it. Nothing here throws.
import { Mirror } from "./mirror.js";
import { tried } from "./tried.js";

/** ``kept``: what is put there stays; ``refused``: there is none; ``full``: it has no room for a piece of work.
 * @typedef {"kept"|"refused"|"full"} Shelter */

const PROBE = "whosays/page/probe";
const ROOM = 30_000; // characters: an exercise with its texts

export class Shelf {
  constructor() {
    this.storage = tried(() => window.localStorage, null);
    this.mirror = new Mirror();
  }

  /** @returns {Shelter} */
  shelter() {
    if (!this.storage) return "refused";
    const small = this.put(PROBE, "1");
    const large = small && this.put(PROBE, "1".repeat(ROOM));
    this.drop(PROBE);
    if (large) return "kept";
    return small || this.keys("").length > 0 ? "full" : "refused";
  }

  /** @param {string} key @returns {string|null} */
  get(key) { return tried(() => this.storage?.getItem(key) ?? null, null); }

  /** @param {string} key @param {string} text @returns {boolean} whether it lies there now */
  put(key, text) {
    const isThere = tried(() => {
      this.storage?.setItem(key, text);
      return this.storage?.getItem(key) === text;
    }, false);
    if (isThere) this.mirror.put(key, text);
    return isThere;
  }

  /** @param {string} key */
  drop(key) {
    tried(() => this.storage?.removeItem(key), undefined);
    this.mirror.drop(key);
  }

  /** Remove all of it, in both places. @param {string} start */
  clear(start) {
    for (const key of this.keys(start)) this.drop(key);
    this.mirror.clear(start);
  }

  /** Bring back what the storage lost when the device gave out. @param {string} start @returns {Promise<number>} how much it was */
  async restore(start) {
    const lost = (await this.mirror.all(start)).filter(([key]) => this.get(key) === null);
    return lost.filter(([key, text]) => this.put(key, text)).length;
  }

  /** @param {string} start @returns {string[]} */
  keys(start) { return tried(() => Object.keys(this.storage ?? {}), []).filter((key) => key.startsWith(start)); }
}
