// @ts-check
// What a card and its painters hand each other, and what Python sends. Types alone: nothing here runs.

/** @typedef {import("./passage.js").Piece} Piece */
/** @typedef {import("./passage.js").Entry} Entry */
/** ``best`` is the best answer, in the form that an answer of the task has, null where there is none; ``more`` what is
 * folded, under the title ``fold``.
 * @typedef {{verdict: "best"|"defensible"|"wrong"|"noted", lead: string, why: string[], more: string[], fold: string, best: unknown}} Feedback */
/** The second look, while it is on. ``again``: whether another answer is asked for; ``tried``: whether one stands there.
 * @typedef {{lead: string, line: string, again: boolean, tried: boolean}} Look */
/** An answer from before the reason; ``text``: in words, "" where its place on the page says it.
 * @typedef {{answer: unknown, name: string, text: string}} Try */
/** @typedef {{title: string, parts: {sign: string, text: string}[], note: string}} Tally */
/** ``answer`` has the form of its type of task; null before the first one. ``given``: whether it says anything, which
 * only Python decides: a text of blanks, or one that was taken back, is no answer. ``time``: when it was saved, to the
 * millisecond; ``draft``: what was written after it and never became an answer. ``sign``: how it went; ``reason``: whether
 * nothing more is to be told; ``looked``: whether the second look was shown; ``clue``: the passage with the words that decide.
 * @typedef {"open"|"begun"|"answered"|"right"|"right_second"|"half"|"explained"} Sign
 * @typedef {{answer: unknown, given: boolean, sign: Sign, reason: boolean, looked: boolean, look: Look|null, tries: Try[], clue: Piece[]|null, saved: string, time: string, draft: unknown, hints: string[], more_hints: boolean, feedback: Feedback|null}} ItemState */
/** A text of an earlier task. @typedef {{label: string, day: string, text: string}} Earlier */
/** What every type of task has in common; a painter names what its own adds.
 * @typedef {{id: string, label: string, passage: Piece[], words: Entry[], question: string, no_check: boolean, looks: boolean, one_press?: true}} Item */
/** @template {Item} Of
 * @typedef {{room: string, stem: string, name: string, type: string, title: string, prompt: string, minutes: number,
 *   mode: "practice"|"hand-in", optional: boolean, earlier: Earlier[]|null, items: Of[]}} Task */
/** @typedef {{items: Object<string, ItemState>, tally: Tally|null}} State */
/** @template {Item} Of
 * @typedef {import("./courier.js").Model<{task: Task<Of>, state: State, copy: string}>} TaskModel */
/** What the `render` of a task's widget is called with.
 * @template {Item} Of
 * @typedef {{model: TaskModel<Of>, el: HTMLElement}} TaskView */
/** What a painter is given: `answer` keeps a value at once, `soon` after a pause, `main` presses the main button;
 * quietly, where something else is to be read first than what comes back.
 * @typedef {{answer: (value: unknown) => void, soon: (value: unknown) => void, main: (isQuiet?: boolean) => void}} Api */
/** What a painter gives back: the element; how to show a new state; where focus goes.
 * @typedef {{el: HTMLElement, update: (state: ItemState) => void, focus: () => void}} Painted */
/** @template {Item} Of
 * @typedef {(item: Of, api: Api) => Painted} Painter */
/** @typedef {{quietPrompt?: boolean}} Extra */

export {};
