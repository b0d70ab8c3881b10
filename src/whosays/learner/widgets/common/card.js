// @ts-check
// The card that carries a task: one item at a time, hints, the explanation, and whether all is saved.
// What stands in its middle is drawn by a painter, one for each type of task.
import { askedGroup } from "./asked.js";
import { cardParts, say, tellPage, withNulls } from "./card_parts.js";
import { firstOpen, firstUnsaved, placeOf } from "./card_place.js";
import { keepKeys, present } from "./dom.js";
import { Line } from "./line.js";
import { News } from "./news.js";
import { checkWords, goOn, leadsTo } from "./onward.js";
import { pageMemory } from "./page_memory.js";
import { moveBack, moveTo, whenOnPage } from "./parking.js";
import { hardWords, Passage } from "./passage.js";
import { awaitReply, isSamePress, paintHints, paintReply, paintTally, paintWaits } from "./reply.js";
import { stepOf } from "./steps.js";
import { Versions } from "./versions.js";

/** @typedef {import("./card_types.js").Item} Item @typedef {import("./card_types.js").ItemState} ItemState */
/** @typedef {import("./card_types.js").Feedback} Feedback @typedef {import("./card_types.js").Sign} Sign */
/** @typedef {import("./card_types.js").State} State @typedef {import("./card_types.js").Tally} Tally */
/** @typedef {import("./card_types.js").Api} Api @typedef {import("./card_types.js").Painted} Painted */
/** @typedef {import("./card_types.js").Look} Look @typedef {import("./card_types.js").Extra} Extra */
/** @template {Item} Of
 * @typedef {import("./card_types.js").Task<Of>} Task */
/** @template {Item} Of
 * @typedef {import("./card_types.js").TaskModel<Of>} TaskModel */
/** @template {Item} Of
 * @typedef {import("./card_types.js").TaskView<Of>} TaskView */
/** @template {Item} Of
 * @typedef {import("./card_types.js").Painter<Of>} Painter */

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
    this.retried = false; // and whether after its second look
    /** @type {Passage|null} */ this.passage = null;
    this.versions = new Versions();
    this.parts.versions.replaceWith(this.versions.el);
    this.line = new Line(this.task, model.get("copy") || "", { states: () => this.states(), changed: () => this.tell(),
      unheard: () => this.parts.root.dispatchEvent(new CustomEvent("whosays-unheard", { bubbles: true })),
      ask: (text) => this.warn(text) });
    this.drafts = this.line.drafts;
    this.news = new News(this.task);
    this.at = 0;
    this.known = { place: [model.get("copy"), this.task.room, this.task.stem].join("/"), title: this.task.title,
      hasUnsaved: () => this.drafts.items().length > 0,
      wouldLose: () => this.drafts.items().length > 0 && !this.drafts.lasts(),
      hasToChoose: () => this.drafts.items().some((item) => this.drafts.others(item).length > 0),
      save: () => this.line.saveAll(), show: () => this.show(), at: () => this.at, go: (/** @type {number} */ to) => this.go(to) };
    this.listen();
  }

  listen() {
    const { main, hint, middle, root } = this.parts;
    main.addEventListener("click", ({ detail }) => { if (detail < 2) this.press(detail === 1); });
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

  states() { return withNulls(this.model.get("state").items); }

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
    say(this.parts, this.line.status(this.item().id));
    this.paintVersions();
    this.news.tell(this.states(), this.drafts.items().length > 0);
  }

  /** @param {string} text */
  warn(text) {
    Object.assign(this.parts.notice, { textContent: text, hidden: !text });
    delete this.parts.feedback.dataset.awaited; // another answer, another item, or a word instead: it may be asked anew
  }

  // ---- what a learner does

  /** Bring the card into view, and focus into it. */
  show() {
    tellPage(this.parts.root, "whosays-show");
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
    if (this.state().look) this.retried = true;
    this.warn("");
    this.line.put(this.item().id, value, isTyped);
  }

  /** Second look or reason, then what comes next. Quietly: no reply is scrolled to. @param {boolean} isPointer @param {boolean} [isQuiet] */
  press(isPointer, isQuiet = false) {
    const [state, { id }] = [this.state(), this.item()];
    if (isSamePress(this.parts.feedback, isPointer || this.retried)) return;
    this.line.saveAll();
    if (state.feedback || this.isUnchecked()) this.onward();
    else if (this.drafts.others(id).length > 0) this.warn(CHOOSE_FIRST);
    else if (!state.given && !this.touched) this.warn(ANSWER_FIRST);
    else if (this.line.send({ do: "explain", item: id }) && !isQuiet) awaitReply(this.parts.feedback);
  }

  onward() {
    const { to } = this.leadsTo();
    if (typeof to === "number") this.go(to);
    else if (to) goOn(to);
  }

  leadsTo() { return leadsTo(this.parts.root, this.task, this.states(), this.at); }

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

  /** Whether nothing is explained here: "Next" stands where "Check" would. */
  isUnchecked() { return this.task.mode === "hand-in" || this.item().no_check; }

  /** Paint an item that was not there before. */
  build() {
    const [item, { place, middle }] = [this.item(), this.parts];
    this.warn("");
    [this.touched, this.retried] = [this.drafts.unsaved(item.id) !== null, false];
    Object.assign(place, { textContent: item.label, hidden: !item.label });
    this.painted = this.paint(item, this.api());
    this.passage = new Passage(item.passage);
    middle.replaceChildren(askedGroup(place, this.passage.el, present([this.passage.el, hardWords(item.words), this.painted.el])));
    this.update();
    tellPage(this.parts.root, "whosays-item");
  }

  /** @returns {Api} */
  api() {
    return { answer: (value) => this.answer(value), soon: (value) => this.keep(value, true), main: (isQuiet) => this.press(false, isQuiet) };
  }

  /** Bring the painted item up to what Python holds. */
  update() {
    const state = this.state();
    const { feedback, steps, tally, waits } = this.parts;
    this.painted?.update(this.shown());
    this.passage?.underline(state.clue);
    paintHints(this.parts, state);
    paintWaits(waits, state, this.item().looks);
    paintReply(feedback, state);
    this.paintMain(state);
    steps.replaceChildren(...this.task.items.map((item, i) => this.step(item, i)));
    paintTally(tally, this.model.get("state").tally);
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
    const isTold = Boolean(state.feedback) || this.isUnchecked();
    const words = isTold ? this.leadsTo().words : checkWords(state, this.retried);
    if (!words && document.activeElement === main) feedback.focus(); // a hidden button would drop the focus
    main.textContent = words;
    // A press on an option does what "Check" would.
    main.hidden = !words || (!isTold && Boolean(this.item().one_press));
  }

  /** @param {Item} item @param {number} i */
  step(item, i) { return stepOf(i, this.states()[item.id].sign, i === this.at, () => this.go(i)); }
}
