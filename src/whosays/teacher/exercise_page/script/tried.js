// @ts-check
// What a browser may refuse, done where it does not.

/** @template Kind @param {() => Kind} act @param {Kind} otherwise @returns {Kind} */
export function tried(act, otherwise) {
  try { return act(); } catch { return otherwise; }
}
