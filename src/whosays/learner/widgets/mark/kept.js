// @ts-check
// What Python would add to marked words, where there is no Python: their places, as code points of the article.

/** @typedef {Object<string, [number, number]>} Places by the number of a word */

const ROLES = ["source", "cue", "content"];

/** @param {unknown} answer @param {{places: Places}} rules */
export function kept(answer, { places }) {
  const given = /** @type {Object<string, unknown>} */ (typeof answer === "object" && answer !== null ? answer : {});
  const roles = ROLES.map((role) => /** @type {const} */ ([role, known(given[role], places)]));
  const spans = roles.map(([role, numbers]) => [role, spansOf(numbers, places)]);
  return { ...Object.fromEntries(roles), spans: Object.fromEntries(spans) };
}

/** @param {unknown} numbers @param {Places} places @returns {number[]} */
function known(numbers, places) {
  const listed = Array.isArray(numbers) ? numbers : [];
  const mine = listed.filter((each) => Number.isInteger(each) && String(each) in places);
  return [...new Set(mine)].sort((a, b) => a - b);
}

/** A stretch for each run of neighbours. @param {number[]} numbers @param {Places} places */
function spansOf(numbers, places) {
  /** @type {[number, number][]} */ const found = [];
  numbers.forEach((number, i) => {
    const [start, end] = places[String(number)];
    if (i > 0 && numbers[i - 1] === number - 1) found[found.length - 1][1] = end;
    else found.push([start, end]);
  });
  return found;
}
