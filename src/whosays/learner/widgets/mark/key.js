// @ts-check
// What the key says of a marked passage: word by word, in a legend, and in words.
import { h } from "../common/dom.js";

/** What can be picked: the words it holds (numbers of the article), its text, the white space behind it.
 * @typedef {{words: number[], text: string, after: string}} Unit */
/** How a unit looks, the letter above its first word, what its name says besides the word.
 * @typedef {{look: string, letter: string, said: string}} Look */

/** Word numbers by role.
 * @typedef {{source: number[], cue: number[], content: number[]}} Marked */

/** @type {{id: keyof Marked, letter: string, label: string}[]} */
export const ROLES = [
  { id: "source", letter: "S", label: "Source" },
  { id: "cue", letter: "C", label: "Cue" },
  { id: "content", letter: "T", label: "What was said" },
];
const MANY = 18; // words from which a quotation in the summary leaves out its middle

/** The role of each unit: the one that most of its words have. A phrase holds several words.
 * @param {Unit[]} units @param {Marked} marked @returns {string[]} */
export function keyRoles(units, marked) {
  /** @type {Map<number, string>} */ const role = new Map();
  for (const { id } of ROLES) for (const word of marked?.[id] || []) role.set(word, id);
  return units.map((unit) => commonest(unit.words.map((word) => role.get(word) || "")));
}

/** @param {string[]} names */
function commonest(names) {
  const count = (/** @type {string} */ name) => names.filter((each) => each === name).length;
  return names.reduce((most, name) => (count(name) > count(most) ? name : most), names[0] ?? "");
}

/** @param {string} id @returns {{letter: string, name: string}|null} */
function roleOf(id) {
  const role = ROLES.find((each) => each.id === id);
  return role ? { letter: role.letter, name: role.label.toLowerCase() } : null;
}

/** How a unit is painted. @param {string} mine role or "" @param {string|null} key null: no explanation yet
 * @returns {Look} */
export function statusOf(mine, key) {
  const marked = roleOf(mine);
  const wanted = roleOf(key || "");
  if (!marked && !wanted) return { look: "", letter: "", said: "" };
  if (!marked) return { look: `r-${key} missed`, letter: wanted?.letter || "", said: `, missed: the key has ${wanted?.name}` };
  if (key === null) return { look: `r-${mine} on`, letter: marked.letter, said: `, ${marked.name}` };
  if (mine === key) return { look: `r-${mine} on`, letter: marked.letter, said: `, ${marked.name}, as in the key` };
  return { look: `r-${mine} extra k-${key || "none"}`, letter: `${marked.letter}→${wanted ? wanted.letter : "–"}`,
    said: `, you marked ${marked.name}, the key has ${wanted ? wanted.name : "nothing here"}` };
}

/** What solid, dotted and struck mean. */
export function legendOf() {
  const sample = (/** @type {string} */ look, /** @type {string} */ letter, /** @type {string} */ means) =>
    h("li", {}, h("span", { class: `mk-u ${look}`, "data-letter": letter, "aria-hidden": "true" }, "word"), means);
  return h("ul", { class: "mk-legend", "aria-label": "How to read the passage now" },
    sample("r-source on", "S", "you and the key agree"), sample("r-source missed", "S", "in the key, not in yours"),
    sample("r-source extra", "S→C", "yours differs: your letter, then the key’s (– for none)"));
}

/** The difference in words, a line a role. @param {Unit[]} units @param {string[]} mine @param {string[]} keys */
export function toldOf(units, mine, keys) {
  const lines = ROLES.map((role) => line(role, stretch(units, mine, role.id), stretch(units, keys, role.id)));
  return h("ul", { class: "mk-lines", "aria-label": "Your marks and the key" }, ...lines.filter(Boolean));
}

/** @param {{id: string, letter: string, label: string}} role @param {string} yours @param {string} key */
function line(role, yours, key) {
  if (!yours && !key) return null;
  const say = (/** @type {string} */ text) => (text ? h("q", { class: "mk-said", dir: "auto" }, text) : "nothing");
  const stop = /[.!?…]["”’]?$/.test(key) ? "" : "."; // words that bring their own full stop need no second one
  const rest = yours === key ? [say(key), " – you and the key agree."] : ["you marked ", say(yours), "; the key has ", say(key), stop];
  return h("li", { class: `r-${role.id}` }, h("span", { class: "mk-letter", "aria-hidden": "true" }, role.letter),
    h("span", {}, h("b", {}, `${role.label}: `), ...rest));
}

/** The words of a role as they stand, " … " between its pieces.
 * @param {Unit[]} units @param {string[]} roles @param {string} role @returns {string} */
function stretch(units, roles, role) {
  /** @type {string[]} */ const pieces = [];
  units.forEach((unit, i) => {
    if (roles[i] !== role) return;
    if (i > 0 && roles[i - 1] === role) pieces[pieces.length - 1] += units[i - 1].after + unit.text;
    else pieces.push(unit.text);
  });
  return pieces.map(shortened).join(" … ");
}

/** @param {string} text */
function shortened(text) {
  const words = text.split(/\s+/);
  return words.length > MANY ? `${words.slice(0, 9).join(" ")} … ${words.slice(-5).join(" ")}` : text;
}
