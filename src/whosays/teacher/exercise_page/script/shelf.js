// @ts-check
// The browser's storage: whether it is there and has room, and what lies in it. Nothing here throws.

/** ``kept``: what is put there stays; ``refused``: there is none; ``full``: it has no room for a piece of work.
 * @typedef {"kept"|"refused"|"full"} Shelter */

const PROBE = "whosays/page/probe";
const ROOM = 30_000; // characters: an exercise with its texts

export class Shelf {
  constructor() { this.storage = tried(() => window.localStorage, null); }

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
    return tried(() => {
      this.storage?.setItem(key, text);
      return this.storage?.getItem(key) === text;
    }, false);
  }

  /** @param {string} key */
  drop(key) { tried(() => this.storage?.removeItem(key), undefined); }

  /** @param {string} start @returns {string[]} */
  keys(start) { return tried(() => Object.keys(this.storage ?? {}), []).filter((key) => key.startsWith(start)); }
}

/** @template Kind @param {() => Kind} act @param {Kind} otherwise @returns {Kind} */
export function tried(act, otherwise) {
  try { return act(); } catch { return otherwise; }
}
