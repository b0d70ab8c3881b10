// @ts-check
// What Python would keep of opened cards, where there is no Python: their names, each once.

/** @param {unknown} answer @param {{outlets: string[]}} rules @returns {string[]} */
export function kept(answer, { outlets }) {
  const names = Array.isArray(answer) ? answer : [];
  return [...new Set(names)].filter((name) => outlets.includes(name));
}
