// @ts-check
// What can be a class number, and when two are one learner's: as learner/answers/class_numbers.py says it.

/** @param {import("./hand_in_model.js").About["number"]} said @param {string} learner @returns {string} why it cannot be one, or "" */
export function wrongNumber({ devices, words }, learner) {
  const isDevice = new RegExp(`^(?:${devices})$`, "i").test(learner);
  if (!isDevice && /^[A-Za-z0-9_-]{1,32}$/.test(learner)) return "";
  return learner ? words.cannot.replace("{}", () => learner.slice(0, 40)) : words.no_number;
}

/** @param {string} one @param {string} other */
export function isSameNumber(one, other) { return plainNumber(one) === plainNumber(other); }

/** 007 gives 7, A1 gives a1, 0A1 gives 0a1. @param {string} number */
function plainNumber(number) {
  const small = number.trim().toLowerCase();
  return /^\d+$/.test(small) ? small.replace(/^0+(?=\d)/, "") : small;
}
