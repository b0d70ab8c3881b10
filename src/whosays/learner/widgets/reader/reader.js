// @ts-check
// The article as a page. Python has cut and counted everything; here it is only painted.
import { h, keepKeys, uid } from "../common/common.js";

/** @typedef {{text: string, statements: string[], gloss: string|null, line: number}} Segment */
/** @typedef {{name: string, speaker: string, vouch: string}} Voice */
/** @typedef {{id: string, role: string, number: string, segments: Segment[], voices: Voice[]}} Block */
/** @typedef {{facet: string, kind: string, letter: string, label: string}} Also */
/** @typedef {{kind: string, letter: string, label: string, also: Also|null, why_also: string, chain: string,
 *   source: string, cue: string, speaker: string, why: string, settles: string, quote: string, pieces: number,
 *   words: number, inside: string[], parts: string[], vouch: string, vouches: string[]}} Statement */
/** @typedef {{kind: string, letter: string, label: string, statements: number, words: number}} Count */
/** @typedef {{name: string, statements: number, words: number}} SourceCount */
/** @typedef {{id: string, view: string, title: string, prompt: string, note: string, invented: boolean, hide: boolean,
 *   language: string, caption: string, blocks: Block[], statements: Object<string, Statement>,
 *   glossary: {term: string, meaning: string}[], legend?: Count[], sources?: SourceCount[],
 *   xray?: {vouch: string, label: string, words: number}[], summary?: string}} Page */
/** What Tab and the arrow keys reach: a statement, or a hard word.
 * @typedef {{el: HTMLElement, id: string, term: string, block: HTMLElement}} Stop */
/** @typedef {{id: string, term: string, at: HTMLElement}} Shown */

const WIDE = 760; // pixels of width from which the note stands in the margin (reader.css says the same)
const REST = 140; // milliseconds
const VOUCH = { bold: "the article’s own report", wavy: "the article’s own judgement",
  faded: "somebody else answers", both: "can be read both ways", page: "page part" };

/** Articles that were put away stay so when the notebook paints them again, until the page is loaded anew.
 * @type {Set<string>} */
const putAway = (/** @type {any} */ (globalThis)[Symbol.for("whosays.putAway")] ??= new Set());

/** @param {{model: import("../common/common.js").Model, el: HTMLElement}} view */
function render({ model, el }) {
  /** @type {Page} */ const page = model.get("task");
  const marked = Object.keys(page.statements).length > 0;
  const sheet = paintSheet(page);
  const note = noteBox(page, sheet, marked);
  const walk = walker(sheet, note);
  const figure = h("figure", { class: "rd-figure" }, sheet.el, marked ? figureCaption(page) : null);
  const body = h("div", {}, marked ? toolbar(page, sheet, walk) : null, figure,
    marked ? listOfAll(page) : null);
  const heading = page.title ? h("h3", { class: "ws-title", id: uid("title") }, page.title) : null;
  const root = h("section", { class: `ws rd rd-${page.view}${marked ? " rd-marked" : ""}`,
    "aria-label": heading ? null : "The article", "aria-labelledby": heading?.id },
    head(page, heading), page.hide ? awayButton(page, body) : body);
  const release = keepKeys(root);
  el.append(root);
  const watcher = new ResizeObserver(() => window.requestAnimationFrame(note.place));
  watcher.observe(root);
  return () => { walk.stop(); watcher.disconnect(); release(); root.remove(); };
}

/** @param {Page} page @param {HTMLElement|null} heading */
function head(page, heading) {
  const badge = page.invented ? h("span", { class: "rd-invented ws-ui" }, "Invented for practice") : null;
  if (!heading && !badge && !page.prompt) return null;
  return h("div", { class: "rd-head" },
    heading || badge ? h("div", { class: "ws-head" }, heading, badge) : null,
    page.prompt ? h("p", { class: "ws-prompt" }, page.prompt) : null,
    page.note ? h("p", { class: "ws-ui ws-quiet rd-small" }, page.note) : null);
}

// ---------------------------------------------------------------- the page itself

/** @typedef {{el: HTMLElement, stops: Stop[], parts: Map<string, HTMLElement[]>, blocks: HTMLElement[], page: Page}} Sheet */

/** @param {Page} page @returns {Sheet} */
function paintSheet(page) {
  const long = page.blocks.length > 60;
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
  const i = sheet.blocks.length;
  const role = block.role.replace(" ", "-");
  const text = h(block.role === "headline" ? "h4" : "p", { class: "rd-text", dir: "auto" });
  const el = h("div", { class: `rd-block rd-${role}`, style: `--i:${Math.min(i, 24)}; order:${2 * i}` },
    sheet.page.view === "kinds" || sheet.page.view === "xray" ? margin(block) : null, text);
  if (sheet.page.view !== "lines") paintSegments(sheet, el, text, block.segments);
  else for (const line of byLine(block.segments)) {
    const row = h("span", { class: "rd-words" });
    text.append(h("span", { class: "rd-line" }, h("span", { class: "rd-lineno ws-ui" },
      h("span", { class: "ws-sr" }, "line "), String(line[0].line)), row));
    paintSegments(sheet, el, row, line);
  }
  return el;
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
  for (const segment of segments) {
    while (open.length && segment.statements[open.length - 1] !== open[open.length - 1].id) open.pop();
    for (const id of segment.statements.slice(open.length)) {
      const mark = paintStatement(sheet, block, id);
      (open[open.length - 1]?.el || text).append(mark);
      open.push({ id, el: mark });
    }
    const at = open[open.length - 1]?.el || text;
    at.append(segment.gloss ? hardWord(sheet, block, segment) : document.createTextNode(segment.text));
  }
}

/** @param {Sheet} sheet @param {HTMLElement} block @param {string} id @returns {HTMLElement} */
function paintStatement(sheet, block, id) {
  const it = sheet.page.statements[id];
  const earlier = sheet.parts.get(id) || [];
  const second = it.also?.letter || "";
  const el = h("span", { class: classes(it), role: "group", "data-id": id,
    "data-letter": second ? `${it.letter}/${second}` : it.letter, tabindex: "-1",
    "aria-label": nameOf(it, false) + (earlier.length ? ", continued" : "") });
  el.style.setProperty("--height", String(heightOf(sheet.page, id)));
  if (second) el.style.setProperty("--k2", `var(--${second === "×" ? "X" : second})`);
  sheet.parts.set(id, [...earlier, el]);
  if (!earlier.length) sheet.stops.push({ el, id, term: "", block });
  return el;
}

/** @param {Statement} it */
function classes(it) {
  const letter = it.letter === "×" ? "X" : it.letter;
  const drawn = it.vouches.map((vouch) => `rd-has-${vouch}`).join(" ");
  return `rd-s k${letter} rd-v-${it.vouch} ${drawn}${it.also?.letter ? " rd-two" : ""}`;
}

/** @param {Statement} it @param {boolean} xray */
function nameOf(it, xray) {
  const or = it.also?.letter ? ` or ${it.also.label}` : "";
  const drawn = xray ? `, ${/** @type {any} */ (VOUCH)[it.vouch]}` : "";
  return `${it.label}${or}, ${it.chain}${drawn}`;
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

// ---------------------------------------------------------------- the note in the margin

/** @typedef {{show: (shown: Shown|null, held?: boolean) => void, place: () => void, shown: () => Shown|null,
 *   held: () => boolean, el: HTMLElement, go: (id: string) => void, wide: () => boolean}} Note */

/** @param {Page} page @param {Sheet} sheet @param {boolean} marked @returns {Note} */
function noteBox(page, sheet, marked) {
  const live = h("div", { class: "rd-note-live", "aria-live": "polite" });
  const close = h("button", { type: "button", class: "rd-close ws-ui", "aria-label": "Close the note" }, "×");
  const el = h("div", { class: "rd-note ws-ui", role: "group", "aria-label": "Note", hidden: true }, live, close);
  /** @type {Shown|null} */ let shown = null;
  let held = false;
  const wide = () => marked && sheet.el.closest(".rd") !== null && /** @type {HTMLElement} */ (sheet.el.closest(".rd")).clientWidth >= WIDE;
  const place = () => {
    const block = shown?.at.closest(".rd-block");
    if (!shown || !block) return;
    el.style.order = String(Number(/** @type {HTMLElement} */ (block).style.order) + 1);
    const top = shown.at.getClientRects()[0]?.top ?? block.getBoundingClientRect().top;
    const room = sheet.el.clientHeight - el.offsetHeight;
    const wanted = top - sheet.el.getBoundingClientRect().top - 4;
    el.style.top = wide() ? `${Math.max(0, Math.min(wanted, room))}px` : "";
    sheet.el.style.minHeight = wide() ? `${el.offsetHeight}px` : "";
  };
  /** @param {Shown|null} next @param {boolean} [hold] */
  const show = (next, hold = false) => {
    held = hold && next !== null;
    el.classList.toggle("rd-held", held);
    if (next && shown && next.id === shown.id && next.term === shown.term && next.at === shown.at) return;
    lightUp(sheet, shown, false);
    shown = next;
    lightUp(sheet, shown, true);
    el.hidden = shown === null;
    const it = shown?.id ? page.statements[shown.id] : null;
    el.className = `rd-note ws-ui ${it ? `k${it.letter === "×" ? "X" : it.letter}` : ""}${held ? " rd-held" : ""}`;
    live.replaceChildren(...(shown ? (it ? aboutStatement(page, it, api.go) : aboutWord(page, shown.term)) : []));
    place();
  };
  const api = { el, show, place, wide, shown: () => shown, held: () => held,
    go: (/** @type {string} */ id) => { const at = sheet.parts.get(id)?.[0]; if (at) { show(null); at.focus(); } } };
  const back = () => {
    const stop = sheet.stops.find((each) => shown && (shown.id ? each.id === shown.id : each.el === shown.at));
    show(null);
    if (stop && el.contains(document.activeElement)) { stop.el.focus(); show(null); }
  };
  close.addEventListener("click", () => { close.focus(); back(); });
  el.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") { event.preventDefault(); back(); } });
  sheet.el.append(el);
  if (marked) sheet.el.append(h("p", { class: "rd-hint ws-ui" }, "Point at marked words to see who says so, and why. Or press Tab, then →."));
  return api;
}

/** Every piece of a statement lights up together. @param {Sheet} sheet @param {Shown|null} shown @param {boolean} on */
function lightUp(sheet, shown, on) {
  if (!shown) return;
  for (const el of shown.id ? sheet.parts.get(shown.id) || [] : [shown.at]) el.classList.toggle("rd-on", on);
  if (!shown.id) shown.at.setAttribute("aria-expanded", String(on));
}

/** @param {Page} page @param {Statement} it @param {(id: string) => void} go @returns {Node[]} */
function aboutStatement(page, it, go) {
  const second = it.also?.letter ? [h("span", { class: "rd-or" }, " or "), badge(it.also.letter), ` ${it.also.label}`] : [];
  /** @type {HTMLElement[]} */ const rows = [];
  const row = (/** @type {string} */ name, /** @type {string} */ text) => {
    if (text) rows.push(h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, text)));
  };
  row("Handed over by", it.cue);
  row("Why", it.why);
  row(it.also?.facet === "source" ? `Or the source: ${it.also.label}` : `Or: ${it.also?.label || ""}`, it.why_also);
  row("What would settle it", it.settles);
  const links = [...near(page, "Part of", it.inside.slice(-1), go), ...near(page, "Holds", it.parts, go)];
  return [
    h("p", { class: "rd-kind" }, badge(it.letter), h("strong", {}, ` ${it.label}`), ...second),
    h("p", { class: "rd-chain", dir: "auto" }, it.chain),
    h("dl", {}, ...rows),
    ...(links.length ? [h("div", { class: "rd-links" }, ...links)] : []),
  ];
}

/** @param {string} letter */
function badge(letter) {
  return h("span", { class: `ws-badge k${letter === "×" ? "X" : letter}`, "aria-hidden": "true" }, letter);
}

/** @param {Page} page @param {string} words @param {string[]} ids @param {(id: string) => void} go */
function near(page, words, ids, go) {
  return ids.map((id) => h("button", { type: "button", class: "rd-link", onclick: () => go(id) },
    h("span", { class: "rd-what" }, `${words} `), badge(page.statements[id].letter),
    h("span", { class: "rd-cut", dir: "auto" }, page.statements[id].quote)));
}

/** @param {Page} page @param {string} term @returns {Node[]} */
function aboutWord(page, term) {
  const entry = page.glossary.find((each) => each.term === term);
  return [h("p", { class: "rd-kind" }, h("strong", { dir: "auto" }, term)), h("p", { dir: "auto" }, entry?.meaning || "")];
}

// ---------------------------------------------------------------- moving about

/** @typedef {{reset: () => void, stop: () => void}} Walk */

/** One Tab stop; arrows go from stop to stop. @param {Sheet} sheet @param {Note} note @returns {Walk} */
function walker(sheet, note) {
  const { el, stops } = sheet;
  let at = 0;
  const open = (/** @type {Stop} */ stop) => !stop.el.closest(".rd-dim") || stop.term !== "";
  /** @param {number} to */
  const settle = (to) => { stops[at].el.tabIndex = -1; at = to; stops[at].el.tabIndex = 0; };
  /** @param {number} from @param {number} step */
  const move = (from, step) => {
    let to = from;
    while (to >= 0 && to < stops.length && stops[to].el.classList.contains("rd-dim")) to += step;
    if (to < 0 || to >= stops.length || !open(stops[to])) return;
    stops[to].el.focus();
    stops[to].el.scrollIntoView({ block: "nearest" });
  };
  /** The first stop of the next or the previous paragraph. @param {number} step */
  const leap = (step) => {
    const starts = stops.flatMap((stop, i) => (i === 0 || stops[i - 1].block !== stop.block ? [i] : []));
    const here = starts.filter((start) => start <= at).length - 1;
    return starts[Math.max(0, Math.min(starts.length - 1, here + step))];
  };
  el.addEventListener("focusin", (event) => {
    const to = stops.findIndex((stop) => stop.el === event.target);
    if (to < 0) return;
    settle(to);
    note.show({ id: stops[to].id, term: stops[to].term, at: stops[to].el });
  });
  el.addEventListener("keydown", (event) => {
    if (note.el.contains(/** @type {Node} */ (event.target)) || event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Object<string, () => void>} */ const keys = {
      ArrowRight: () => move(at + 1, 1), ArrowDown: () => move(at + 1, 1),
      ArrowLeft: () => move(at - 1, -1), ArrowUp: () => move(at - 1, -1),
      Home: () => move(0, 1), End: () => move(stops.length - 1, -1),
      "[": () => move(leap(-1), -1), "]": () => move(leap(1), 1),
      Enter: () => hold(stops[at]), " ": () => hold(stops[at]), Escape: () => note.show(null),
    };
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  /** A second press lets go. @param {{id: string, term: string, el: HTMLElement}} next */
  const hold = (next) => {
    const now = note.shown();
    const same = note.held() && now?.id === next.id && (next.id !== "" || now.at === next.el);
    note.show(same ? null : { id: next.id, term: next.term, at: next.el }, !same);
  };
  el.addEventListener("click", (event) => {
    const found = find(event);
    if (!found) return;
    const stop = stops.findIndex((each) => (found.id ? each.id === found.id : each.el === found.at));
    if (document.activeElement !== stops[stop].el) stops[stop].el.focus({ preventScroll: true });
    hold({ ...found, el: found.at });
  });
  // Whoever is only on the way to the note passes over other marks: a pointer must rest on one.
  let resting = 0;
  el.addEventListener("pointerover", (event) => {
    window.clearTimeout(resting);
    if (event.pointerType !== "mouse" || note.held() || !note.wide()) return;
    const found = find(event);
    if (found) resting = window.setTimeout(() => note.show(found), REST);
  });
  el.addEventListener("pointerleave", () => window.clearTimeout(resting));
  const reset = () => { if (stops.length) settle(Math.max(0, stops.findIndex((stop) => !stop.el.classList.contains("rd-dim")))); };
  return { reset, stop: () => window.clearTimeout(resting) };
}

/** The innermost statement or hard word that an event met. @param {Event} event @returns {Shown|null} */
function find(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const at = /** @type {HTMLElement|null} */ (target.closest(".rd-word, .rd-s"));
  return at ? { id: at.dataset.id || "", term: at.dataset.term || "", at } : null;
}

// ---------------------------------------------------------------- legend, filters, the X-ray

/** @param {Page} page @param {Sheet} sheet @param {Walk} walk */
function toolbar(page, sheet, walk) {
  /** @type {Set<string>} */ const kinds = new Set();
  let source = "";
  let xray = page.view === "xray";
  const chips = (page.legend || []).map((count) => chip(count, () => {
    if (!kinds.delete(count.kind)) kinds.add(count.kind);
    paint();
  }));
  const pick = sourcePicker(page, (value) => { source = value; paint(); });
  const all = h("button", { type: "button", class: "ws-btn small" }, "Show all");
  const knob = h("button", { type: "button", role: "switch", class: "rd-switch", "aria-checked": String(xray) },
    h("span", { class: "rd-track", "aria-hidden": "true" }), "X-ray");
  const legend = h("div", { class: "rd-legend", role: "group", "aria-label": "Show only these kinds" }, ...chips.map((each) => each.el));
  const strip = xrayLegend(page);
  const paint = () => {
    for (const each of chips) each.el.setAttribute("aria-pressed", String(kinds.has(each.kind)));
    all.disabled = kinds.size === 0 && source === "";
    legend.hidden = xray;
    strip.hidden = !xray;
    knob.setAttribute("aria-checked", String(xray));
    filter(sheet, (it) => (xray || kinds.size === 0 || kinds.has(it.kind) || kinds.has(it.also?.kind || ""))
      && (source === "" || it.source === source), (!xray && kinds.size > 0) || source !== "");
    walk.reset();
  };
  knob.addEventListener("click", () => {
    xray = !xray;
    sheet.el.closest(".rd")?.classList.toggle("rd-xray", xray);
    sheet.el.closest(".rd")?.classList.toggle("rd-kinds", !xray);
    for (const [id, parts] of sheet.parts) parts.forEach((el, i) =>
      el.setAttribute("aria-label", nameOf(page.statements[id], xray) + (i ? ", continued" : "")));
    paint();
  });
  all.addEventListener("click", () => { kinds.clear(); source = ""; pick.value = ""; paint(); });
  const label = h("label", { class: "rd-pick" }, "Who says so? ", pick);
  paint();
  return h("div", { class: "rd-bar ws-ui" }, h("div", { class: "rd-tools" }, label, all, knob), legend, strip);
}

/** @param {Count} count @param {() => void} press */
function chip(count, press) {
  const letter = count.letter === "×" ? "X" : count.letter;
  const words = count.words === 1 ? "1 word" : `${count.words} words`;
  const el = h("button", { type: "button", class: `rd-chip k${letter}`, "aria-pressed": "false", disabled: count.statements === 0,
    onclick: press }, badge(count.letter), h("span", { class: "rd-chip-text" }, count.label,
    h("small", {}, count.statements === 0 ? "none here" : `${count.statements} · ${words}`)));
  return { el, kind: count.kind };
}

/** @param {Page} page @param {(value: string) => void} choose @returns {HTMLSelectElement} */
function sourcePicker(page, choose) {
  const options = (page.sources || []).map((each) => h("option", { value: each.name }, `${each.name} (${each.statements})`));
  const pick = h("select", { class: "rd-select" }, h("option", { value: "" }, "Everybody"), ...options);
  pick.addEventListener("change", () => choose(pick.value));
  return pick;
}

/** What bold, wavy and faded mean, drawn as they are drawn on the page. @param {Page} page */
function xrayLegend(page) {
  const samples = { bold: "Bold", wavy: "Wavy", faded: "Faded", both: "Dotted edge", page: "Small" };
  return h("ul", { class: "rd-strip", "aria-label": "How the X-ray draws" }, ...(page.xray || []).map((each) =>
    h("li", {}, h("span", { class: `rd-sample rd-s rd-v-${each.vouch} rd-has-${each.vouch}` }, /** @type {any} */ (samples)[each.vouch]),
      ` ${each.label} `, each.words ? h("small", {}, each.words === 1 ? "1 word" : `${each.words} words`) : null)));
}

/** @param {Sheet} sheet @param {(it: Statement) => boolean} keep @param {boolean} on */
function filter(sheet, keep, on) {
  for (const [id, parts] of sheet.parts) {
    const kept = keep(sheet.page.statements[id]);
    for (const el of parts) {
      el.classList.toggle("rd-dim", on && !kept);
      el.classList.toggle("rd-lit", on && kept);
    }
  }
  sheet.el.classList.toggle("rd-filtered", on);
}

// ---------------------------------------------------------------- beneath the page

/** @param {Page} page */
function figureCaption(page) {
  return h("figcaption", { class: "rd-caption ws-ui" }, h("strong", {}, page.caption),
    h("span", { class: "rd-summary" }, page.summary || ""),
    h("span", { class: "rd-keys" }, "Keys: ← → go through the statements, [ ] through the paragraphs. Enter holds a note, Esc closes it."));
}

/** A plain table of everything: filled when it is opened. @param {Page} page */
function listOfAll(page) {
  const details = h("details", { class: "rd-list ws-ui" }, h("summary", {}, "All statements as a list"));
  details.addEventListener("toggle", () => {
    if (!details.open || details.querySelector("table")) return;
    const rows = Object.values(page.statements).map((it) => h("tr", {},
      h("td", {}, badge(it.letter), ` ${it.label}${it.also?.letter ? `, or ${it.also.label}` : ""}`),
      h("td", { dir: "auto" }, it.chain), h("td", { dir: "auto" }, it.quote)));
    details.append(h("table", {}, h("caption", { class: "ws-sr" }, "All statements of the article, in its order"),
      h("thead", {}, h("tr", {}, ...["Kind", "Who says so", "Words"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...rows)));
  });
  return details;
}

/** A button that puts the article away, so that it is answered from memory. @param {Page} page @param {HTMLElement} body */
function awayButton(page, body) {
  const again = h("button", { type: "button", class: "rd-again" }, "Read it again");
  const gone = h("div", { class: "rd-gone ws-ui" }, h("p", { role: "status" }), again);
  const away = h("button", { type: "button", class: "ws-btn main" }, "I have read it: put it away");
  const paint = () => {
    const hidden = putAway.has(page.id);
    body.hidden = hidden;
    away.hidden = hidden;
    again.hidden = !hidden;
    gone.firstElementChild.textContent = hidden ? "Put away. Answer from memory." : "";
  };
  away.addEventListener("click", () => { putAway.add(page.id); paint(); again.focus(); });
  again.addEventListener("click", () => { putAway.delete(page.id); paint(); away.focus({ preventScroll: true }); });
  paint();
  return h("div", {}, body, h("div", { class: "rd-away ws-ui" }, away), gone);
}

export default { render };
