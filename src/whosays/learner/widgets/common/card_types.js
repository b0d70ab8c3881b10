// @ts-check
// What a card and its painters hand each other, and what Python sends. Types alone: nothing here runs.

/** @typedef {import("./passage.js").Piece} Piece */
/** @typedef {import("./passage.js").Entry} Entry */
/** ``best`` is the best answer, in the form that an answer of the task has.
 * @typedef {{verdict: "best"|"defensible"|"wrong"|"noted", lead: string, why: string[], best: unknown}} Feedback */
/** ``answer`` has the form of its type of task; null before the first one. ``given``: whether it says anything, which
 * only Python decides: a text of blanks, or one that was taken back, is no answer. ``time``: when it was saved, to the
 * millisecond; ``draft``: what was written after it and never became an answer. ``sign``: how it went; ``reason``: whether
 * nothing more is to be told; ``looked``: whether the second look was shown.
 * @typedef {"open"|"begun"|"answered"|"right"|"right_second"|"half"|"explained"} Sign
 * @typedef {{answer: unknown, given: boolean, sign: Sign, reason: boolean, looked: boolean, saved: string, time: string, draft: unknown, hints: string[], more_hints: boolean, feedback: Feedback|null}} ItemState */
/** A text of an earlier task. @typedef {{label: string, day: string, text: string}} Earlier */
/** What every type of task has in common; a painter names what its own adds.
 * @typedef {{id: string, label: string, passage: Piece[], words: Entry[], question: string, no_check: boolean, one_press?: true}} Item */
/** @template {Item} Of
 * @typedef {{room: string, stem: string, name: string, type: string, title: string, prompt: string, minutes: number,
 *   mode: "practice"|"hand-in", optional: boolean, earlier: Earlier[]|null, items: Of[]}} Task */
/** @typedef {{label: string, boxes: {number: number, verdict: "hit"|"half"|"miss"}[]}[]} Picture */
/** @typedef {{items: Object<string, ItemState>, picture: Picture, summary: string}} State */
/** @template {Item} Of
 * @typedef {import("./courier.js").Model<{task: Task<Of>, state: State, copy: string}>} TaskModel */
/** What the `render` of a task's widget is called with.
 * @template {Item} Of
 * @typedef {{model: TaskModel<Of>, el: HTMLElement}} TaskView */
/** What a painter is given: `answer` keeps a value at once, `soon` after a pause, `main` presses the main button.
 * @typedef {{answer: (value: unknown) => void, soon: (value: unknown) => void, main: () => void}} Api */
/** What a painter gives back: the element; how to show a new state; where focus goes.
 * @typedef {{el: HTMLElement, update: (state: ItemState) => void, focus: () => void}} Painted */
/** @template {Item} Of
 * @typedef {(item: Of, api: Api) => Painted} Painter */
/** @typedef {{picture?: (picture: Picture, summary: string) => HTMLElement|null, quietPrompt?: boolean}} Extra */

export {};
