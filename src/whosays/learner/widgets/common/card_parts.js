// @ts-check
// The elements of a task's card, empty, and its head.
import { Aloud } from "./aloud.js";
import { h, tellOnce, uid } from "./dom.js";

/** @typedef {import("./card.js").Item} Item */
/** @typedef {import("./card.js").Extra} Extra */
/** @typedef {ReturnType<typeof cardParts>} Parts */

/** The elements of a card, empty. @param {import("./card.js").Task<Item>} task @param {Extra} extra */
export function cardParts(task, extra) {
  const title = h("h3", { class: "ws-title", id: uid("title") }, task.title);
  const parts = {
    place: h("p", { class: "ws-ui ws-place" }),
    middle: h("div", {}),
    versions: h("div", {}),
    hints: h("ul", { class: "ws-hints", "aria-label": "Hints", tabindex: "-1" }),
    waits: h("p", { class: "ws-waits ws-quiet", hidden: true }), // not in the reply: it would be said aloud at each item
    feedback: h("div", { role: "status", "aria-live": "polite", tabindex: "-1" }),
    notice: h("p", { class: "ws-ui ws-notice", role: "alert", hidden: true }),
    main: h("button", { type: "button", class: "ws-btn main" }),
    hint: h("button", { type: "button", class: "ws-btn" }, "Hint"),
    steps: h("ol", { class: "ws-steps", "aria-label": "Questions of this task" }),
    saved: h("span", { class: "ws-saved ws-ui" }),
    tally: h("div", {}),
  };
  const { place, middle, versions, hints, feedback, notice, main, hint, steps, saved, tally, waits } = parts;
  const [aloud, told] = [new Aloud(), new Aloud()]; // how safe it is; what was asked for
  const foot = h("div", { class: "ws-foot ws-ui" }, main, hint, saved, aloud.el, task.items.length > 1 ? steps : null);
  const replies = task.mode === "practice" && task.items.some((item) => !item.no_check);
  const root = h("section", { class: `ws ws-${task.type}`, "aria-labelledby": title.id },
    h("div", { class: "ws-card" }, ...cardHead(task, title, extra), place, middle, versions, hints, told.el,
      h("div", { class: replies ? "ws-replies" : null }, waits, feedback, notice), foot, tally));
  root.addEventListener("keydown", ignoreHeld, true);
  return { ...parts, aloud, told, root };
}

/** Enter that is held down is one press. @param {KeyboardEvent} event */
function ignoreHeld(event) {
  if (event.key !== "Enter" || !event.repeat || event.target instanceof HTMLTextAreaElement) return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {import("./card.js").Task<Item>} task @param {HTMLElement} title @param {Extra} extra */
function cardHead(task, title, extra) {
  return [
    h("div", { class: "ws-head" }, title, h("span", { class: "ws-ui ws-minutes" }, minutesText(task))),
    task.prompt && !extra.quietPrompt ? h("p", { class: "ws-prompt" }, task.prompt) : null,
  ];
}

/** @param {import("./card.js").Task<Item>} task */
function minutesText(task) {
  const time = task.minutes ? `${task.minutes} min` : "";
  return task.optional ? `${time}${time ? " · " : ""}optional` : time;
}

/** What is said beside the buttons; aloud only what lasts, and once: who hears it wants no word of each letter.
 * @param {Parts} parts @param {import("./line.js").Status} status */
export function say({ saved, aloud }, { text, bad, passes }) {
  tellOnce(saved, text);
  saved.classList.toggle("bad", bad);
  if (!passes) aloud.tell(text);
}

/** Told to a page that shows one task at a time. @param {HTMLElement} root @param {"whosays-show"|"whosays-item"} what */
export function tellPage(root, what) { root.dispatchEvent(new CustomEvent(what, { bubbles: true })); }

/** Where Python runs in the browser, its None is left out on the way: no answer is null everywhere else.
 * @param {Object<string, import("./card_types.js").ItemState>} items */
export function withNulls(items) {
  return Object.fromEntries(Object.entries(items).map(([id, state]) => [id, { ...state, answer: state.answer ?? null }]));
}
