// @ts-check
// The card that carries a task: one item at a time, hints, the explanation, and whether all is saved.
// What stands in its middle is drawn by a painter, one for each type of task.
import { cardParts, paintFeedback, say, stepOf } from "./card_parts.js";
import { firstOpen, firstUnsaved, placeOf } from "./card_place.js";
import { h, keepKeys, present } from "./dom.js";
import { Line } from "./line.js";
import { pageMemory } from "./page_memory.js";
import { moveBack, moveTo, whenOnPage } from "./parking.js";
import { hardWords, passage } from "./passage.js";
import { Versions } from "./versions.js";

/** @typedef {import("./passage.js").Piece} Piece */
/** @typedef {import("./passage.js").Entry} Entry */
/** ``best`` is the best answer, in the form that an answer of the task has.
 * @typedef {{verdict: "best"|"defensible"|"wrong"|"noted", lead: string, why: string[], best: unknown}} Feedback */
/** ``answer`` has the form of its type of task; null before the first one. ``given``: whether it says anything, which
 * only Python decides: a text of blanks, or one that was taken back, is no answer. ``time``: when it was saved, to the
 * millisecond; ``draft``: what was written after it and never became an answer.
 * @typedef {{answer: unknown, given: boolean, saved: string, time: string, draft: unknown, hints: string[], more_hints: boolean, feedback: Feedback|null}} ItemState */
/** A text of an earlier task. @typedef {{label: string, day: string, text: string}} Earlier */
/** What every type of task has in common; a painter names what its own adds.
 * @typedef {{id: string, label: string, passage: Piece[], words: Entry[], question: string, no_check: boolean, one_press?: true}} Item */
/** @template {Item} Of
 * @typedef {{room: string, stem: string, name: string, type: string, title: string, prompt: string, minutes: number,
 *   mode: "practice"|"hand-in", optional: boolean, earlier: Earlier[]|null, items: Of[]}} Task */
/** @typedef {{label: string, boxes: {number: number, verdict: "hit"|"half"|"miss"}[]}[]} Picture */
/** @typedef {{items: Object<string, ItemState>, picture: Picture, summary: string}} State */
/** @template {Item} Of
 * @typedef {import("./courier.js").Model<{task: Task<Of>, state: State, copy: string}>} TaskModel */
/** What the `render` of a task's widget is called with.
 * @template {Item} Of
 * @typedef {{model: TaskModel<Of>, el: HTMLElement}} TaskView */
/** What a painter is given: `answer` keeps a value at once, `soon` after a pause, `main` presses the main button.
 * @typedef {{answer: (value: unknown) => void, soon: (value: unknown) => void, main: () => void}} Api */
/** What a painter gives back: the element; how to show a new state; where focus goes.
 * @typedef {{el: HTMLElement, update: (state: ItemState) => void, focus: () => void}} Painted */
/** @template {Item} Of
 * @typedef {(item: Of, api: Api) => Painted} Painter */
/** @typedef {{picture?: (picture: Picture, summary: string) => HTMLElement|null, quietPrompt?: boolean}} Extra */

const ANSWER_FIRST = "Answer first. Then look at the explanation.";
const CHOOSE_FIRST = "Choose first which of the versions is your answer.";

/** Put a task's card on the page. One that was set aside while its output was made anew goes on as it is.
 * @template {Item} Of
 * @param {TaskModel<Of>} model @param {HTMLElement} el @param {Painter<Of>} paint @param {Extra} [extra]
 * @returns {() => void} takes it away again */
export function taskCard(model, el, paint, extra = {}) {
  const { parked } = pageMemory();
  const place = placeOf(model);
  const aside = parked.get(place);
  parked.delete(place);
  if (aside?.fits(model.get("task"))) return aside.goOn(model, el);
  aside?.drop();
  const card = new Card(model, paint, extra);
  el.append(card.parts.root);
  return card.begin();
}

/** @template {Item} Of */
class Card {
  /** @param {TaskModel<Of>} model @param {Painter<Of>} paint @param {Extra} extra */
  constructor(model, paint, extra) {
    this.model = model;
    this.paint = paint;
    this.extra = extra;
    this.task = model.get("task");
    this.parts = cardParts(this.task, extra);
    /** @type {Painted|null} */ this.painted = null;
    this.touched = false; // whether this item was answered on this page, acknowledged or not
    this.versions = new Versions();
    this.parts.versions.replaceWith(this.versions.el);
    this.line = new Line(this.task, model.get("copy") || "", { states: () => this.states(), changed: () => this.tell(),
      unheard: () => this.parts.root.dispatchEvent(new CustomEvent("whosays-unheard", { bubbles: true })),
      ask: (text) => this.warn(text) });
    this.drafts = this.line.drafts;
    this.at = 0;
    this.known = { place: [model.get("copy"), this.task.room, this.task.stem].join("/"), title: this.task.title,
      hasUnsaved: () => this.drafts.items().length > 0,
      wouldLose: () => this.drafts.items().length > 0 && !this.drafts.lasts(),
      hasToChoose: () => this.drafts.items().some((item) => this.drafts.others(item).length > 0),
      save: () => this.line.saveAll(), show: () => this.show() };
    this.listen();
  }

  listen() {
    const { main, hint, middle, root } = this.parts;
    main.addEventListener("click", () => this.press());
    hint.addEventListener("click", () => { this.line.saveAll(); this.line.send({ do: "hint", item: this.item().id }); });
    middle.addEventListener("focusout", (event) => {
      if (!middle.contains(/** @type {Node|null} */ (event.relatedTarget))) this.drafts.flush();
    });
    middle.addEventListener("compositionstart", () => this.drafts.compose(true));
    middle.addEventListener("compositionend", () => this.drafts.compose(false));
    root.addEventListener("whosays-park", (event) => this.park(/** @type {CustomEvent<HTMLElement>} */ (event).detail));
  }

  // ---- coming, being set aside, going on, going

  /** Begin on a clean page. @returns {() => void} */
  begin() {
    this.release = keepKeys(this.parts.root);
    pageMemory().cards.add(this.known);
    const takeAway = this.hearFrom(this.model);
    this.at = firstUnsaved(this.task, this.drafts.items()) ?? firstOpen(this.task, this.states());
    this.build();
    this.line.saveAll();
    return takeAway;
  }

  /** Listen to a widget's Python side. @param {TaskModel<Of>} model @param {() => void} [stop] @returns {() => void} */
  hearFrom(model, stop = () => undefined) {
    const update = () => this.update();
    this.model = model;
    this.line.open(model);
    model.on("change:state", update);
    this.deafen = () => { model.off("change:state", update); this.line.shut(); stop(); };
    return () => { if (this.model === model && this.line.post) this.leave(); };
  }

  /** Set the card aside as it is: its output is about to be made anew. @param {HTMLElement} holder */
  park(holder) {
    this.deafen?.();
    moveTo(this.parts.root, holder);
    pageMemory().parked.set(placeOf(this.model), { fits: (task) => this.fits(task), drop: () => this.leave(),
      goOn: (model, el) => this.goOn(/** @type {TaskModel<Of>} */ (model), el) });
  }

  /** Whether this card can go on with a task. @param {unknown} task */
  fits(task) { return JSON.stringify(task) === JSON.stringify(this.task); }

  /** @param {TaskModel<Of>} model @param {HTMLElement} el */
  goOn(model, el) {
    const takeAway = this.hearFrom(model, whenOnPage(el, () => moveBack(this.parts.root, el)));
    this.update();
    this.line.saveAll();
    return takeAway;
  }

  leave() {
    this.drafts.flush();
    this.deafen?.();
    this.drafts.close();
    this.release?.();
    pageMemory().cards.delete(this.known);
    this.parts.root.remove();
  }

  // ---- what Python holds

  states() { return this.model.get("state").items; }

  item() { return this.task.items[this.at]; }

  state() { return this.states()[this.item().id]; }

  /** What is to be seen: Python's state, with what stands on this page and is not saved yet. @returns {ItemState} */
  shown() {
    const unsaved = this.drafts.unsaved(this.item().id);
    return unsaved ? { ...this.state(), answer: unsaved.value } : this.state();
  }

  // ---- what is said beside the buttons

  tell() {
    this.parts.root.toggleAttribute("data-unsaved", this.drafts.items().length > 0);
    say(this.parts.saved, this.line.status(this.item().id));
    this.paintVersions();
  }

  /** @param {string} text */
  warn(text) {
    this.parts.notice.textContent = text;
    this.parts.notice.hidden = !text;
  }

  // ---- what a learner does

  /** Bring the card into view, and focus into it. */
  show() {
    this.parts.root.scrollIntoView({ block: "start" });
    this.painted?.focus();
  }

  /** @param {unknown} value */
  answer(value) {
    this.keep(value, false);
    this.drafts.flush();
  }

  /** @param {unknown} value @param {boolean} isTyped */
  keep(value, isTyped) {
    this.touched = true;
    this.warn("");
    this.line.put(this.item().id, value, isTyped);
  }

  /** The main button: the explanation first, then the next item. */
  press() {
    this.line.saveAll();
    const state = this.state();
    const { id } = this.item();
    if (state.feedback || this.isUnchecked()) this.go(this.isLast() ? this.at : this.at + 1);
    else if (this.drafts.others(id).length > 0) this.warn(CHOOSE_FIRST);
    else if (!state.given && !this.touched) this.warn(ANSWER_FIRST);
    else this.line.send({ do: "explain", item: id });
  }

  /** @param {number} to */
  go(to) {
    this.drafts.flush();
    if (to === this.at && this.painted) return;
    this.at = to;
    this.build();
    this.painted?.focus();
  }

  /** @param {import("./drafts.js").Version} version */
  take(version) {
    this.drafts.swap(this.item().id, version);
    this.build();
    this.painted?.focus();
  }

  choose() {
    this.drafts.choose(this.item().id, this.state());
    this.painted?.focus();
  }

  // ---- painting

  isLast() { return this.at + 1 >= this.task.items.length; }

  /** Whether nothing is explained here: "Next" stands where "Check" would. */
  isUnchecked() { return this.task.mode === "hand-in" || this.item().no_check; }

  /** Paint an item that was not there before. */
  build() {
    const item = this.item();
    const { place, middle } = this.parts;
    this.warn("");
    this.touched = this.drafts.unsaved(item.id) !== null;
    place.textContent = item.label;
    place.hidden = !item.label;
    this.painted = this.paint(item, this.api());
    middle.replaceChildren(...present([passage(item.passage), hardWords(item.words), this.painted.el]));
    this.update();
  }

  /** @returns {Api} */
  api() {
    return { answer: (value) => this.answer(value), soon: (value) => this.keep(value, true), main: () => this.press() };
  }

  /** Bring the painted item up to what Python holds. */
  update() {
    const state = this.state();
    const { hints, hint, feedback, steps, picture } = this.parts;
    this.painted?.update(this.shown());
    hints.replaceChildren(...state.hints.map((text) => h("li", {}, text)));
    hints.hidden = state.hints.length === 0;
    hint.hidden = !state.more_hints || Boolean(state.feedback);
    paintFeedback(feedback, state.feedback);
    this.paintMain(state);
    steps.replaceChildren(...this.task.items.map((item, i) => this.step(item, i)));
    picture.replaceChildren(...present([this.picture()]));
    this.tell();
  }

  paintVersions() {
    this.versions.paint(this.drafts.others(this.item().id), { saved: this.state().saved, choose: () => this.choose(),
      copyOf: (value) => this.copyOf(value), take: (version) => this.take(version) });
  }

  /** The item once more, with another answer, only to be looked at. @param {unknown} value */
  copyOf(value) {
    const nothing = () => undefined;
    const copy = this.paint(this.item(), { answer: nothing, soon: nothing, main: nothing });
    copy.update({ ...this.state(), answer: value });
    return copy.el;
  }

  /** @param {ItemState} state */
  paintMain(state) {
    const { main, feedback } = this.parts;
    const next = Boolean(state.feedback) || this.isUnchecked();
    main.textContent = next ? "Next" : "Check";
    const done = next && this.isLast();
    if (done && document.activeElement === main) feedback.focus(); // a hidden button would drop the focus
    main.hidden = done || (!next && Boolean(this.item().one_press)); // a press on an option does what "Check" would
  }

  /** @param {Item} item @param {number} i */
  step(item, i) { return stepOf(i, this.states()[item.id].given, i === this.at, () => this.go(i)); }

  picture() {
    const { picture, summary } = this.model.get("state");
    return this.extra.picture ? this.extra.picture(picture, summary) : null;
  }
}
