// @ts-check
// What Python sends to the editor's page. Types alone: nothing here runs.

/** ``w``: the number of its word, -1 between words; ``s``: the statements it lies in, outer ones first.
 * @typedef {{t: string, w: number, s: number[], role?: "source"|"cue", loose?: boolean}} SheetPiece */
/** @typedef {{id: string, role: string, number: string, pieces: SheetPiece[]}} SheetBlock */
/** A statement as article and strip show it. @typedef {{n: number, place: number, letter: string, sign: string, state: "draft"|"doubt"|"done", block: string}} Mark */
/** @typedef {{label: string, act: Act}} MendButton */
/** What Python is asked to do, or what the page does itself (``page``). @typedef {{do?: string, page?: string, role?: string, box?: string, [name: string]: unknown}} Act */
/** @typedef {{lead: string, text: string, mends: MendButton[]}} Fault */
/** @typedef {{item: string, text: string, time: string, from?: string}} BoxState */
/** @typedef {{own: boolean, mouths: string[], last: string, speaker: string, speakers: {value: string, label: string}[], source: string, cue: string, marks: ""|"on"|"off", before: string}} Voice */
/** @typedef {{name: string, label: string, letter: string, sign: string, needs: string, name_of_test: string, test: string, more: string}} KindInfo */
/** @typedef {{n: number, place: string, state: "draft"|"checked", doubt: string, quote: {text: string, mark: boolean}[], before: string,
 *   kind: string, voice: Voice, also: BoxState & {facet: string, value: string, mouths: string[]}, why: BoxState, settles: BoxState, problems: Fault[],
 *   words: number[][], cut: number, joins: string, nested: boolean}} Hand */
/** @typedef {{words: string, what: string, mine: string, theirs: string}} Difference */
/** @typedef {{gone: boolean, why: string, theirs: number, mine: number, differences: Difference[], more: number}} Outside */
/** @typedef {{[name: string]: {text: string, unknown: boolean}}} SourceAnswers */
/** ``slug``: the article's folder; ``is_the_key``: not one of two that are kept apart.
 * @typedef {{slug: string, is_the_key: boolean, second: number, many: boolean, kinds: {label: string, letter: string, sign: string, count: number}[]}} Finish */
/** Two who key apart: who, and whether they are done. No figure of a key. @typedef {{mine: string, folder: string,
 *   people: {name: string, done: boolean, frozen: boolean, why: string}[], pairs: {one: string, other: string, late: string[], seen: boolean}[], taken: {name: string}|null}} Apart */
/** One side of a difference. @typedef {{there: boolean, kind: string, letter: string, sign: string, source: string, why: string, why_source: string, second: string,
 *   pieces: {text: string, mark: boolean}[], checked: boolean}} Side */
/** @typedef {{where: string, about: string, either: boolean, before: string, quote: string, edges: boolean, sides: Side[], both: boolean, facet: string, choice: string, crossed: number[]}} TwoSided */
/** @typedef {{title: string, shares: string[], alpha: number|null, low: number|null, high: number|null, told: string, means: string}} FacetAgreement */
/** ``n``: the difference at hand, from 1; 0 shows all. ``asks``: so many statements of a checked key would go.
 * @typedef {{names: string[], n: number, all: number, settled: number, neither: number, apart: boolean, asks: number, difference: TwoSided|null,
 *   list: {n: number, words: string, sides: {sign: string, letter: string, kind: string}[], about: string, choice: string}[], crossings: number[][],
 *   agreement: {facets: FacetAgreement[], there: string, lacks: string}}} Settle */
/** Where key and second opinion differ: both readings. ``only``: the opinion alone has a statement there; ``words``: the first and the last.
 * @typedef {import("./two_readings.js").TwoReadings & {place: string, where: string, before: string, quote: string, only: boolean, words: number[]}} TwoState */
/** ``stamp`` tells one reply from another; ``left``: what was left out of it, as far as it is shown, ``left_all`` how much that is;
 * ``open``: how many differences nobody has settled; ``question``: the text to copy, where it can be; ``most``: bytes of a reply.
 * @typedef {{has: boolean, stamp: string, brought: string, stands: number, silent: string, left: {words: string, why: string}[], left_all: number,
 *   differ: number, settled: number, open: number, why: string, question: string, most: number, two: TwoState|null}} OpinionState */
/** @typedef {{view: "work"|"source"|"opinion"|"done"|"apart"|"settle", title: string, counts: {all: number, checked: number, doubtful: number, steps: number},
 *   saved: string, file: string, mine: string, theirs: string, apart: Apart, settle?: Settle, unsaved: string, outside: Outside|null, order: string, undo: string, redo: string, blocks: SheetBlock[], marks: Mark[],
 *   loose: {first: number, last: number, text: string}[], hand: Hand|null, kinds: KindInfo[], route: string[],
 *   source: SourceAnswers|null, credit: string, finish: Finish|null, opinion: OpinionState, several: boolean}} KeyState */
/** @typedef {{view: "door", why: string, articles: {at: number, title: string, statements: number, checked: number, finished: boolean}[]}} DoorState */
/** @typedef {DoorState|KeyState} EditorState */
/** What is chosen while words are picked. ``pieces``: those that stand; ``a`` and ``b``: first and last word of the one in hand.
 * @typedef {{purpose: "source_words"|"cue"|"edges"|"add"|"split", pieces: number[][], a: number, b: number, edge: "left"|"right"}} Pick */
/** What a part of the page may ask for. ``send``: a message to Python; ``act``: what a button or key says.
 * @typedef {{send: (message: object) => void, act: (act: Act) => void}} Hands */

export {};
