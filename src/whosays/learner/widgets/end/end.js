// @ts-check
import { deliver } from "../common/courier.js";
import { h, keepKeys, keptLine, uid } from "../common/dom.js";
import { jumpTo, nextStep } from "./ways.js";

/** @typedef {{text: string, news: boolean}} Sentence */
/** @typedef {{words: string, sentences: (Sentence & {held: boolean})[]}} Skill */
/** @typedef {Sentence & {task: string, title: string, number: number}} Tricky */
/** @typedef {{title: string, done: number, of: number}} Row */
/** @typedef {{answered: boolean, tasks: Row[], looked: number, choices: string[], hardest: string[],
 *   numbers: {n: number, words: string}[], skills: {well: Skill[], again: Skill[], few: string[]}, tricky: Tricky[],
 *   trust: {of: number, trusted: number, doubted: number}|null, once_more?: number}} State */
/** @typedef {{title: string, prompt: string, next: import("./ways.js").Step|null}} Task */

const QUESTIONS = ["Who says so?", "How could they know?", "Who would answer back?"];

/** @param {Sentence} sentence */
function said({ text, news }) {
  return h("span", { class: news ? "ws-end-news" : "", dir: "auto" }, news ? `“${text}”` : text);
}

/** @param {string} title @param {...(Node|string|null|false)} inner */
function part(title, ...inner) {
  return h("div", { class: "ws-end-part" }, h("h4", {}, title), ...inner);
}

/** What is done, and what still waits: no word of how well. @param {State} state */
function done({ tasks, answered }) {
  if (!answered) return h("p", { class: "ws-end-done" }, "Nothing is answered yet. Come back when you have done a task or two.");
  const open = tasks.filter((row) => row.done < row.of);
  const count = `${tasks.length - open.length} of ${tasks.length} tasks done.`;
  if (!open.length) return h("p", { class: "ws-end-done" }, `${count} Nothing is open.`);
  return h("div", { class: "ws-end-done" }, h("p", {}, `${count} Still open:`),
    h("ul", {}, ...open.map((row) => h("li", {}, `“${row.title}”: ${row.of - row.done} of ${row.of}`))));
}

/** @param {State} state */
function numbers(state) {
  const shown = state.numbers.filter((each, place) => each.n > 0 || place === 0);
  return h("div", {}, h("dl", { class: "ws-end-numbers" }, ...shown.map((each) => h("div", {},
    h("dt", {}, each.words), h("dd", {}, String(each.n))))),
  h("p", { class: "ws-ui ws-quiet" }, "Marks count the first look. A second look is for you."));
}

/** The guess beside the card. @param {State} state @param {string} guess */
function hardest(state, guess) {
  const told = state.hardest.length ? state.hardest.map((title) => `“${title}”`).join(" and ") : "no task stands out";
  return h("div", { class: "ws-end-two" },
    part("You said", h("p", {}, guess ? `“${guess}”` : "hard to say")),
    part("Your first looks say", h("p", {}, told)));
}

/** A skill, with the sentences it was shown on. @param {Skill} skill */
function skillRow({ words, sentences }) {
  return h("details", { class: "ws-end-skill" }, h("summary", {}, words),
    h("ul", {}, ...sentences.map((each) => h("li", {}, said(each), h("span", { class: "ws-quiet ws-end-held" },
      each.held ? " held" : " look again")))));
}

/** @param {State} state */
function skills({ skills: { well, again, few } }) {
  return [well.length > 0 && part("Today", ...well.map(skillRow)),
    again.length > 0 && part("Worth another look", ...again.map(skillRow)),
    few.length > 0 && h("p", { class: "ws-ui ws-quiet ws-end-few" }, `Too few to tell: ${few.join(" · ")}.`)];
}

/** @param {State} state */
function trust({ trust: found }) {
  if (!found) return null;
  const held = found.of - found.trusted - found.doubted;
  return part("Trust and doubt", h("p", {}, `Of ${found.of} first looks at an invented story, ${held} were neither too trusting `
    + `nor too doubtful, ${found.trusted} trusted too much, and ${found.doubted} doubted too much.`));
}

/** What waits in the next lesson. @param {number|undefined} count @param {number} tricky */
function comesBack(count, tricky) {
  if (!count) return null;
  const like = tricky > 1 ? "one of these" : "this one";
  return h("p", { class: "ws-ui ws-quiet" }, count > 1 ? "Two new ones like these wait in the next lesson’s recall."
    : `A new one like ${like} waits in the next lesson’s recall.`);
}

/** @param {HTMLElement} root @param {State} state */
function tricky(root, { tricky: found, once_more: count }) {
  if (!found.length) return null;
  return part(found.length > 1 ? "Your two tricky ones" : "Your tricky one", h("ul", { class: "ws-end-tricky" }, ...found.map((each) => {
    const button = h("button", { type: "button", class: "ws-btn small" }, "Look again");
    button.setAttribute("aria-label", `Look again: ${each.title}, ${each.number}`);
    button.addEventListener("click", () => jumpTo(root, each));
    return h("li", {}, h("div", {}, said(each), h("span", { class: "ws-ui ws-quiet" }, each.title)), button);
  })), comesBack(count, found.length));
}

/** One press before anything is shown. It is told to nobody. @param {string[]} choices @param {(guess: string) => void} press */
function question(choices, press) {
  const id = uid("guess");
  const button = (/** @type {string} */ words, /** @type {string} */ guess) => {
    const found = h("button", { type: "button", class: "ws-btn" }, words);
    found.addEventListener("click", () => press(guess));
    return found;
  };
  return h("div", { role: "group", "aria-labelledby": id, class: "ws-end-guess" },
    h("p", { class: "ws-question", id }, "First a guess: which was hardest for you?"),
    h("div", { class: "ws-end-choices" }, ...choices.map((title) => button(title, title)), button("Hard to say", "")),
    h("p", { class: "ws-ui ws-quiet" }, "Only you see this. It is not kept."));
}

/** @param {HTMLElement} root @param {State} state @param {string|null} guess null: not asked, or nothing to choose from */
function results(root, state, guess) {
  return h("div", { class: "ws-end-results", tabindex: "-1", role: "group", "aria-label": "What your answers show" },
    guess !== null && hardest(state, guess), numbers(state), ...skills(state), trust(state), tricky(root, state));
}

export default {
  /** @param {import("../common/courier.js").View<{task: Task, state: State, kept: string}>} view */
  render({ model, el }) {
    const task = model.get("task");
    const titleId = uid("title");
    /** @type {string|null} */ let guess = null; // gone when the page is closed
    const body = h("div", {});
    const root = h("section", { class: "ws ws-end", "aria-labelledby": titleId }, h("div", { class: "ws-card" },
      h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, task.title)),
      h("p", { class: "ws-prompt" }, task.prompt), body,
      h("ul", { class: "ws-end-carry", "aria-label": "Three questions to carry away" }, ...QUESTIONS.map((each) => h("li", {}, each))),
      task.next && h("p", { class: "ws-end-go" }, nextStep(task.next)), keptLine(model.get("kept"))));
    const paint = () => {
      const state = model.get("state");
      const asks = state.looked > 0 && state.choices.length > 1 && guess === null;
      const press = (/** @type {string} */ chosen) => {
        guess = chosen;
        paint();
        const shown = body.querySelector(".ws-end-results");
        if (shown instanceof HTMLElement) shown.focus();
      };
      body.replaceChildren(done(state), ...(asks ? [question(state.choices, press)] : state.looked ? [results(root, state, guess)] : []));
    };
    const seen = new IntersectionObserver((entries) => { if (entries.some((each) => each.isIntersecting)) deliver(model, { do: "refresh" }); });
    const release = keepKeys(root);
    model.on("change:state", paint);
    paint();
    el.append(root);
    seen.observe(root);
    return () => { seen.disconnect(); model.off("change:state", paint); release(); root.remove(); };
  },
};
