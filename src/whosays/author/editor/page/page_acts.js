// @ts-check
// What the page does itself when a button or a key says so: going, choosing words, bringing to focus.
import { jumpRing, keepPiece, moveRing, otherEdge, wordMap } from "./ring.js";

/** @typedef {import("./page.js").EditorPage} EditorPage @typedef {import("./types.js").Act} Act @typedef {import("./types.js").Pick} Pick */

/** @param {EditorPage} page @param {number} by */
function walk(page, by) {
  const marks = page.keyState()?.marks ?? [];
  if (marks.length === 0) return;
  const at = marks.findIndex((mark) => mark.n === page.at) + by;
  page.send({ do: "go", to: marks[(at + marks.length) % marks.length].n });
}

/** @param {EditorPage} page @param {(pick: Pick, map: import("./ring.js").WordMap) => Pick} change */
function ringed(page, change) {
  const state = page.keyState();
  if (state && page.pick) page.ring(change(page.pick, wordMap(state)));
}

/** @param {EditorPage} page */
function acceptIt(page) {
  const hand = page.keyState()?.hand;
  if (!hand) return;
  if (hand.problems.length > 0) page.warn(`${hand.problems[0].lead} ${hand.problems[0].text}`);
  else page.send({ do: "accept", at: page.at });
}

/** Python offers the likeliest one; it is chosen in the list, which then has focus. @param {EditorPage} page */
function secondKind(page) {
  const hand = page.keyState()?.hand;
  if (!hand) return;
  page.wanted = "also";
  if (hand.also.value) page.toWanted();
  else page.send({ do: "also", at: page.at, kind: "likely" });
}

/** What the page does itself, by its word. @type {Object<string, (page: EditorPage, act: Act) => void>} */
export const PAGE_ACTS = {
  accept: acceptIt,
  later: (page) => page.send({ do: "go", to: "next" }),
  down: (page) => walk(page, 1),
  up: (page) => walk(page, -1),
  first: (page) => { const [mark] = page.keyState()?.marks ?? []; if (mark) page.send({ do: "go", to: mark.n }); },
  out: (page) => page.sheet.el.focus({ preventScroll: true }),
  pick: (page, act) => page.begin(String(act.role)),
  edges: (page) => page.begin("edges"),
  split: (page) => page.begin("split"),
  nest: (page) => page.begin("add"),
  add: (page) => page.begin("add"),
  join: (page) => page.send({ do: "join", at: page.at }),
  delete: (page) => page.send({ do: "delete", at: page.at }),
  second: secondKind,
  before: (page) => page.send({ do: "before", at: page.at }),
  marks: (page) => page.send({ do: "marks", at: page.at }),
  focus: (page, act) => /** @type {HTMLElement|null} */ (page.panel.querySelector(`[data-key="${act.box}"]`))?.focus(),
  show: (page, act) => page.sheet.el.querySelector(`[data-w="${act.word}"]`)?.scrollIntoView({ block: "center" }),
  move: (page, act) => ringed(page, (pick, map) => moveRing(act.edge ? { ...pick, edge: act.edge === "left" ? "left" : "right" } : pick, Number(act.by), Boolean(act.more || act.edge), map, page.keyState()?.hand ?? null)),
  jump: (page, act) => ringed(page, (pick, map) => jumpRing(pick, Number(act.by), map)),
  edge: (page) => ringed(page, otherEdge),
  piece: (page) => ringed(page, keepPiece),
  take: (page) => page.take(),
  stop: (page) => page.stop(),
};
