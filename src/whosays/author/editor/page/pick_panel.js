// @ts-check
// What stands in the panel while words are chosen: what for, which keys, what would become of it.
import { h } from "../../../learner/widgets/common/dom.js";
import { edButton } from "./parts.js";

/** @typedef {import("./types.js").Pick} Pick @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Hands} Hands */

/** @type {Object<string, string>} */
const PICK_TITLES = { source_words: "Pick the words that name the source", cue: "Pick the words that hand it to the source", edges: "Where does it begin and end?",
  add: "Choose the words of the new statement", split: "Where does the second one begin?" };
/** @type {Object<string, string>} */
const PICK_TAKES = { edges: "Take these edges", split: "Split here", add: "Make it a statement" };

/** @param {Pick} pick @param {KeyState} state @param {Hands} hands @returns {HTMLElement} */
export function pickPanel(pick, state, hands) {
  const kind = state.kinds.find((each) => each.name === state.hand?.kind);
  return h("div", { class: `ed-hand-in k${kind?.letter ?? ""}` },
    h("section", {}, h("h4", { class: "ed-ask" }, PICK_TITLES[pick.purpose]), ...howTo(pick)),
    h("section", { "aria-live": "polite" }, ...(pick.purpose === "split" ? halves(pick, state) : soFar(pick, state))),
    h("section", {}, h("h4", { class: "ed-ask" }, "Without keys"), moveButtons(pick, hands)));
}

/** @param {Pick} pick @param {Hands} hands */
export function pickFoot(pick, hands) {
  return [edButton(PICK_TAKES[pick.purpose] ?? "Take these words", "Enter", "take", () => hands.act({ page: "take" }), "main"),
    edButton("Leave", "Esc", "stop", () => hands.act({ page: "stop" }), "")];
}

/** @param {Pick} pick */
function howTo(pick) {
  const key = (/** @type {string} */ text) => h("kbd", {}, text);
  if (pick.purpose === "split") return [h("p", { class: "ed-plain" }, key("←"), " ", key("→"), " move the cut by one word. With a pointer: press the word that begins the second statement."),
    h("p", { class: "ed-plain ws-quiet" }, "The act of saying and what was said are always two statements.")];
  if (pick.purpose === "edges") return [h("p", { class: "ed-plain" }, key("←"), " ", key("→"), ` move the ${pick.edge} edge by one word, `, key("Space"), " changes to the other edge. With a pointer: press a word, and the edge that is nearer comes to it; the buttons below move either edge."),
    h("p", { class: "ed-plain ws-quiet" }, "Words of a neighbour that you take are no longer the neighbour’s.")];
  return [h("p", { class: "ed-plain" }, key("←"), " ", key("→"), " move the ring word by word, ", key("↑"), " ", key("↓"), " by paragraph, ", key("Shift"), " takes more words, ", key("Enter"), " takes them. With a pointer: press the first word, then the last."),
    h("p", { class: "ed-plain ws-quiet" }, "In two pieces? ", key("P"), " keeps the first piece and begins another; or hold ", key("Ctrl"), " and press a word.")];
}

/** @param {Pick} pick @param {KeyState} state */
function soFar(pick, state) {
  const ranges = [...pick.pieces, [pick.a, pick.b]].sort(([a], [b]) => a - b);
  const words = ranges.map(([a, b]) => wordsIn(state, a, b)).join(" … ");
  return [h("h4", { class: "ed-ask" }, "In the ring"), h("p", { class: "ed-ringed", dir: "auto" }, words)];
}

/** @param {Pick} pick @param {KeyState} state */
function halves(pick, state) {
  const all = (state.hand?.words ?? []);
  const part = (/** @type {(w: number) => boolean} */ keep) => all.map(([a, b]) => wordsIn(state, a, b, keep)).filter(Boolean).join(" … ");
  return [h("h4", { class: "ed-ask" }, "This would become"), h("p", { class: "ed-half", dir: "auto" }, part((w) => w < pick.a)), h("p", { class: "ed-half", dir: "auto" }, part((w) => w >= pick.a))];
}

/** The words as they are printed. @param {KeyState} state @param {number} a @param {number} b @param {(w: number) => boolean} [keep] */
function wordsIn(state, a, b, keep = () => true) {
  const words = /** @type {Map<number, string>} */ (new Map());
  for (const block of state.blocks) for (const piece of block.pieces)
    if (piece.w >= a && piece.w <= b && keep(piece.w)) words.set(piece.w, (words.get(piece.w) ?? "") + piece.t);
  return [...words.values()].join(" ");
}

/** Every move as a button, for a finger or a switch. @param {Pick} pick @param {Hands} hands */
function moveButtons(pick, hands) {
  const move = (/** @type {string} */ text, /** @type {string} */ name, /** @type {object} */ how) => edButton(text, "", name, () => hands.act({ page: "move", ...how }));
  if (pick.purpose === "split") return h("div", { class: "ed-cut" }, move("Cut earlier", "earlier", { by: -1 }), move("Cut later", "later-cut", { by: 1 }));
  const edges = [move("Left edge ◂", "ll", { edge: "left", by: -1 }), move("Left edge ▸", "lr", { edge: "left", by: 1 }),
    move("Right edge ◂", "rl", { edge: "right", by: -1 }), move("Right edge ▸", "rr", { edge: "right", by: 1 })];
  const more = pick.purpose === "edges" ? [] : [edButton("Another piece", "P", "piece", () => hands.act({ page: "piece" }))];
  return h("div", { class: "ed-cut" }, ...edges, ...more);
}
