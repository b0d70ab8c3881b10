// @ts-check
// The card that carries a task: one item at a time, hints, the explanation, and whether all is saved.
// What stands in its middle is drawn by a painter, one for each type of task.
import { courier, holdBack } from "./courier.js";
import { h, keepKeys, present, uid } from "./dom.js";
import { hardWords, passage } from "./passage.js";

/** @typedef {import("./passage.js").Piece} Piece */
/** @typedef {import("./passage.js").Entry} Entry */
/** ``best`` is the best answer, in the form that an answer of the task has.
 * @typedef {{verdict: "best"|"defensible"|"wrong"|"noted", lead: string, why: string[], best: unknown}} Feedback */
/** ``answer`` has the form of its type of task; null before the first one. ``given``: whether it says anything, which
 * only Python decides: a text of blanks, or one that was taken back, is no answer.
 * @typedef {{answer: unknown, given: boolean, saved: string, hints: string[], more_hints: boolean, feedback: Feedback|null}} ItemState */
/** What every type of task has in common; a painter names what its own adds.
 * @typedef {{id: string, label: string, passage: Piece[], words: Entry[], question: string, no_check: boolean}} Item */
/** @template {Item} Of
 * @typedef {{room: string, stem: string, name: string, type: string, title: string, prompt: string, minutes: number,
 *   mode: "practice"|"hand-in", optional: boolean, earlier: string|null, items: Of[]}} Task */
/** @typedef {{label: string, boxes: {number: number, verdict: "hit"|"half"|"miss"}[]}[]} Picture */
/** @typedef {{items: Object<string, ItemState>, picture: Picture, summary: string}} State */
/** @template {Item} Of
 * @typedef {import("./courier.js").Model<{task: Task<Of>, state: State}>} TaskModel */
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

/** Put a task's card on the page.
 * @template {Item} Of
 * @param {TaskModel<Of>} model @param {HTMLElement} el @param {Painter<Of>} paint @param {Extra} [extra]
 * @returns {() => void} takes it away again */
export function taskCard(model, el, paint, extra = {}) {
  const card = new Card(model, paint, extra);
  const { root } = card.parts;
  const update = () => card.update();
  model.on("change:state", update);
  const release = keepKeys(root);
  el.append(root);
  card.build();
  return () => { card.leave(); model.off("change:state", update); release(); root.remove(); };
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
    this.at = firstOpen(this.task, this.states());
    /** @type {Painted|null} */ this.painted = null;
    this.touched = false; // whether this item was answered on this page, acknowledged or not
    this.post = courier(model, (text, bad) => this.say(text, bad), (text) => this.warn(text));
    this.draft = holdBack((message) => this.post.send(message));
    this.listen();
  }

  listen() {
    const { main, hint, middle } = this.parts;
    main.addEventListener("click", () => this.press());
    hint.addEventListener("click", () => { this.draft.flush(); this.post.send({ do: "hint", item: this.item().id }); });
    middle.addEventListener("focusout", (event) => {
      if (!middle.contains(/** @type {Node|null} */ (event.relatedTarget))) this.draft.flush();
    });
  }

  states() { return this.model.get("state").items; }

  item() { return this.task.items[this.at]; }

  state() { return this.states()[this.item().id]; }

  isLast() { return this.at + 1 >= this.task.items.length; }

  /** Whether nothing is explained here: "Next" stands where "Check" would. */
  isUnchecked() { return this.task.mode === "hand-in" || this.item().no_check; }

  // ---- what is said beside the buttons

  /** @param {string} text @param {boolean} bad */
  say(text, bad) {
    this.parts.saved.textContent = text;
    this.parts.saved.classList.toggle("bad", bad);
  }

  /** @param {string} text */
  warn(text) {
    this.parts.notice.textContent = text;
    this.parts.notice.hidden = !text;
  }

  // ---- what a learner does

  /** @param {unknown} value */
  answer(value) {
    this.keepDraft(value);
    this.draft.flush();
  }

  /** Save after a pause of a second, or when the box is left. @param {unknown} value */
  soon(value) {
    this.keepDraft(value);
    this.say("saving…", false);
  }

  /** @param {unknown} value */
  keepDraft(value) {
    this.touched = true;
    this.warn("");
    this.draft.put({ do: "answer", item: this.item().id, answer: value });
  }

  /** The main button: the explanation first, then the next item. */
  press() {
    this.draft.flush();
    const state = this.state();
    if (state.feedback || this.isUnchecked()) this.go(this.isLast() ? this.at : this.at + 1);
    else if (!state.given && !this.touched) this.warn(ANSWER_FIRST);
    else this.post.send({ do: "explain", item: this.item().id });
  }

  /** @param {number} to */
  go(to) {
    this.draft.flush();
    if (to === this.at && this.painted) return;
    this.at = to;
    this.build();
    this.painted?.focus();
  }

  leave() {
    this.draft.flush();
    this.post.close();
  }

  // ---- painting

  /** Paint an item that was not there before. */
  build() {
    const item = this.item();
    const { place, middle } = this.parts;
    this.warn("");
    this.touched = false;
    place.textContent = item.label;
    place.hidden = !item.label;
    this.painted = this.paint(item, this.api());
    middle.replaceChildren(...present([passage(item.passage), hardWords(item.words), this.painted.el]));
    this.say(this.state().saved ? `saved ${this.state().saved}` : "", false);
    this.update();
  }

  /** @returns {Api} */
  api() {
    return { answer: (value) => this.answer(value), soon: (value) => this.soon(value), main: () => this.press() };
  }

  /** Bring the painted item up to what Python holds. */
  update() {
    const state = this.state();
    const { hints, hint, feedback, steps, picture } = this.parts;
    this.painted?.update(state);
    hints.replaceChildren(...state.hints.map((text) => h("li", {}, text)));
    hints.hidden = state.hints.length === 0;
    hint.hidden = !state.more_hints || Boolean(state.feedback);
    paintFeedback(feedback, state.feedback);
    this.paintMain(state);
    steps.replaceChildren(...this.task.items.map((item, i) => this.step(item, i)));
    picture.replaceChildren(...present([this.picture()]));
  }

  /** @param {ItemState} state */
  paintMain(state) {
    const { main, feedback } = this.parts;
    const next = Boolean(state.feedback) || this.isUnchecked();
    main.textContent = next ? "Next" : "Check";
    const done = next && this.isLast();
    if (done && document.activeElement === main) feedback.focus(); // a hidden button would drop the focus
    main.hidden = done;
  }

  /** @param {Item} item @param {number} i */
  step(item, i) {
    const done = this.states()[item.id].given;
    return h("li", {}, h("button", { type: "button", class: `ws-step${done ? " done" : ""}`,
      "aria-label": `Question ${i + 1}${done ? ", answered" : ""}`, "aria-current": i === this.at ? "step" : null,
      onclick: () => this.go(i) }, String(i + 1)));
  }

  picture() {
    const { picture, summary } = this.model.get("state");
    return this.extra.picture ? this.extra.picture(picture, summary) : null;
  }
}

/** @typedef {ReturnType<typeof cardParts>} Parts */

/** The elements of a card, empty. @param {Task<Item>} task @param {Extra} extra */
function cardParts(task, extra) {
  const titleId = uid("title");
  const parts = {
    place: h("p", { class: "ws-ui ws-place" }),
    middle: h("div", {}),
    hints: h("ul", { class: "ws-hints", "aria-label": "Hints" }),
    feedback: h("div", { role: "status", "aria-live": "polite", tabindex: "-1" }),
    notice: h("p", { class: "ws-ui ws-notice", role: "alert", hidden: true }),
    main: h("button", { type: "button", class: "ws-btn main" }),
    hint: h("button", { type: "button", class: "ws-btn" }, "Hint"),
    steps: h("ol", { class: "ws-steps", "aria-label": "Questions of this task" }),
    saved: h("span", { class: "ws-saved ws-ui", role: "status" }),
    picture: h("div", {}),
  };
  const { place, middle, hints, feedback, notice, main, hint, steps, saved, picture } = parts;
  const foot = h("div", { class: "ws-foot ws-ui" }, main, hint, task.items.length > 1 ? steps : null, saved);
  const root = h("section", { class: `ws ws-${task.type}`, "aria-labelledby": titleId },
    h("div", { class: "ws-card" }, ...cardHead(task, titleId, extra), place, middle, hints, feedback, notice, foot, picture));
  return { ...parts, root };
}

/** @param {Task<Item>} task @param {string} titleId @param {Extra} extra */
function cardHead(task, titleId, extra) {
  return [
    h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, task.title),
      h("span", { class: "ws-ui ws-minutes" }, minutesText(task))),
    task.prompt && !extra.quietPrompt ? h("p", { class: "ws-prompt" }, task.prompt) : null,
    task.earlier !== null && task.earlier !== undefined ? earlierText(task.earlier) : null,
  ];
}

/** @param {Task<Item>} task */
function minutesText(task) {
  const time = task.minutes ? `${task.minutes} min` : "";
  return task.optional ? `${time}${time ? " · " : ""}optional` : time;
}

/** What a learner wrote in an earlier task. @param {string} text */
function earlierText(text) {
  if (!text) return h("p", { class: "ws-earlier ws-ui ws-quiet" }, "You have not written it yet. That is fine: go on.");
  return h("p", { class: "ws-earlier" }, h("span", { class: "ws-ui ws-quiet" }, "You wrote: "), h("q", { dir: "auto" }, text));
}

/** The first item without an answer, else the first. @param {Task<Item>} task @param {Object<string, ItemState>} states */
function firstOpen(task, states) {
  const open = task.items.findIndex((item) => !states[item.id].given);
  return open < 0 ? 0 : open;
}

/** @param {HTMLElement} box @param {Feedback|null} feedback */
function paintFeedback(box, feedback) {
  const text = feedback ? JSON.stringify(feedback) : "";
  if (box.dataset.shown === text) return;
  box.dataset.shown = text;
  if (!feedback) { box.replaceChildren(); return; }
  box.replaceChildren(h("div", { class: `ws-why ${feedback.verdict}` },
    h("p", {}, h("strong", {}, feedback.lead)), ...feedback.why.map((each) => h("p", { dir: "auto" }, each))));
}
