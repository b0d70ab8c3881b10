// @ts-check
// The passage: a list of words or phrases that can be picked, painted anew only where something changed.
import { h, uid } from "../common/dom.js";
import { wordsAbove } from "./above.js";
import { statusOf } from "./key.js";

/** @typedef {import("./key.js").Look} Look */
/** @typedef {import("./key.js").Unit} Unit */
/** @typedef {import("./picks.js").Picks} Picks */
/** @typedef {{el: HTMLElement, options: HTMLElement[], gaps: HTMLElement[], above: (words: import("./above.js").Word[]) => void}} MarkSheet */

const LONG = 220; // words from which the passage scrolls by itself, so that the buttons stay in sight
const SHORT = 24; // letters up to which a checked stretch stays on one line

/** @param {Unit[]} units @param {string} label @param {string} helpId @returns {MarkSheet} */
export function makeSheet(units, label, helpId) {
  const stem = uid("word");
  const options = units.map((unit, i) => h("span", { role: "option", id: `${stem}-${i}` }, unit.text));
  const gaps = units.map((unit) => h("span", {}, unit.after));
  const kind = units.some((unit) => unit.words.length > 1) ? " pieces" : "";
  const el = h("div", { class: `mk-sheet${kind}${units.length > LONG ? " long" : ""}`, role: "listbox", tabindex: 0, dir: "auto",
    "aria-multiselectable": "true", "aria-orientation": "horizontal", "aria-label": label, "aria-describedby": helpId });
  options.forEach((option, i) => el.append(option, gaps[i]));
  return { el, options, gaps, above: wordsAbove(el) };
}

/** @param {MarkSheet} sheet @param {Unit[]} units @param {string[]} roles @param {string[]|null} keys @param {Picks} picks */
export function paintUnits(sheet, units, roles, keys, picks) {
  const looks = units.map((_, i) => statusOf(roles[i], keys ? keys[i] : null));
  const isSame = (/** @type {number} */ i) => looks[i - 1]?.look === looks[i]?.look; // as the unit before
  const whole = keys ? shortStretches(units, looks) : new Set();
  units.forEach((unit, i) => {
    const kept = whole.has(i) ? " whole" : "";
    paintUnit(sheet.options[i], unit, looks[i], `${picks.has(i) ? " picked" : ""}${i === picks.cursor() ? " cur" : ""}${kept}`);
    const picked = picks.has(i) && picks.has(i + 1) ? " picked" : "";
    write(sheet.gaps[i], "class", `mk-g ${isSame(i + 1) ? looks[i].look + kept : ""}${picked}`);
  });
  sheet.above(looks.flatMap(({ look, above }, i) => (above && !(i > 0 && isSame(i)) ? [{ at: sheet.options[i], text: above, look }] : [])));
  write(sheet.el, "aria-activedescendant", sheet.options[picks.cursor()].id);
}

/** Units of marked stretches that are too short to be broken. @param {Unit[]} units @param {Look[]} looks @returns {Set<number>} */
function shortStretches(units, looks) {
  /** @type {Set<number>} */ const found = new Set();
  for (let i = 0; i < units.length;) {
    let end = i + 1;
    while (end < units.length && looks[end].look === looks[i].look) end += 1;
    const letters = units.slice(i, end).reduce((sum, unit) => sum + unit.text.length + 1, -1);
    if (looks[i].look && letters <= SHORT) for (let n = i; n < end; n += 1) found.add(n);
    i = end;
  }
  return found;
}

/** @param {HTMLElement} option @param {Unit} unit @param {Look} look @param {string} state */
function paintUnit(option, unit, look, state) {
  const size = [...unit.text].length;
  const classes = ["mk-u", look.look, size < 2 ? "tiny" : size < 3 ? "short" : ""].filter(Boolean).join(" ");
  write(option, "class", classes + state);
  write(option, "aria-selected", String(state.includes("picked")));
  write(option, "aria-label", `${unit.text}${look.said}`);
}

/** Touch the page only where something changed: a passage may have thousands of words.
 * @param {HTMLElement} el @param {string} name @param {string} value */
function write(el, name, value) {
  if (el.getAttribute(name) !== value) el.setAttribute(name, value);
}
