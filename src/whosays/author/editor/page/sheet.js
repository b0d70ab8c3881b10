// @ts-check
// The article: drafts in pencil, what is checked in ink, and the words that are being picked.
import { h } from "../../../learner/widgets/common/dom.js";
import { handOf, repaint } from "./focus.js";

/** @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Pick} Pick */
/** @typedef {import("./types.js").SheetBlock} SheetBlock @typedef {import("./types.js").SheetPiece} SheetPiece @typedef {import("./types.js").Mark} Mark */

/** @param {(n: number) => void} choose a statement was pressed @param {(word: number, more: boolean) => void} press a word was pressed while words are picked */
export function makeSheet(choose, press) {
  const el = h("div", { class: "ed-sheet", tabindex: "0", role: "group", "data-key": "sheet",
    "aria-label": "The article with its statements. Up and down go from statement to statement." });
  const holders = /** @type {Map<string, HTMLElement>} */ (new Map());
  let picking = false;
  el.addEventListener("click", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    const word = at.closest("[data-w]")?.getAttribute("data-w");
    const statement = at.closest("[data-n]")?.getAttribute("data-n");
    if (picking && word) press(Number(word), event.ctrlKey || event.metaKey);
    else if (!picking && statement) choose(Number(statement));
  });
  /** @param {KeyState} state @param {Pick|null} pick */
  const update = (state, pick) => {
    picking = pick !== null;
    el.classList.toggle("picking", picking);
    layBlocks(el, holders, state);
    repaint(/** @type {HTMLElement} */ (el.querySelector(".ed-how")), state.view === "settle", legend);
    const marks = new Map(state.marks.map((mark) => [mark.n, mark]));
    for (const block of state.blocks) paintBlock(/** @type {HTMLElement} */ (holders.get(block.id)), block, marks, handOf(state));
    paintPick(el, pick);
  };
  return { el, update };
}

/** @param {HTMLElement} el @param {Map<string, HTMLElement>} holders @param {KeyState} state */
function layBlocks(el, holders, state) {
  if (holders.size === state.blocks.length && state.blocks.every((block) => holders.has(block.id))) return;
  holders.clear();
  const rows = state.blocks.map((block) => {
    const text = h(block.role === "headline" ? "h4" : "p", { class: "ed-text", dir: "auto" });
    holders.set(block.id, text);
    return h("div", { class: `ed-para ed-${block.role.replace(" ", "-")}` }, h("span", { class: "ed-n", "aria-hidden": "true" }, block.number), text);
  });
  const credit = state.credit ? h("p", { class: "ed-credit" }, state.credit) : "";
  el.replaceChildren(...rows, credit, h("div", { class: "ed-how" }));
}

/** @param {HTMLElement} el @param {SheetBlock} block @param {Map<number, Mark>} marks @param {number} at */
function paintBlock(el, block, marks, at) {
  const own = [...marks.values()].filter((mark) => mark.block === block.id);
  const hasHand = own.some((mark) => mark.n === at);
  el.closest(".ed-para")?.classList.toggle("near", hasHand);
  repaint(el, { pieces: block.pieces, own, at: hasHand ? at : 0 }, () => nested(block.pieces, marks, at));
}

/** Pieces as elements within the statements they lie in. @param {SheetPiece[]} pieces @param {Map<number, Mark>} marks @param {number} at */
function nested(pieces, marks, at) {
  const root = h("span", {});
  /** @type {{n: number, el: HTMLElement}[]} */ let open = [];
  const begun = new Set();
  for (const piece of pieces) {
    const same = open.findIndex((each, i) => each.n !== piece.s[i]);
    open = open.slice(0, same < 0 ? open.length : same);
    for (const n of piece.s.slice(open.length)) {
      const el = statementEl(marks.get(n), n, begun.has(n), n === at);
      begun.add(n);
      (open.at(-1)?.el ?? root).append(el);
      open.push({ n, el });
    }
    (open.at(-1)?.el ?? root).append(pieceEl(piece));
  }
  return [...root.childNodes].map((node) => /** @type {Node & ChildNode} */ (node));
}

/** @param {Mark|undefined} mark @param {number} n @param {boolean} again a further piece of it @param {boolean} on */
function statementEl(mark, n, again, on) {
  const sign = mark && !again ? mark.sign + (mark.state === "doubt" ? "?" : "") : "";
  return h("span", { class: `ed-s k${mark?.letter ?? ""} ${mark?.state ?? "draft"}${on ? " on" : ""}`, "data-n": n, "data-l": sign || null });
}

/** @param {SheetPiece} piece */
function pieceEl(piece) {
  if (piece.w < 0 && !piece.role) return h("span", { class: "ed-g" }, piece.t);
  const role = piece.role ? ` ed-role ${piece.role}` : "";
  return h("span", { class: `ed-w${role}${piece.loose ? " loose" : ""}`, "data-w": piece.w < 0 ? null : piece.w, "data-role": piece.role ?? null }, piece.t);
}

/** The ring, the pieces that are taken, and the cut. @param {HTMLElement} el @param {Pick|null} pick */
function paintPick(el, pick) {
  const words = /** @type {HTMLElement[]} */ ([...el.querySelectorAll(".ed-text .ed-w, .ed-text .ed-g")]);
  const numbers = words.map((word) => Number(word.dataset.w ?? -1));
  /** @type {(i: number) => boolean} */ const isRing = (i) => pick !== null && pick.purpose !== "split" && within(numbers, i, pick.a, pick.b);
  words.forEach((word, i) => {
    const isIn = isRing(i);
    word.classList.toggle("ring", isIn);
    word.classList.toggle("ring-a", isIn && !isRing(i - 1));
    word.classList.toggle("ring-b", isIn && !isRing(i + 1));
    word.classList.toggle("taken", Boolean(pick?.pieces.some(([a, b]) => within(numbers, i, a, b))));
    word.classList.toggle("cut", pick?.purpose === "split" && numbers[i] === pick.a && numbers[i - 1] !== pick.a);
  });
  if (pick) el.querySelector(`[data-w="${pick.edge === "right" ? pick.b : pick.a}"]`)?.scrollIntoView({ block: "nearest" });
}

/** Whether a piece lies in a run of words; white space does where words of it stand on both sides.
 * @param {number[]} numbers @param {number} i @param {number} a @param {number} b */
function within(numbers, i, a, b) {
  const isIn = (/** @type {number|undefined} */ w) => w !== undefined && w >= a && w <= b;
  return numbers[i] < 0 ? isIn(numbers[i - 1]) && isIn(numbers[i + 1]) : isIn(numbers[i]);
}

/** @param {boolean} isTwo whether two keys are settled @returns {Node[]} */
function legend(isTwo) {
  const sample = (/** @type {string} */ cls, /** @type {string} */ letter, /** @type {string} */ word, /** @type {string} */ text) =>
    h("span", {}, h("span", { class: `ed-s ${cls}`, "data-l": letter }, word), ` ${text}`);
  if (isTwo) return [sample("kA doubt", "A?", "dashed", "you differ"), sample("kO done", "O", "underlined", "you agree, or it is settled"), settleKeys()];
  return [sample("kF draft", "F", "draft", "the kit’s guess"), sample("kA doubt", "A?", "doubtful", "a guess that wavers"),
    sample("kO done", "O", "checked", "read by a person"), h("span", {}, h("span", { class: "ed-w loose" }, "dotted"), " in no statement yet"), allKeys(KEY_WORDS)];
}

const KEY_WORDS = [["↑ ↓", "statement"], ["Enter", "accept"], ["L", "later"], ["1–7", "kind"], ["S", "source"], ["C", "cue"], ["Q", "marks as a cue"], ["A", "source as before"], ["B", "second answer"], ["E", "edges"], ["/", "split"], ["J", "join"],
  ["N", "nest"], ["+", "add"], ["Del", "delete"], ["Ctrl Z", "undo"], ["Ctrl Shift Z", "redo"]];

function settleKeys() {
  return allKeys([["↑ ↓", "difference"], ["1", "take the first"], ["2", "take the second"], ["B", "both"], ["0", "neither"], ["Enter", "next open one"], ["Esc", "all of them"], ["Ctrl Z", "undo"]]);
}

/** @param {string[][]} keys */
function allKeys(keys) {
  return h("p", { class: "ed-all-keys" }, ...keys.flatMap(([key, word]) => [h("span", {}, h("kbd", {}, key), ` ${word}`), " "]));
}
