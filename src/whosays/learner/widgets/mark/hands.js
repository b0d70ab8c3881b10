// @ts-check
// How words are picked: by pointer, and by keyboard alone.
import { ROLES } from "./key.js";

/** @typedef {import("./picks.js").Picks} Picks */
/** @typedef {import("./sheet.js").MarkSheet} MarkSheet */
/** What a hand can do: give the picked words a role ("" takes it away), take the last step back, press the card's
 * main button; `hear` says how many are picked, `repaint` shows where the cursor stands.
 * @typedef {{picks: Picks, set: (role: string) => void, undo: () => void, hear: () => void, repaint: () => void,
 *   main: () => void}} Hands */

/** @param {MarkSheet} sheet @param {Picks} picks @param {() => void} hear */
export function listenToPointer(sheet, picks, hear) {
  const place = new Map(sheet.options.map((option, i) => [/** @type {Element} */ (option), i]));
  /** @param {Event} event @returns {number} the unit met, or -1 */
  const at = (event) => {
    const option = /** @type {Element} */ (event.target).closest("[role=option]");
    return option ? place.get(option) ?? -1 : -1;
  };
  let from = -1;
  let drawn = false;
  sheet.el.addEventListener("pointerdown", (event) => {
    drawn = false;
    from = event.pointerType === "mouse" && event.button === 0 && !event.shiftKey ? at(event) : -1;
    if (from >= 0) picks.begin(from);
  });
  sheet.el.addEventListener("pointerover", (event) => {
    if (!(event.buttons & 1)) from = -1;
    const to = at(event);
    if (from < 0 || to < 0 || (to === from && !drawn)) return;
    drawn = true;
    picks.stretch(to);
    hear();
  });
  sheet.el.addEventListener("click", (event) => {
    const i = at(event);
    if (i < 0 || drawn) return;
    if (event.shiftKey) picks.stretch(i); else picks.toggle(i);
    hear();
  });
}

/** @param {MarkSheet} sheet @param {Hands} hands */
export function listenToKeys(sheet, hands) {
  sheet.el.addEventListener("keydown", (event) => {
    const chord = event.ctrlKey || event.metaKey;
    const letter = letterOf(event);
    const undoing = chord && !event.altKey && !event.shiftKey && letter === "z";
    if (!undoing && (chord || event.altKey)) return;
    if (undoing) hands.undo();
    else if (!press(event, letter, sheet, hands)) return;
    event.preventDefault();
    event.stopPropagation(); // Ctrl+Z would undo a change of the notebook
  });
  sheet.el.addEventListener("focus", () => hands.repaint());
}

/** On a keyboard without Latin letters the place of the key counts. @param {KeyboardEvent} event */
function letterOf(event) {
  return (/^[a-z]$/i.test(event.key) ? event.key : event.code.replace(/^Key/, "")).toLowerCase();
}

/** @param {KeyboardEvent} event @param {string} letter @param {MarkSheet} sheet @param {Hands} hands
 * @returns {boolean} whether the key was one of ours */
function press(event, letter, sheet, hands) {
  const role = ROLES.find((each) => each.letter.toLowerCase() === letter);
  const to = destination(event.key, sheet, hands.picks.cursor());
  if (to !== null) walk(sheet, hands, to, event.shiftKey);
  else if (role) hands.set(role.id);
  else if (event.key === "Backspace" || event.key === "Delete") hands.set("");
  else if (event.key === " ") { hands.picks.toggle(hands.picks.cursor()); hands.hear(); }
  else if (event.key === "Escape") { hands.picks.drop(); hands.hear(); }
  else if (event.key === "Enter") hands.main();
  else return false;
  return true;
}

/** @param {MarkSheet} sheet @param {Hands} hands @param {number} to @param {boolean} extend */
function walk(sheet, hands, to, extend) {
  if (extend) { hands.picks.stretch(to); hands.hear(); }
  else { hands.picks.move(to); hands.repaint(); }
  sheet.options[to].scrollIntoView({ block: "nearest" });
}

/** Where a key leads the cursor, or null. @param {string} key @param {MarkSheet} sheet @param {number} from */
function destination(key, sheet, from) {
  const last = sheet.options.length - 1;
  const ahead = getComputedStyle(sheet.el).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowUp" || key === "ArrowDown") return lineAway(sheet.options, from, key === "ArrowDown" ? 1 : -1);
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  return Math.min(last, Math.max(0, from + (key === ahead ? 1 : -1)));
}

/** The nearest unit of the next printed line. @param {HTMLElement[]} options @param {number} from @param {number} step */
function lineAway(options, from, step) {
  const box = (/** @type {number} */ i) => options[i].getClientRects()[0];
  const middle = (/** @type {number} */ i) => box(i).left + box(i).width / 2;
  let found = from;
  let line = NaN;
  for (let i = from + step; i >= 0 && i < options.length; i += step) {
    if (Math.abs(box(i).top - box(from).top) < 4) continue;
    if (Number.isNaN(line)) { line = box(i).top; found = i; }
    if (Math.abs(box(i).top - line) >= 4) break;
    if (Math.abs(middle(i) - middle(from)) < Math.abs(middle(found) - middle(from))) found = i;
  }
  return found;
}
