// @ts-check
// What Python would keep of a list of results, and what an opened one brings, where there is no Python.

/** ``opened``: what stood behind each result, by id; ``words``: how many words the list has.
 * @typedef {{opened: Object<string, string>, words: number}} Rules */

const PICKS = 2;

/** @param {unknown} answer @param {Rules} rules */
export function kept(answer, rules) {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return answer;
  const { words, opened } = /** @type {{words?: unknown, opened?: unknown}} */ (answer);
  const numbers = [...new Set(listed(words))].filter((each) => Number.isInteger(each) && each >= 0 && each < rules.words);
  return { words: numbers.slice(0, PICKS).sort((a, b) => a - b), opened: known(opened, rules) };
}

/** What stood there, for each that was opened. @param {unknown} answer @param {Rules} rules @returns {Object<string, string>} */
export function seen(answer, rules) {
  const opened = known(/** @type {{opened?: unknown}|null} */ (answer)?.opened, rules);
  return Object.fromEntries(opened.filter((id) => rules.opened[id]).map((id) => [id, rules.opened[id]]));
}

/** @param {unknown} value */
function listed(value) { return Array.isArray(value) ? value : []; }

/** @param {unknown} ids @param {Rules} rules @returns {string[]} */
function known(ids, rules) { return [...new Set(listed(ids))].filter((id) => typeof id === "string" && Object.hasOwn(rules.opened, id)); }
