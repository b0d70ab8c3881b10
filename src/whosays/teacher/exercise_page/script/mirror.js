// @ts-check
// A second place for answers. A browser brings its storage to the disk some seconds later: if a battery or the browser gives out in
// between, the last answers would be gone. This one is on the disk at once, and afterwards gives back what the other has not.
import { tried } from "./tried.js";

const [NAME, LINES] = ["whosays/page", "lines"];
const KEPT = /\/(?:who\/|work\/[^/]+\/(?:[ed]\/|handed$))|^whosays\/gone\//; // people, answers, what is being written, receipts; marks

export class Mirror {
  constructor() {
    /** @type {Promise<IDBDatabase|null>} */ this.base = opened().catch(() => null); // refused: there is the other
  }

  /** @param {string} key @param {string} text */
  put(key, text) { if (KEPT.test(key)) this.change((lines) => lines.put(text, key)); }

  /** @param {string} key */
  drop(key) { if (KEPT.test(key)) this.change((lines) => lines.delete(key)); }

  /** Remove all under keys that begin so, and set marks, at once. @param {string[]} starts @param {string[]} marks @returns {Promise<boolean|null>} whether that is done;
   * null: there is no such place here */
  async clear(starts, marks) {
    const base = await this.base;
    const lines = tried(() => base?.transaction(LINES, "readwrite", { durability: "strict" }).objectStore(LINES) ?? null, null);
    if (!lines) return null;
    const isAsked = tried(() => {
      for (const start of starts) lines.delete(from(start));
      for (const mark of marks) lines.put("1", mark);
      return true;
    }, false);
    return new Promise((done) => {
      lines.transaction.addEventListener("complete", () => done(isAsked));
      lines.transaction.addEventListener("abort", () => done(false));
    });
  }

  /** @param {(lines: IDBObjectStore) => IDBRequest} act */
  async change(act) {
    const base = await this.base;
    tried(() => base && act(base.transaction(LINES, "readwrite", { durability: "strict" }).objectStore(LINES)), null);
  }

  /** All that lies there under keys that begin so. @param {string} start @returns {Promise<[string, string][]>} */
  async all(start) {
    const base = await this.base;
    const lines = tried(() => base?.transaction(LINES).objectStore(LINES) ?? null, null);
    if (!lines) return [];
    const [keys, texts] = await Promise.all([answered(lines.getAllKeys(from(start))), answered(lines.getAll(from(start)))]);
    return keys.map((key, i) => [String(key), String(texts[i])]);
  }
}

/** @param {string} start */
function from(start) { return IDBKeyRange.bound(start, `${start}\uffff`); }

/** @returns {Promise<IDBDatabase>} */
async function opened() {
  const asked = window.indexedDB.open(NAME, 1);
  asked.addEventListener("upgradeneeded", () => { asked.result.createObjectStore(LINES); });
  return answered(asked);
}

/** @template Kind @param {IDBRequest<Kind>} asked @returns {Promise<Kind>} */
function answered(asked) {
  return new Promise((done, fail) => {
    asked.addEventListener("success", () => done(asked.result));
    asked.addEventListener("error", () => fail(asked.error));
  });
}
