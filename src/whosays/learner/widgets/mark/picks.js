// @ts-check
// What is marked and what is picked in a passage: plain state, nothing painted.
import { unitRoles } from "./key.js";

/** @typedef {import("./key.js").Unit} Unit */
/** @typedef {import("./key.js").Marked} Marked */
/** @typedef {ReturnType<typeof makePicks>} Picks */

/** The role of each unit, and the way back. @param {Unit[]} units */
export function makeMarks(units) {
  /** @type {string[]} */ const roles = units.map(() => "");
  /** @type {string[][]} */ const past = [];
  return {
    roles,
    /** @param {number[]} chosen @param {string} role */
    set: (chosen, role) => { past.push([...roles]); for (const i of chosen) roles[i] = role; },
    undo: () => {
      const before = past.pop();
      if (before) roles.splice(0, roles.length, ...before);
      return Boolean(before);
    },
    /** @param {Marked} answer */
    load: (answer) => roles.splice(0, roles.length, ...unitRoles(units, answer)),
    /** @returns {Marked} */
    answer: () => {
      const of = (/** @type {string} */ role) => units.flatMap((unit, i) => (roles[i] === role ? unit.words : []));
      return { source: of("source"), cue: of("cue"), content: of("content") };
    },
  };
}

/** Which units are picked, and where the cursor stands. */
export function makePicks() {
  /** @type {Set<number>} */ let picked = new Set();
  /** @type {Set<number>} */ let base = new Set(); // what was picked before the stretch that is being drawn
  /** @type {number[]} */ let spent = []; // just marked: another button marks the same words again
  let cursor = 0;
  let anchor = -1;
  let walked = false; // the cursor was moved by keys: it stands for its word when nothing is picked
  const fresh = () => { spent = []; };
  return {
    cursor: () => cursor,
    size: () => picked.size,
    /** @param {number} i */
    has: (i) => picked.has(i),
    chosen: () => {
      if (picked.size) return [...picked].sort((a, b) => a - b);
      return spent.length ? spent : walked ? [cursor] : [];
    },
    /** @param {number} to */
    move: (to) => { fresh(); cursor = to; anchor = -1; walked = true; },
    /** @param {number} i */
    toggle: (i) => {
      fresh();
      walked = false;
      if (!picked.delete(i)) picked.add(i);
      cursor = anchor = i;
      base = new Set(picked);
    },
    /** From here a stretch may be drawn. @param {number} i */
    begin: (i) => { anchor = i; base = new Set(picked); },
    /** @param {number} to */
    stretch: (to) => {
      fresh();
      if (anchor < 0) { anchor = cursor; base = new Set(picked); }
      cursor = to;
      picked = new Set(base);
      for (let i = Math.min(anchor, to); i <= Math.max(anchor, to); i += 1) picked.add(i);
    },
    drop: () => { fresh(); picked.clear(); anchor = -1; },
    /** @param {number[]} chosen */
    spend: (chosen) => { picked.clear(); anchor = -1; spent = chosen; },
  };
}
