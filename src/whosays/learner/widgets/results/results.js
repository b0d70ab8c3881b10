// @ts-check
// A list of results: two words are marked, then one is opened; what stood there is shown, and why it was a good first click.
import { taskCard } from "../common/card.js";
import { h, tellOnce } from "../common/dom.js";
import { wordList } from "./words.js";

/** @typedef {import("./words.js").Word} Word */
/** @typedef {import("./words.js").Result} Result */
/** @typedef {import("../common/card.js").Item & {note: string, query: string, results: Result[], picks: number,
 *   explained: boolean}} ResultsItem */
/** What was opened: its text; with the reason, why each is a good or a poor first click, and the two words.
 * @typedef {import("../common/card.js").ItemState & {seen?: Object<string, string>,
 *   parts?: {why: Object<string, string>, chose_by: string}}} ItemState */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */
/** @typedef {{words: number[], opened: string[]}} Answer */
/** @typedef {{result: Result, words: import("./words.js").Words, button: HTMLElement}} Row */
/** @typedef {{el: HTMLElement, text: HTMLElement, why: HTMLElement}} Page */

const READ = "Read the whole list. Then mark two words, anywhere in it, that make you choose.";
const MARK_FIRST = "First mark two words that make you choose. Then open one.";
const TWO = "Two words are marked. To change, take one back: press it again.";

export default {
  /** @param {import("../common/card.js").TaskView<ResultsItem>} view */
  render({ model, el }) { return taskCard(model, el, paintResults); },
};

/** @param {ResultsItem} item @param {Api} api @returns {Painted} */
function paintResults(item, api) { return new List(item, api); }

class List {
  /** @param {ResultsItem} item @param {Api} api */
  constructor(item, api) {
    this.item = item;
    this.api = api;
    this.mine = false; // once the learner marks here, no older answer may come over it
    /** @type {Answer} */ this.answer = { words: [], opened: [] };
    const hands = { toggle: (/** @type {Word} */ word) => this.toggle(word), undo: () => this.undo() };
    this.rows = item.results.map((result, i) => this.rowOf(result, wordList(result, i, item.results.length, hands)));
    this.told = h("p", { class: "rs-told ws-ui", role: "status" }, READ);
    /** @type {Map<string, Page>} */ this.pages = new Map();
    this.news = ""; // what was opened just now
    this.refusal = ""; // why the last press did nothing
    this.chose = h("p", { class: "rs-chose ws-ui ws-quiet", dir: "auto" });
    this.below = h("div", { class: "rs-pages" }, this.chose);
    this.el = h("div", { class: "rs" }, item.question ? h("p", { class: "ws-question" }, item.question) : null,
      h("p", { class: "ws-ui ws-quiet ws-note" }, h("span", { class: "rs-query" }, "Searched for: ", h("strong", { dir: "auto" }, item.query)),
        ` ${item.note}`), this.told,
      h("ul", { class: "ws-options rs-list", "aria-label": "Results" }, ...this.rows.map(({ words, button }) =>
        h("li", { class: "ws-option ws-ui" }, words.el, button))), this.below);
    this.repaint();
  }

  /** @param {Result} result @param {import("./words.js").Words} words @returns {Row} */
  rowOf(result, words) {
    const button = h("button", { type: "button", class: "ws-btn small rs-open", onclick: () => this.open(result) }, "Open");
    return { result, words, button };
  }

  // ---- what the card asks of a painter

  /** @param {ItemState} state */
  update(state) {
    const kept = /** @type {Answer|null} */ (state.answer);
    if (kept && Array.isArray(kept.opened) && (!this.mine || kept.opened.length > this.answer.opened.length)) this.answer = kept;
    this.isTold = Boolean(state.feedback);
    this.repaint();
    this.paintPages(state);
  }

  focus() { this.rows[0]?.words.el.focus(); }

  // ---- what a learner does

  /** @param {Word} word */
  toggle({ n }) {
    const { words, opened } = this.answer;
    if (opened.length) return;
    if (!words.includes(n) && words.length >= this.item.picks) { this.refuse(TWO); return; }
    this.keep({ words: words.includes(n) ? words.filter((each) => each !== n) : [...words, n], opened });
  }

  undo() {
    if (this.answer.opened.length || !this.answer.words.length) return;
    this.keep({ ...this.answer, words: this.answer.words.slice(0, -1) });
  }

  /** @param {Result} result */
  open({ id }) {
    const { words, opened } = this.answer;
    if (words.length < this.item.picks && !opened.length) { this.refuse(MARK_FIRST); return; }
    if (opened.includes(id)) return;
    this.news = id;
    this.keep({ words, opened: [...opened, id] });
    if (this.item.explained && !this.isTold) this.api.main(true); // in hand-in that would lead on
  }

  /** Say why nothing happens, until something does. @param {string} why */
  refuse(why) {
    this.refusal = why;
    this.repaint();
  }

  /** @param {Answer} answer */
  keep(answer) {
    this.mine = true;
    this.refusal = "";
    this.answer = answer;
    this.repaint();
    this.api.answer(answer);
  }

  // ---- painting

  repaint() {
    const { words, opened } = this.answer;
    tellOnce(this.told, this.refusal || this.said());
    for (const { result, words: list, button } of this.rows) {
      const place = opened.indexOf(result.id);
      list.paint(words, opened.length > 0);
      button.textContent = place < 0 ? "Open" : place === 0 ? "Opened first" : "Opened";
      button.setAttribute("aria-label", `${button.textContent}: ${textOf(result.title)}`); // as it is seen
      button.setAttribute("aria-disabled", String(place >= 0 || (words.length < this.item.picks && !opened.length)));
    }
  }

  said() {
    const { words, opened } = this.answer;
    if (opened.length) return opened.length < this.rows.length ? "You may open others, too." : "All of them are open.";
    if (!words.length) return READ;
    const quoted = words.map((n) => this.quoted(n)).join(" and ");
    return words.length < this.item.picks ? `${quoted} is marked. One more.` : `${quoted} are marked. Now open one.`;
  }

  /** @param {number} n */
  quoted(n) {
    const all = this.item.results.flatMap(({ title, address, by, lines }) => [...title, ...address, ...by, ...lines]);
    return all.find((word) => word.n === n)?.quoted ?? "";
  }

  /** What was opened stands below the list, in that order. What stands there stays: a reader may be in it.
   * @param {ItemState} state */
  paintPages({ seen = {}, parts }) {
    this.chose.textContent = parts?.chose_by ?? "";
    this.answer.opened.forEach((id, i) => {
      const row = this.rows.find(({ result }) => result.id === id);
      if (!row || !(seen[id] || (i > 0 && parts?.why[id]))) return;
      const page = this.pages.get(id) ?? pageOf(row.result);
      this.pages.set(id, page);
      page.text.textContent = seen[id] ?? "";
      page.why.replaceChildren(...(i > 0 && parts?.why[id] ? [h("strong", {}, "As a first click: "), parts.why[id]] : []));
      if (!page.el.isConnected) this.below.append(page.el);
      if (id === this.news) this.goTo(page.el);
    });
  }

  /** What was opened just now is read next. @param {HTMLElement} page */
  goTo(page) {
    this.news = "";
    page.focus({ preventScroll: true });
    const quietly = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    page.scrollIntoView({ block: "start", behavior: quietly ? "auto" : "smooth" });
  }
}

/** The place for what stood there. @param {Result} result @returns {Page} */
function pageOf({ title, address }) {
  const text = h("p", { class: "rs-page-text", dir: "auto" });
  const why = h("p", { class: "rs-page-why ws-ui", dir: "auto" });
  const name = textOf(title);
  const el = h("section", { class: "rs-page", tabindex: "-1", "aria-label": `What stands there: ${name}` },
    h("p", { class: "rs-page-head ws-ui", dir: "auto" }, h("strong", {}, name), ` · ${textOf(address)}`), text, why);
  return { el, text, why };
}

/** @param {Word[]} words */
function textOf(words) { return words.map((word) => word.text).join(" "); }
