// @ts-check
// What a passage shows of its marks and of the key: a line and a word above each piece, and a sentence a role.
import { h } from "../common/dom.js";
import { signOf } from "../common/sign.js";

/** What can be picked: the words it holds (numbers of the article), its text, the white space behind it.
 * @typedef {{words: number[], text: string, after: string}} Unit */
/** How a unit looks, the words above its first piece, what its name says besides the word.
 * @typedef {{look: string, above: string, said: string}} Look */

/** Word numbers by role.
 * @typedef {{source: number[], cue: number[], content: number[]}} Marked */
/** A sentence of the correction: what was found of a role, what is missing, what was too much.
 * @typedef {{role: string, name: string, sign: "right"|"half"|"explained", text: string}} Told */
/** What Python tells of a checked passage: sentences, and the role of each unit ("" for none).
 * @typedef {{told: Told[], roles: string[]}} Parts */

/** ``field``: what people who study this call it. @typedef {{id: keyof Marked, letter: string, label: string, field: string}} Role */
/** @type {Role[]} */
export const ROLES = [
  { id: "source", letter: "S", label: "Who speaks", field: "source" },
  { id: "cue", letter: "C", label: "Hands it over", field: "cue" },
  { id: "content", letter: "T", label: "What was said", field: "" },
];

/** The role of each unit: the one that most of its words have. A phrase holds several words.
 * @param {Unit[]} units @param {Marked} marked @returns {string[]} */
export function unitRoles(units, marked) {
  /** @type {Map<number, string>} */ const role = new Map();
  for (const { id } of ROLES) for (const word of marked?.[id] || []) role.set(word, id);
  return units.map((unit) => commonest(unit.words.map((word) => role.get(word) || "")));
}

/** @param {string[]} names */
function commonest(names) {
  const count = (/** @type {string} */ name) => names.filter((each) => each === name).length;
  return names.reduce((most, name) => (count(name) > count(most) ? name : most), names[0] ?? "");
}

/** What a role is called in a sentence, "" for none. @param {string} id */
export function nameOfRole(id) { return (ROLES.find((role) => role.id === id)?.label || "").toLowerCase(); }

/** How a unit is painted. @param {string} mine role or "" @param {string|null} key null: no explanation yet
 * @returns {Look} */
export function statusOf(mine, key) {
  const marked = nameOfRole(mine);
  const wanted = nameOfRole(key || "");
  if (!marked && !wanted) return { look: "", above: "", said: "" };
  if (!marked) return { look: `r-${key} missed`, above: `missed: ${wanted}`, said: `, missed: ${wanted}` };
  if (key === null) return { look: `r-${mine} on`, above: marked, said: `, ${marked}` };
  if (mine === key) return { look: `r-${mine} on`, above: marked, said: `, ${marked}, found` };
  if (!wanted) return { look: "extra", above: "too much", said: `, you marked ${marked}: too much` };
  return { look: `r-${key} extra missed`, above: `missed: ${wanted}`, said: `, you marked ${marked}, it is ${wanted}` };
}

/** The correction in words, a sentence a role. @param {Told[]} lines */
export function toldOf(lines) {
  return h("ul", { class: "mk-lines", "aria-label": "What you found, role by role" }, ...lines.map(line));
}

/** @param {Told} told */
function line({ role, name, sign, text }) {
  return h("li", { class: `r-${role}` }, signOf(sign),
    h("p", { dir: "auto" }, h("b", {}, `${name}: `), ...inSerif(text)));
}

/** Words of the news stand in the face of the news. @param {string} text */
function inSerif(text) {
  return text.split(/(“[^”]*”)/).map((part) => (part.startsWith("“") ? h("span", { class: "mk-said" }, part) : part));
}
