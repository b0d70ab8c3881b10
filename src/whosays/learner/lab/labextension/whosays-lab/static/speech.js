// @ts-check
/**
 * Reading a piece of the page aloud, by the browser's own speech and a voice of this computer: no word leaves it.
 * The words being said are tinted, where the browser can tint words without touching the page; else the whole piece.
 */

/** What is said in one breath, and where each of its letters stands. @typedef {{text: string, at: Place[]}} Breath */
/** @typedef {{node: Text, from: number, start: number}} Place a text node, and which letter of the breath is its first */

const UNSAID =
  "button, input, kbd, select, textarea, summary, details:not([open]), .ws-sr, .ws-tag, [aria-hidden='true'], [hidden], s, del, .jp-InternalAnchorLink";
const UNITS = "li, label, legend, p, td, th, dt, dd, blockquote, .rs-words > span, .ws-outlet-by, .ws-outlet-reply";
const SAYING = "ws-saying";

/** @returns {SpeechSynthesis|null} */
export function speech() {
  return tried(() => (typeof SpeechSynthesisUtterance === "function" && window.speechSynthesis) || null, null);
}

/**
 * A browser's speech is a guest of the lesson's: where it fails, nothing is read aloud, and all else goes on.
 * @template T
 * @param {() => T} act @param {T} otherwise
 * @returns {T}
 */
function tried(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** @returns {SpeechSynthesisVoice[]} those that speak on this computer, without a network */
function localVoices() {
  return tried(() => [...(speech()?.getVoices() ?? [])], [])
    .filter((voice) => voice?.localService === true && typeof voice.lang === "string");
}

/**
 * A voice of this computer for a language, the default one first.
 * @param {string} lang
 * @returns {SpeechSynthesisVoice|null}
 */
export function voiceFor(lang) {
  const spoken = lang.toLowerCase().split(/[-_]/u)[0];
  const voices = localVoices().filter((voice) => voice.lang.toLowerCase().startsWith(spoken));
  return voices.find((voice) => voice.default) ?? voices[0] ?? null;
}

/** @param {() => void} hear is called when voices come or go; many browsers have none in the first second */
export function onVoices(hear) {
  tried(() => speech()?.addEventListener?.("voiceschanged", hear), undefined);
}

/** @param {Element} element @returns {string} */
export function languageOf(element) {
  return element.closest("[lang]")?.getAttribute("lang") || "en";
}

/**
 * The texts of an element in the order in which they are read, one for each line of a list or option.
 * @param {Element} element
 * @returns {Text[][]}
 */
function unitsOf(element) {
  /** @type {Map<Element, Text[]>} */ const units = new Map();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest(UNSAID)) continue;
    const unit = parent.closest(UNITS) ?? element;
    if (!node.data.trim() && !units.has(unit)) continue; // later a blank may part two words
    units.set(unit, [...(units.get(unit) ?? []), node]);
  }
  const blanksBehind = (/** @type {Text[]} */ nodes) => [...nodes].reverse().findIndex((node) => node.data.trim());
  return [...units.values()].map((nodes) => nodes.slice(0, nodes.length - blanksBehind(nodes)));
}

/** @param {string} text @returns {[number, number][]} from where to where each sentence goes */
function sentences(text) {
  if (typeof Intl.Segmenter !== "function") return [[0, text.length]];
  const found = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)];
  return found.map(({ index, segment }) => [index, index + segment.length]);
}

/** @param {Text[]} nodes @returns {Breath[]} */
function breathsOf(nodes) {
  const whole = nodes.map((node) => node.data).join("");
  return sentences(whole).filter(([from, to]) => whole.slice(from, to).trim()).map(([from, to]) => {
    let start = 0;
    /** @type {Place[]} */ const at = [];
    for (const node of nodes) {
      const end = start + node.length;
      if (end > from && start < to) at.push({ node, from: Math.max(0, from - start), start: Math.max(0, start - from) });
      start = end;
    }
    return { text: whole.slice(from, to), at };
  });
}

/**
 * Where some letters of a breath stand on the page.
 * @param {Breath} breath @param {number} from @param {number} to
 * @returns {Range|null}
 */
function rangeOf(breath, from, to) {
  const place = (/** @type {number} */ letter, /** @type {boolean} */ isEnd) => {
    const fits = breath.at.filter(({ start }) => (isEnd ? start < letter : start <= letter));
    const last = fits[fits.length - 1] ?? breath.at[0];
    return last && { node: last.node, offset: Math.min(last.node.length, last.from + letter - last.start) };
  };
  const [first, last] = [place(from, false), place(to, true)];
  if (!first?.node.isConnected || !last?.node.isConnected) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return range;
}

/** @param {Range|null} range */
function tint(range) {
  if (typeof Highlight !== "function" || !CSS.highlights) return;
  if (range) CSS.highlights.set(SAYING, new Highlight(range));
  else CSS.highlights.delete(SAYING);
}

/** Reads one piece at a time. */
export class Speaker {
  constructor() {
    /** @type {Element|null} */ this.element = null;
    this.done = () => {};
    /** @type {SpeechSynthesisUtterance[]} */ this.kept = []; // some browsers forget an utterance that nobody holds
  }

  /**
   * @param {Element} element @param {number} rate 1 as usual @param {() => void} done is called once, however it ends
   */
  say(element, rate, done) {
    this.stop();
    const synth = speech();
    const voice = voiceFor(languageOf(element));
    const breaths = unitsOf(element).flatMap(breathsOf);
    if (!synth || !voice || !breaths.length) return done();
    Object.assign(this, { element, done });
    element.classList.toggle(SAYING, typeof Highlight !== "function");
    const isSaying = tried(() => this.begin(synth, breaths.map((breath) => this.utterance(breath, voice, rate))), false);
    if (!isSaying) this.stop();
  }

  /** @param {SpeechSynthesis} synth @param {SpeechSynthesisUtterance[]} utterances */
  begin(synth, utterances) {
    this.kept = utterances;
    const last = utterances[utterances.length - 1];
    last.addEventListener("end", () => this.kept.includes(last) && this.stop());
    for (const each of utterances) synth.speak(each);
    return true;
  }

  /** @param {Breath} breath @param {SpeechSynthesisVoice} voice @param {number} rate */
  utterance(breath, voice, rate) {
    const each = new SpeechSynthesisUtterance(breath.text);
    Object.assign(each, { voice, lang: voice.lang, rate });
    const follow = (/** @type {number} */ from, /** @type {number} */ to) =>
      this.kept.includes(each) && tint(rangeOf(breath, from, to));
    each.addEventListener("start", () => follow(0, breath.text.length));
    each.addEventListener("boundary", ({ name, charIndex, charLength }) => {
      const length = charLength || (/^\S+/u.exec(breath.text.slice(charIndex))?.[0].length ?? 0);
      if (name === "word" && length) follow(charIndex, charIndex + length);
    });
    each.addEventListener("error", () => this.kept.includes(each) && this.stop());
    return each;
  }

  stop() {
    const { element, done } = this;
    Object.assign(this, { element: null, done: () => {}, kept: [] });
    if (!element) return;
    tried(() => speech()?.cancel(), undefined);
    tint(null);
    element.classList.remove(SAYING);
    done();
  }
}
