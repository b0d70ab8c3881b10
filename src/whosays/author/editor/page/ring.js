// @ts-check
// Choosing words: a ring moves by word, Shift takes more, Enter takes them. With a pointer: the first word, then the last.

/** @typedef {import("./types.js").Pick} Pick @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Hand} Hand */
/** Where words may be chosen: their numbers, and for each the number of its paragraph. @typedef {{blocks: number[][]}} WordMap */

/** @param {KeyState} state @returns {WordMap} */
export function wordMap(state) {
  return { blocks: state.blocks.map((block) => [...new Set(block.pieces.map((piece) => piece.w).filter((w) => w >= 0))]) };
}

/** Begin to choose. @param {string} purpose @param {Hand|null} hand @param {WordMap} map @returns {Pick} */
export function beginPick(purpose, hand, map) {
  const first = hand?.words[0] ?? [map.blocks[0]?.[0] ?? 0, map.blocks[0]?.[0] ?? 0];
  if (purpose === "edges") return { purpose, pieces: hand ? hand.words.slice(1) : [], a: first[0], b: first[1], edge: "right" };
  if (purpose === "split") return { purpose, pieces: [], a: hand?.cut ?? 0, b: hand?.cut ?? 0, edge: "right" };
  const as = purpose === "source_words" || purpose === "cue" ? purpose : "add";
  return { purpose: as, pieces: [], a: first[0], b: first[0], edge: "right" };
}

/** What an arrow does. @param {Pick} pick @param {number} by -1 or 1 @param {boolean} more Shift is held @param {WordMap} map @param {Hand|null} hand @returns {Pick} */
export function moveRing(pick, by, more, map, hand) {
  if (pick.purpose === "split") return moveCut(pick, by, hand);
  if (pick.purpose === "edges" || more) return pullEdge(pick, by, map);
  const at = by < 0 ? pick.a + by : pick.b + by;
  return hasWord(map, at) ? { ...pick, a: at, b: at, edge: "right" } : pick;
}

/** The cut stays between two words of the statement. @param {Pick} pick @param {number} by @param {Hand|null} hand @returns {Pick} */
function moveCut(pick, by, hand) {
  const inside = (hand?.words ?? []).flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => a + i)).slice(1);
  const at = inside.indexOf(pick.a) + by;
  return at >= 0 && at < inside.length ? { ...pick, a: inside[at], b: inside[at] } : pick;
}

/** One edge moves, within its paragraph; it does not pass the other. @param {Pick} pick @param {number} by @param {WordMap} map @returns {Pick} */
function pullEdge(pick, by, map) {
  const block = map.blocks.find((words) => words.includes(pick.a)) ?? [];
  const isLeft = pick.edge === "left";
  const at = (isLeft ? pick.a : pick.b) + by;
  if (!block.includes(at) || (isLeft ? at > pick.b : at < pick.a)) return pick;
  return isLeft ? { ...pick, a: at } : { ...pick, b: at };
}

/** The ring goes to the first word of the paragraph above or below. @param {Pick} pick @param {number} by @param {WordMap} map @returns {Pick} */
export function jumpRing(pick, by, map) {
  const filled = map.blocks.filter((words) => words.length > 0);
  const words = filled[filled.findIndex((each) => each.includes(pick.a)) + by];
  return words && pick.purpose !== "split" && pick.purpose !== "edges" ? { ...pick, a: words[0], b: words[0] } : pick;
}

/** The other edge is pulled from now on. @param {Pick} pick @returns {Pick} */
export function otherEdge(pick) { return { ...pick, edge: pick.edge === "left" ? "right" : "left" }; }

/** A word was pressed: the first one, then the last; of a stretch that stands, the nearer edge comes to it.
 * @param {Pick} pick @param {number} word @param {boolean} isNew another piece @param {WordMap} map @param {boolean} began whether a first word was pressed
 * @returns {Pick} */
export function pressWord(pick, word, isNew, map, began) {
  if (pick.purpose === "split") return { ...pick, a: word, b: word };
  if (isNew) return { ...keepPiece(pick), a: word, b: word };
  const block = map.blocks.find((words) => words.includes(word)) ?? [];
  if (pick.purpose === "edges") return block.includes(pick.a) ? nearerEdge(pick, word) : pick;
  if (!began || !block.includes(pick.a)) return { ...pick, a: word, b: word };
  return { ...pick, a: Math.min(pick.a, word), b: Math.max(pick.a, word) };
}

/** @param {Pick} pick @param {number} word @returns {Pick} */
function nearerEdge(pick, word) {
  const isLeft = word < pick.a || (word <= pick.b && word - pick.a <= pick.b - word);
  return isLeft ? { ...pick, a: word, edge: "left" } : { ...pick, b: word, edge: "right" };
}

/** The words in the ring stand; another piece is begun. @param {Pick} pick @returns {Pick} */
export function keepPiece(pick) { return { ...pick, pieces: [...pick.pieces, [pick.a, pick.b]] }; }

/** All pieces that are chosen, none twice. @param {Pick} pick */
export function chosenRanges(pick) {
  const others = pick.pieces.filter(([a, b]) => b < pick.a || a > pick.b);
  return [...others, [pick.a, pick.b]].sort(([a], [b]) => a - b);
}

/** @param {WordMap} map @param {number} word */
function hasWord(map, word) { return map.blocks.some((words) => words.includes(word)); }
