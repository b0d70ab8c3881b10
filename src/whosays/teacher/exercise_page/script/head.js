// @ts-check
// The head of the page: whether all is kept, how far one is, and the buttons that lead on.
import { h } from "../../../learner/widgets/common/dom.js";
import { pageMemory } from "../../../learner/widgets/common/page_memory.js";
import { clock } from "./events.js";
import { part, say } from "./parts.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./task_model.js").AskedStep} AskedStep */

const KEEPS = "answers stay on this device"; // before the first answer
const FEWEST = 4; // bars' room that the group of one question has

export class Head {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.shown = "";
    const el = /** @type {HTMLElement} */ (document.querySelector(".xp-head"));
    new ResizeObserver(() => document.documentElement.style.setProperty("--head", `${el.offsetHeight}px`)).observe(el);
  }

  paint() {
    const { text, bad, passes } = this.kept();
    say("kept-words", text);
    if (!passes && text !== KEEPS) this.app.aloud.tell(text);
    part("kept").classList.toggle("bad", bad);
    this.far();
    this.bar();
  }

  /** ``passes``: in a moment it will be another. @returns {{text: string, bad: boolean, passes?: boolean}} */
  kept() {
    const { shelter, keeper, view } = this.app;
    if (shelter !== "kept" || !keeper.isKept()) return { text: "NOT kept on this device", bad: true };
    const last = view === "who" ? "" : keeper.last();
    const cards = [...pageMemory().cards];
    if (cards.some((card) => card.hasToChoose())) return { text: "two versions of an answer: choose one", bad: true };
    if (cards.some((card) => card.hasUnsaved())) return { text: "not saved yet", bad: false, passes: true };
    return { text: last ? `saved on this device ${clock(last)}` : KEEPS, bad: false };
  }

  /** A group of bars a task, a bar a question. */
  far() {
    const { app } = this;
    const groups = app.asked().map((step) => ({ step, done: this.done(step), at: this.place(step) }));
    const text = JSON.stringify(groups.map(({ done, at }) => [done, at]));
    if (text === this.shown) return;
    this.shown = text;
    part("far").replaceChildren(...groups.map(({ step, done, at }) => group(step, done, at)));
  }

  /** @param {AskedStep} step @returns {boolean[]} */
  done(step) {
    const items = this.app.view === "who" ? {} : this.app.models.find((model) => model.step === step)?.get("state").items ?? {};
    return step.data.items.map(({ id }) => items[id]?.given ?? false);
  }

  /** Which question of a task one is at, -1 for none. @param {AskedStep} step */
  place(step) {
    const { app } = this;
    return app.view === "step" && app.data.steps[app.at] === step ? app.cardOf(step)?.at() ?? -1 : -1;
  }

  bar() {
    const { app } = this;
    const step = app.data.steps[app.at];
    const isLast = app.at === app.data.steps.length - 1;
    const isEnd = !step?.asks || this.place(step) === step.data.items.length - 1;
    const onward = isLast && isEnd ? "Look over and hand in" : "Next";
    say("next", app.view === "story" ? (app.isFirst ? "To the questions" : "Back to the question") : onward);
    part("back").hidden = app.view === "story";
    part("to-story").hidden = app.view === "story";
  }
}

/** @param {AskedStep} step @param {boolean[]} done @param {number} at */
function group({ title }, done, at) {
  const bars = done.map((isDone, i) => h("i", { class: i === at ? "now" : isDone ? "done" : null }));
  const words = `${done.filter(Boolean).length} of ${done.length}`;
  const el = h("li", { class: at < 0 ? null : "now", "aria-current": at < 0 ? null : "step" },
    h("div", { class: "bars", "aria-hidden": "true" }, ...bars), h("span", {}, h("b", {}, title), ` ${words}`));
  el.style.setProperty("--n", String(Math.max(done.length, FEWEST)));
  return el;
}
