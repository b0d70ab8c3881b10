// @ts-check
// Whether an answer says anything, as Python decides it (tasks/answer_given.py).

const BESIDE = ["checked", "spans", "words", "before"];
const BLANKS = /^[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/; // Python's, which differ from JavaScript's

/** @param {unknown} answer @returns {boolean} */
export function isGiven(answer) {
  if (typeof answer === "string") return !BLANKS.test(answer);
  if (Array.isArray(answer)) return answer.some(isGiven);
  if (typeof answer === "object" && answer !== null)
    return Object.entries(answer).some(([name, part]) => !BESIDE.includes(name) && isGiven(part));
  return answer !== null && answer !== undefined;
}
