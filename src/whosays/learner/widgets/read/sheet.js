// @ts-check
// The article's paragraphs, with their statements and hard words, as elements.
import { h } from "../common/dom.js";
import { kindClass } from "./badge.js";

/** @typedef {"bold"|"wavy"|"faded"|"both"|"page"} Vouch */
/** @typedef {{text: string, statements: string[], gloss: string|null, line: number}} Segment */
/** @typedef {{name: string, speaker: string, vouch: Vouch}} Voice */
/** @typedef {{id: string, role: string, number: string, segments: Segment[], voices: Voice[]}} Block */
/** The second answer: another kind, or (``class`` "") another source of the same kind.
 * @typedef {{facet: "kind"|"source", kind: string, letter: string, class: string, label: string}} Also */
/** @typedef {{kind: string, letter: string, class: string, label: string, also: Also|null, why_also: string, chain: string,
 *   source: string, cue: string, speaker: string, why: string, settles: string, quote: string, pieces: number,
 *   words: number, inside: string[], parts: string[], vouch: Vouch, vouches: Vouch[]}} Statement */
/** @typedef {{kind: string, letter: string, class: string, label: string, statements: number, words: number}} Count */
/** @typedef {{name: string, statements: number, words: number}} SourceCount */
/** @typedef {{vouch: Vouch, label: string, words: number}} VouchCount */
/** All that Python sends; the lists at the end come with a key only.
 * @typedef {{id: string, view: "clean"|"lines"|"kinds"|"xray", title: string, prompt: string, note: string,
 *   invented: boolean, hide: boolean, language: string, caption: string, blocks: Block[],
 *   statements: Object<string, Statement>, glossary: {term: string, meaning: string}[], legend?: Count[],
 *   sources?: SourceCount[], xray?: VouchCount[], summary?: string}} Page */
/** What Tab and the arrow keys reach: a statement, or a hard word.
 * @typedef {{el: HTMLElement, id: string, term: string, block: HTMLElement}} Stop */
/** ``parts``: the elements of each statement, which may stand in several pieces.
 * @typedef {{el: HTMLElement, stops: Stop[], parts: Map<string, HTMLElement[]>, blocks: HTMLElement[], page: Page}} Sheet */

const LONG = 60; // blocks from which the browser lays out only what is near
const LAST_DELAYED = 24; // the block from which on none comes in later than the one before
const VOUCHES = { bold: "the article’s own report", wavy: "the article’s own judgement",
  faded: "somebody else answers", both: "can be read both ways", page: "page part" };

/** @param {Page} page @returns {Sheet} */
export function paintSheet(page) {
  const long = page.blocks.length > LONG;
  const el = h("div", { class: `rd-sheet${long ? " rd-long" : ""}`, lang: page.language || null });
  /** @type {Sheet} */ const sheet = { el, stops: [], parts: new Map(), blocks: [], page };
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
  const { view } = sheet.page;
  const text = h(block.role === "headline" ? "h4" : "p", { class: "rd-text", dir: "auto" });
  const el = h("div", { class: `rd-block rd-${block.role.replace(" ", "-")}` },
    view === "kinds" || view === "xray" ? margin(block) : null, text);
  const i = sheet.blocks.length;
  el.style.setProperty("--i", String(Math.min(i, LAST_DELAYED)));
  el.style.order = String(2 * i); // the note comes between two blocks
  if (view === "lines") paintLines(sheet, el, text, block.segments);
  else paintSegments(sheet, el, text, block.segments);
  return el;
}

/** @param {Sheet} sheet @param {HTMLElement} block @param {HTMLElement} text @param {Segment[]} segments */
function paintLines(sheet, block, text, segments) {
  for (const line of byLine(segments)) {
    const row = h("span", { class: "rd-words" });
    text.append(h("span", { class: "rd-line" }, h("span", { class: "rd-lineno ws-ui" },
      h("span", { class: "ws-sr" }, "line "), String(line[0].line)), row));
    paintSegments(sheet, block, row, line);
  }
}

/** @param {Segment[]} segments @returns {Segment[][]} */
function byLine(segments) {
  /** @type {Map<number, Segment[]>} */ const lines = new Map();
  for (const segment of segments) lines.set(segment.line, [...(lines.get(segment.line) || []), segment]);
  return [...lines.values()];
}

/** Who answers for the paragraph: shown by the X-ray. @param {Block} block */
function margin(block) {
  const names = block.voices.map((voice) => h("li", { class: `rd-voice rd-v-${voice.vouch}`, dir: "auto" }, voice.name));
  return h("div", { class: "rd-margin ws-ui" },
    block.number ? h("span", { class: "rd-number" }, h("span", { class: "ws-sr" }, "Paragraph "), block.number) : null,
    names.length ? h("ul", { class: "rd-voices", "aria-label": "Who answers here" }, ...names) : null);
}

/** Statements nest: keep those open that the next segment still lies in.
 * @param {Sheet} sheet @param {HTMLElement} block @param {HTMLElement} text @param {Segment[]} segments */
function paintSegments(sheet, block, text, segments) {
  /** @type {{id: string, el: HTMLElement}[]} */ const open = [];
  const innermost = () => open[open.length - 1]?.el || text;
  for (const segment of segments) {
    while (open.length && segment.statements[open.length - 1] !== open[open.length - 1].id) open.pop();
    for (const id of segment.statements.slice(open.length)) {
      const mark = paintStatement(sheet, block, id);
      innermost().append(mark);
      open.push({ id, el: mark });
    }
    innermost().append(segment.gloss ? hardWord(sheet, block, segment) : document.createTextNode(segment.text));
  }
}

/** @param {Sheet} sheet @param {HTMLElement} block @param {string} id @returns {HTMLElement} */
function paintStatement(sheet, block, id) {
  const it = sheet.page.statements[id];
  const earlier = sheet.parts.get(id) || [];
  const second = it.also?.letter ? it.also : null;
  const el = h("span", { class: classesOf(it), role: "group", "data-id": id,
    "data-letter": second ? `${it.letter}/${second.letter}` : it.letter, tabindex: "-1",
    "aria-label": nameOf(it, false) + (earlier.length ? ", continued" : "") });
  el.style.setProperty("--height", String(heightOf(sheet.page, id)));
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

/** @param {Sheet} sheet @param {HTMLElement} block @param {Segment} segment */
function hardWord(sheet, block, segment) {
  const term = segment.gloss || "";
  const el = h("span", { class: "rd-word", role: "button", "data-term": term, "aria-expanded": "false", tabindex: "-1" },
    segment.text); // not a <button>: that would not break across lines
  sheet.stops.push({ el, id: "", term, block });
  return el;
}
