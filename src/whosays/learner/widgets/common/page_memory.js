// @ts-check
// What outlives a widget on the page: drafts, the cards that were parked, and the number of the last message.
// Each widget's module is an instance of its own, so all this hangs on the page itself.

/** A card, as others on the page see it. ``hasUnsaved``: whether something in it is not saved;
 * ``save``: bring that on its way now; ``show``: bring it into view.
 * ``wouldLose``: whether something would be gone if the page were closed now; ``at``: which item of a task is shown.
 * @typedef {{place: string, title: string, hasUnsaved: () => boolean, wouldLose: () => boolean, hasToChoose: () => boolean, save: () => void,
 *   show: () => void, at?: () => number, go?: (to: number) => void}} OpenCard */
/** A card that was set aside while its output is made anew. ``goOn`` gives what takes it away again.
 * @typedef {{fits: (task: unknown) => boolean, goOn: (model: unknown, el: HTMLElement) => () => void, drop: () => void}} Parked */
/** ``remembered``: what somebody wrote from memory before comparing, by item. It ends with the page.
 * @typedef {{n: number, drafts: Map<string, string>, cards: Set<OpenCard>, parked: Map<string, Parked>,
 *   remembered?: Map<string, {words: string, compared: boolean}>}} PageMemory */

const MINE = Symbol.for("whosays");
const STORED = "whosays/draft/";

/** @returns {PageMemory} */
export function pageMemory() {
  const page = /** @type {{[MINE]?: PageMemory}} */ (/** @type {unknown} */ (globalThis));
  // Two windows may talk to one widget in Python, and each hears what the other is told: no number twice.
  page[MINE] ??= begun();
  return page[MINE];
}

/** @returns {PageMemory} */
function begun() {
  const cards = /** @type {Set<OpenCard>} */ (new Set());
  window.addEventListener("beforeunload", (event) => {
    if ([...cards].some((card) => card.wouldLose())) event.preventDefault(); // the browser asks
  });
  return { n: Math.floor(Math.random() * 2 ** 31) * 2 ** 20, drafts: new Map(), cards, parked: new Map() };
}

/** A number for a message that no other message of any window has. */
export function nextNumber() {
  const page = pageMemory();
  page.n += 1;
  return page.n;
}

/** Where drafts lie: on the page, and in the browser's storage where this copy has a key of its own.
 * @param {string} copy one that begins with "-" tells copies apart, but not for longer than the page lives @returns {import("./drafts.js").Shelf} */
export function shelfOf(copy) {
  const { drafts } = pageMemory();
  const stored = copy && !copy.startsWith("-") ? browserStorage() : null;
  const whole = (/** @type {string} */ key) => `${STORED}${copy}/${key}`;
  return {
    get: (key) => drafts.get(whole(key)) ?? tried(() => stored?.getItem(whole(key)) ?? null, null),
    put: (key, text) => {
      drafts.set(whole(key), text);
      return tried(() => { stored?.setItem(whole(key), text); return stored !== null; }, false); // full, or forbidden
    },
    drop: (key) => {
      drafts.delete(whole(key));
      tried(() => stored?.removeItem(whole(key)), undefined);
    },
    keys: (start) => {
      const all = new Set([...drafts.keys(), ...tried(() => (stored ? Object.keys(stored) : []), [])]);
      return [...all].filter((key) => key.startsWith(whole(start))).map((key) => key.slice(whole("").length));
    },
  };
}

/** The browser's storage; null where a private window or a rule of the school forbids it. */
function browserStorage() { return tried(() => window.localStorage, null); }

/** @template Kind @param {() => Kind} act @param {Kind} otherwise @returns {Kind} */
function tried(act, otherwise) {
  try { return act(); } catch { return otherwise; }
}
