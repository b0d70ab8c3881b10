// @ts-check
// The keys. In a box only Ctrl Enter and Esc act; elsewhere a letter does what its button does.

/** @typedef {import("./types.js").Act} Act @typedef {import("./types.js").KindInfo} KindInfo */

/** @type {Object<string, string>} */
const PAGE_KEYS = { ArrowDown: "down", ArrowUp: "up", e: "edges", "/": "split", j: "join", l: "later", n: "nest", "+": "add", b: "second", q: "marks", a: "before", delete: "delete" };
/** @type {Object<string, string>} */
const PICK_KEYS = { s: "source_words", c: "cue" };

/** Undo and redo, wherever focus is but in a box, which has its own. @param {KeyboardEvent} event @returns {Act|null} */
export function chordOf(event) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isWriting(event)) return null;
  if (key === "z") return { do: event.shiftKey ? "redo" : "undo" };
  return key === "y" ? { do: "redo" } : null;
}

/** What a key asks for. @param {KeyboardEvent} event @param {KindInfo[]} kinds @returns {Act|null} */
export function actOfKey(event, kinds) {
  if (isWriting(event)) return inABox(event);
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const at = /** @type {HTMLElement} */ (event.target);
  if (at.matches("select") || (at.matches("input[type=radio]") && event.key.startsWith("Arrow"))) return null;
  if (event.key === "Enter") return at.closest("button, summary, a") ? null : { page: "accept" };
  if (/^[1-7]$/.test(event.key)) return { do: "kind", kind: kinds[Number(event.key) - 1]?.name };
  return letterAct(event.key);
}

/** @param {string} key @returns {Act|null} */
function letterAct(key) {
  const small = key.length === 1 ? key.toLowerCase() : key === "Delete" ? "delete" : key;
  if (PICK_KEYS[small]) return { page: "pick", role: PICK_KEYS[small] };
  return PAGE_KEYS[small] ? { page: PAGE_KEYS[small] } : null;
}

/** @param {KeyboardEvent} event @returns {Act|null} */
function inABox(event) {
  if (event.isComposing) return null;
  if (event.key === "Escape") return { page: "out" };
  return event.key === "Enter" && (event.ctrlKey || event.metaKey) ? { page: "accept" } : null;
}

/** What a key does while words are chosen. @param {KeyboardEvent} event @returns {Act|null} */
export function ringKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const at = /** @type {HTMLElement} */ (event.target);
  const arrows = /** @type {Object<string, Act>} */ ({ ArrowLeft: { page: "move", by: -1 }, ArrowRight: { page: "move", by: 1 }, ArrowUp: { page: "jump", by: -1 }, ArrowDown: { page: "jump", by: 1 } });
  if (arrows[event.key]) return { ...arrows[event.key], more: event.shiftKey };
  if (event.key === "Escape") return { page: "stop" };
  if (at.closest("button")) return null;
  if (event.key === "Enter") return { page: "take" };
  if (event.key === " ") return { page: "edge" };
  return event.key.toLowerCase() === "p" ? { page: "piece" } : null;
}

/** @param {KeyboardEvent} event */
function isWriting(event) { return /** @type {HTMLElement} */ (event.target).matches("textarea, input[type=text]"); }
