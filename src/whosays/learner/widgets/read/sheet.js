// @ts-check
// The article's paragraphs, with their statements and hard words, as elements.
import { h } from "../common/dom.js";
import { kindClass } from "./badge.js";

/** @typedef {"bold"|"wavy"|"faded"|"both"|"page"} Vouch */
/** ``note``: who answers from here on, where another voice begins; ``turn``: a long sentence begins a new line here.
 * @typedef {{text: string, statements: string[], gloss: string|null, note: string, turn?: true}} Segment */
/** @typedef {{id: string, role: string, number: string, segments: Segment[]}} Block */
/** The second answer: another kind, or (``class`` "") another source of the same kind.
 * @typedef {{facet: "kind"|"source", kind: string, letter: string, class: string, label: string}} Also */
/** ``names``: everybody who may answer for it.
 * @typedef {{kind: string, letter: string, class: string, label: string, also: Also|null, why_also: string, chain: string,
 *   source: string, names: string[], cue: string, speaker: string, why: string, settles: string, quote: string, pieces: number,
 *   words: number, inside: string[], parts: string[], vouch: Vouch, vouches: Vouch[]}} Statement */
/** @typedef {{kind: string, letter: string, class: string, label: string, statements: number, words: number}} Count */
/** @typedef {{name: string, statements: number, words: number}} SourceCount */
/** @typedef {{vouch: Vouch, label: string, words: number}} VouchCount */
/** All that Python sends; the lists at the end come with a key only.
 * @typedef {{id: string, view: "clean"|"lines"|"kinds"|"xray", title: string, prompt: string, note: string,
 *   invented: boolean, hide: boolean, language: string, caption: string, attribution?: string, blocks: Block[],
 *   statements: Object<string, Statement>, glossary: {term: string, meaning: string}[], legend?: Count[],
 *   sources?: SourceCount[], xray?: VouchCount[], summary?: string}} Page */
/** What Tab and the arrow keys reach: a statement, or a hard word (``id`` of the statement it stands in, if any).
 * @typedef {{el: HTMLElement, id: string, term: string, block: HTMLElement}} Stop */
/** A name in the margin, and the words beside which it stands. @typedef {{el: HTMLElement, words: Node}} MarginNote */
/** ``parts``: the elements of each statement, which may stand in several pieces.
 * @typedef {{el: HTMLElement, stops: Stop[], parts: Map<string, HTMLElement[]>, blocks: HTMLElement[], notes: MarginNote[],
 *   page: Page}} Sheet */
/** A paragraph that is being painted. ``crowd``: how many letters of kinds stand above the last few letters of the text.
 * @typedef {{sheet: Sheet, block: HTMLElement, text: HTMLElement, open: {id: string, el: HTMLElement}[], crowd: number}} Painting */

const LONG = 60; // blocks from which the browser lays out only what is near
const LAST_DELAYED = 24; // the block from which on none comes in later than the one before
const VOUCHES = { bold: "the article’s own report", wavy: "the article’s own judgement",
  faded: "somebody else answers", both: "can be read both ways", page: "page part" };

/** @param {Page} page @returns {Sheet} */
export function paintSheet(page) {
  const long = page.blocks.length > LONG;
  const el = h("div", { class: `rd-sheet${long ? " rd-long" : ""}`, lang: page.language || null });
  /** @type {Sheet} */ const sheet = { el, stops: [], parts: new Map(), blocks: [], notes: [], page };
  for (const block of page.blocks) {
    const painted = paintBlock(sheet, block);
    sheet.blocks.push(painted);
    el.append(painted);
  }
  sheet.stops.forEach((stop, i) => { stop.el.tabIndex = i === 0 ? 0 : -1; });
  return sheet;
}

/** @param {Sheet} sheet @param {Block} block @returns {HTMLElement} */
function paintBlock(sheet, block) {
  const isHeadline = block.role === "headline"; // with a name of its own: else its statements' names would be it
  const text = h(isHeadline ? "h4" : "p", { class: "rd-text", dir: "auto",
    "aria-label": isHeadline ? block.segments.map((each) => each.text).join("") : null });
  const el = h("div", { class: `rd-block rd-${block.role.replace(" ", "-")}` }, numberOf(sheet.page, block), text);
  const i = sheet.blocks.length;
  el.style.setProperty("--i", String(Math.min(i, LAST_DELAYED)));
  el.style.order = String(2 * i); // the note comes between two blocks
  /** @type {Painting} */ const painting = { sheet, block: el, text, open: [], crowd: 0 };
  for (const segment of block.segments) paintSegment(painting, segment);
  return el;
}

/** A paragraph's number, as tasks name it; at the first reading there is none. @param {Page} page @param {Block} block */
function numberOf(page, block) {
  if (!block.number || page.view === "clean") return null;
  return h("span", { class: "rd-number ws-ui" }, h("span", { class: "ws-sr ws-within" }, "Paragraph "), block.number);
}

/** Statements nest: keep those open that the next segment still lies in.
 * @param {Painting} painting @param {Segment} segment */
function paintSegment(painting, segment) {
  const { sheet, open } = painting;
  while (open.length && segment.statements[open.length - 1] !== open[open.length - 1].id) open.pop();
  if (segment.turn) innermost(painting).append(h("br", {})); // a place, and no character: the text stays what it is
  for (const id of segment.statements.slice(open.length)) {
    const mark = paintStatement(painting, id);
    innermost(painting).append(mark);
    open.push({ id, el: mark });
  }
  const words = segment.gloss ? hardWord(painting, segment) : document.createTextNode(segment.text);
  if (segment.note) innermost(painting).append(marginNote(sheet, segment.note, words.firstChild || words));
  innermost(painting).append(words);
  painting.crowd = Math.max(0, painting.crowd - segment.text.length);
}

/** @param {Painting} painting */
function innermost({ open, text }) { return open[open.length - 1]?.el || text; }

/** Who answers from here on: beside the line where there is room, else in it. @param {Sheet} sheet @param {string} name
 * @param {Node} words */
function marginNote(sheet, name, words) {
  const el = h("span", { class: "rd-who ws-ui", "aria-hidden": "true" }, h("bdi", {}, name), h("span", { class: "ws-sr" }, ": "));
  sheet.notes.push({ el, words });
  return el;
}

/** @param {Painting} painting @param {string} id @returns {HTMLElement} */
function paintStatement(painting, id) {
  const { sheet, block } = painting;
  const it = sheet.page.statements[id];
  const earlier = sheet.parts.get(id) || [];
  const second = it.also?.letter ? it.also : null;
  const letters = second ? `${it.letter}/${second.letter}` : it.letter;
  const el = h("span", { class: classesOf(it), role: "group", "data-id": id, "data-letter": letters, tabindex: "-1",
    "aria-label": nameOf(it, false) + (earlier.length ? ", continued" : "") });
  el.style.setProperty("--height", String(heightOf(sheet.page, id)));
  el.style.setProperty("--letters-of", String(letters.length));
  el.style.setProperty("--after", String(painting.crowd)); // beside the letters of what it stands in
  painting.crowd += letters.length + 1;
  if (second) el.style.setProperty("--k2", `var(--${second.class})`);
  sheet.parts.set(id, [...earlier, el]);
  if (!earlier.length) sheet.stops.push({ el, id, term: "", block });
  return el;
}

/** @param {Statement} it */
function classesOf(it) {
  const drawn = it.vouches.map((vouch) => `rd-has-${vouch}`).join(" ");
  return `rd-s ${kindClass(it)} rd-v-${it.vouch} ${drawn}${it.also?.letter ? " rd-two" : ""}`;
}

/** What a statement is called for whoever hears the page. @param {Statement} it @param {boolean} xray */
export function nameOf(it, xray) {
  const or = it.also?.letter ? ` or ${it.also.label}` : "";
  return `${it.label}${or}, ${it.chain}${xray ? `, ${VOUCHES[it.vouch]}` : ""}`;
}

/** How many lines must fit above a statement's own: those of the statements inside it.
 * @param {Page} page @param {string} id @returns {number} */
function heightOf(page, id) {
  const parts = page.statements[id]?.parts || [];
  return parts.length ? 1 + Math.max(...parts.map((part) => heightOf(page, part))) : 0;
}

/** @param {Painting} painting @param {Segment} segment */
function hardWord({ sheet, block, open }, segment) {
  const term = segment.gloss || "";
  const el = h("span", { class: "rd-word", role: "button", "data-term": term, "aria-expanded": "false", tabindex: "-1" },
    segment.text); // not a <button>: that would not break across lines
  sheet.stops.push({ el, id: open[open.length - 1]?.id || "", term, block });
  return el;
}
