// @ts-check
// The passage: a list of words or phrases that can be picked, painted anew only where something changed.
import { h, uid } from "../common/dom.js";
import { statusOf } from "./key.js";

/** @typedef {import("./key.js").Look} Look */
/** @typedef {import("./key.js").Unit} Unit */
/** @typedef {import("./picks.js").Picks} Picks */
/** @typedef {{el: HTMLElement, options: HTMLElement[], gaps: HTMLElement[]}} MarkSheet */

const LONG = 220; // words from which the passage scrolls by itself, so that the buttons stay in sight

/** @param {Unit[]} units @param {string} label @param {string} helpId @returns {MarkSheet} */
export function makeSheet(units, label, helpId) {
  const stem = uid("word");
  const options = units.map((unit, i) => h("span", { role: "option", id: `${stem}-${i}` }, unit.text));
  const gaps = units.map((unit) => h("span", {}, unit.after));
  const kind = units.some((unit) => unit.words.length > 1) ? " pieces" : "";
  const el = h("div", { class: `mk-sheet${kind}${units.length > LONG ? " long" : ""}`, role: "listbox", tabindex: 0, dir: "auto",
    "aria-multiselectable": "true", "aria-orientation": "horizontal", "aria-label": label, "aria-describedby": helpId });
  options.forEach((option, i) => el.append(option, gaps[i]));
  return { el, options, gaps };
}

/** @param {MarkSheet} sheet @param {Unit[]} units @param {string[]} roles @param {string[]|null} keys @param {Picks} picks */
export function paintUnits(sheet, units, roles, keys, picks) {
  const looks = units.map((_, i) => statusOf(roles[i], keys ? keys[i] : null));
  const isSame = (/** @type {number} */ i) => looks[i - 1]?.look === looks[i]?.look; // as the unit before
  units.forEach((unit, i) => {
    const look = i > 0 && isSame(i) ? { ...looks[i], letter: "" } : looks[i]; // the letter stands above the first only
    paintUnit(sheet.options[i], unit, look, picks.has(i), i === picks.cursor());
    const picked = picks.has(i) && picks.has(i + 1) ? "picked" : "";
    write(sheet.gaps[i], "class", `mk-g ${isSame(i + 1) ? looks[i].look : ""} ${picked}`);
  });
  write(sheet.el, "aria-activedescendant", sheet.options[picks.cursor()].id);
}

/** @param {HTMLElement} option @param {Unit} unit @param {Look} look @param {boolean} picked @param {boolean} current */
function paintUnit(option, unit, look, picked, current) {
  const size = [...unit.text].length;
  const classes = ["mk-u", look.look, size < 2 ? "tiny" : size < 3 ? "short" : "", picked ? "picked" : "", current ? "cur" : ""];
  write(option, "class", classes.filter(Boolean).join(" "));
  write(option, "data-letter", look.letter);
  write(option, "aria-selected", String(picked));
  write(option, "aria-label", `${unit.text}${look.said}`);
}

/** Touch the page only where something changed: a passage may have thousands of words.
 * @param {HTMLElement} el @param {string} name @param {string} value */
function write(el, name, value) {
  if (el.getAttribute(name) !== value) el.setAttribute(name, value);
}
