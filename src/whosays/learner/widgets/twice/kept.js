// @ts-check
// What Python would keep of a second judging, where there is no Python: the first one beside it, as it was given.

/** @param {unknown} answer @param {{choices: string[], second: boolean}} rules @param {unknown} before the first judging */
export function kept(answer, { choices, second }, before) {
  if (!second || typeof answer !== "object" || answer === null || Array.isArray(answer)) return answer;
  const given = /** @type {{before?: unknown, now?: unknown}} */ (answer);
  const earlier = typeof before === "string" && choices.includes(before) ? before : given.before;
  return { before: earlier ?? null, now: given.now ?? null };
}
