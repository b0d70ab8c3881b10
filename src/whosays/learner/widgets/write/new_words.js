// @ts-check
// Which words of a text were not in another one: a plain comparison of words, in their order. It judges nothing.
// It stands here and not in Python because it has to keep up with the typing.

/** @typedef {{text: string, isNew: boolean}} Piece */

const MOST = 600; // words: nobody compares more by eye, and the table below grows with the square

/** A text in pieces that give it back exactly; neighbors of one sort are one piece.
 * @param {string} before @param {string} now @returns {Piece[]} */
export function newWords(before, now) {
  const words = now.match(/\S+/g) ?? [];
  const old = before.match(/\S+/g) ?? [];
  const kept = words.length > MOST || old.length > MOST ? words.map(() => true) : keptOf(old.map(bare), words.map(bare));
  let at = 0;
  const pieces = now.split(/(\s+)/).filter(Boolean)
    .map((text) => (/\s/.test(text) ? { text, isNew: null } : { text, isNew: !kept[at++] }));
  return joined(pieces);
}

/** A word as it is compared: neither capitals nor punctuation make it a new one. @param {string} word */
function bare(word) {
  const letters = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters || word;
}

/** Which words of the second list stand in the longest row that both have. @param {string[]} old @param {string[]} words
 * @returns {boolean[]} */
function keptOf(old, words) {
  const length = lengths(old, words);
  const kept = words.map(() => false);
  for (let i = 0, j = 0; i < old.length && j < words.length;) {
    if (old[i] === words[j]) { kept[j] = true; i += 1; j += 1; }
    else if (length[i + 1][j] >= length[i][j + 1]) i += 1;
    else j += 1;
  }
  return kept;
}

/** How long the longest common row is from each pair of places on. @param {string[]} old @param {string[]} words */
function lengths(old, words) {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(words.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = words.length - 1; j >= 0; j -= 1) {
      table[i][j] = old[i] === words[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

/** White space between two new words is new, too: one line is drawn under both.
 * @param {{text: string, isNew: boolean|null}[]} pieces @returns {Piece[]} */
function joined(pieces) {
  /** @type {Piece[]} */ const found = [];
  pieces.forEach((piece, i) => {
    const isNew = piece.isNew ?? Boolean(pieces[i - 1]?.isNew && pieces[i + 1]?.isNew);
    const last = found[found.length - 1];
    if (last && last.isNew === isNew) last.text += piece.text;
    else found.push({ text: piece.text, isNew });
  });
  return found;
}
