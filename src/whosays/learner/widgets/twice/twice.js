// @ts-check
// Sentences judged twice: the second time with the first answer beside each.
import { taskCard } from "../common/card.js";
import { radios } from "../common/choices.js";
import { deliver } from "../common/courier.js";
import { h, uid } from "../common/dom.js";

/** @typedef {import("../common/choices.js").ChoiceItem & {of: string}} TwiceItem */
/** @typedef {import("../common/card.js").ItemState & {before?: unknown}} ItemState */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */
/** @typedef {{before: unknown, now: unknown}} Pair */

const SKIPPED = "You did not judge this one before. Judge it now by its words alone, and then once more.";
const BY_WORDS = "By its words alone";

export default {
  /** @param {import("../common/card.js").TaskView<TwiceItem>} view */
  render({ model, el }) {
    const task = model.get("task");
    const { prompt, items } = task;
    /** @type {import("../common/card.js").Painter<TwiceItem>} */
    const paint = (item, api) => {
      const asked = item.question || prompt;
      return item.of ? new Second(item, asked, api) : radios(asked, item.options, api);
    };
    const takeAway = taskCard(model, el, paint, { quietPrompt: items.every((item) => !item.question) });
    const deafen = items[0].of ? hearFirst(model, task) : () => undefined;
    return () => { deafen(); takeAway(); };
  },
};

/** The first judging may be answered while this one stands on the page already: then Python paints it anew.
 * @param {import("../common/card.js").TaskModel<TwiceItem>} model
 * @param {{room: string, stem: string, items: TwiceItem[]}} task @returns {() => void} */
function hearFirst(model, { room, stem, items: [{ id, of }] }) {
  const hear = (/** @type {Event} */ event) => {
    const told = /** @type {CustomEvent} */ (event).detail;
    if (told.room === room && told.stem === stem && told.name === of && told.saved) deliver(model, { do: "refresh", item: id });
  };
  document.addEventListener("whosays-task", hear);
  return () => document.removeEventListener("whosays-task", hear);
}

/** A sentence that was judged before, or should have been. */
class Second {
  /** @param {TwiceItem} item @param {string} asked @param {Api} api */
  constructor(item, asked, api) {
    this.item = item;
    this.api = api;
    /** @type {Pair} */ this.pair = { before: null, now: null };
    this.line = h("p", { class: "ws-ui ws-quiet ws-note tw-before", dir: "auto", id: uid("before") });
    /** @param {unknown} value @param {keyof Pair} which */
    const answer = (value, which) => this.answer({ ...this.pair, [which]: value });
    this.first = radios(BY_WORDS, item.options, { ...api, answer: (value) => answer(value, "before") });
    this.second = radios(asked, item.options, { ...api, answer: (value) => answer(value, "now") });
    this.second.el.setAttribute("aria-describedby", this.line.id); // who hears the page hears the earlier answer, too
    this.late = h("div", { class: "tw-late", hidden: true }, this.first.el);
    this.now = h("div", { class: "tw-now", hidden: true }, this.second.el);
    this.el = h("div", { class: "tw" }, this.line, this.late, this.now);
  }

  /** @param {Pair} pair */
  answer(pair) {
    this.pair = pair;
    this.now.hidden = !pair.before;
    this.api.answer(pair);
  }

  /** @param {ItemState} state */
  update(state) {
    const kept = /** @type {Pair|null} */ (state.answer);
    const judged = this.labelOf(state.before);
    this.pair = { before: (judged ? state.before : kept?.before) ?? this.pair.before, now: kept?.now ?? this.pair.now };
    this.late.hidden = Boolean(judged);
    this.now.hidden = !this.pair.before; // one after the other
    this.line.textContent = judged ? `Before: ${judged}` : SKIPPED;
    this.first.update({ ...state, answer: this.pair.before, tries: [] });
    this.second.update({ ...state, answer: this.pair.now, tries: [] });
  }

  focus() { (this.now.hidden ? this.first : this.second).focus(); }

  /** @param {unknown} id */
  labelOf(id) { return this.item.options.find((each) => each.id === id)?.label ?? ""; }
}
