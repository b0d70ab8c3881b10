// @ts-check
// The elements of a task's card, empty, and its head.
import { h, uid } from "./dom.js";

/** @typedef {import("./card.js").Item} Item */
/** @typedef {import("./card.js").Extra} Extra */
/** @typedef {import("./card.js").Feedback} Feedback */
/** @typedef {ReturnType<typeof cardParts>} Parts */

/** The elements of a card, empty. @param {import("./card.js").Task<Item>} task @param {Extra} extra */
export function cardParts(task, extra) {
  const titleId = uid("title");
  const parts = {
    place: h("p", { class: "ws-ui ws-place" }),
    middle: h("div", {}),
    versions: h("div", {}),
    hints: h("ul", { class: "ws-hints", "aria-label": "Hints" }),
    feedback: h("div", { role: "status", "aria-live": "polite", tabindex: "-1" }),
    notice: h("p", { class: "ws-ui ws-notice", role: "alert", hidden: true }),
    main: h("button", { type: "button", class: "ws-btn main" }),
    hint: h("button", { type: "button", class: "ws-btn" }, "Hint"),
    steps: h("ol", { class: "ws-steps", "aria-label": "Questions of this task" }),
    saved: h("span", { class: "ws-saved ws-ui", role: "status" }),
    picture: h("div", {}),
  };
  const { place, middle, versions, hints, feedback, notice, main, hint, steps, saved, picture } = parts;
  const foot = h("div", { class: "ws-foot ws-ui" }, main, hint, task.items.length > 1 ? steps : null, saved);
  const root = h("section", { class: `ws ws-${task.type}`, "aria-labelledby": titleId },
    h("div", { class: "ws-card" }, ...cardHead(task, titleId, extra), place, middle, versions, hints, feedback, notice, foot,
      picture));
  return { ...parts, root };
}

/** @param {import("./card.js").Task<Item>} task @param {string} titleId @param {Extra} extra */
function cardHead(task, titleId, extra) {
  return [
    h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, task.title),
      h("span", { class: "ws-ui ws-minutes" }, minutesText(task))),
    task.prompt && !extra.quietPrompt ? h("p", { class: "ws-prompt" }, task.prompt) : null,
  ];
}

/** @param {import("./card.js").Task<Item>} task */
function minutesText(task) {
  const time = task.minutes ? `${task.minutes} min` : "";
  return task.optional ? `${time}${time ? " · " : ""}optional` : time;
}

/** The button of one item. @param {number} i @param {boolean} done @param {boolean} isHere @param {() => void} go */
export function stepOf(i, done, isHere, go) {
  return h("li", {}, h("button", { type: "button", class: `ws-step${done ? " done" : ""}`,
    "aria-label": `Question ${i + 1}${done ? ", answered" : ""}`, "aria-current": isHere ? "step" : null, onclick: go },
    String(i + 1)));
}

/** What is said beside the buttons: heard once, however often it is said. @param {HTMLElement} el
 * @param {import("./line.js").Status} status */
export function say(el, { text, bad }) {
  if (el.textContent !== text) el.textContent = text;
  el.classList.toggle("bad", bad);
}

/** @param {HTMLElement} box @param {Feedback|null} feedback */
export function paintFeedback(box, feedback) {
  const text = feedback ? JSON.stringify(feedback) : "";
  if (box.dataset.shown === text) return;
  box.dataset.shown = text;
  if (!feedback) { box.replaceChildren(); return; }
  box.replaceChildren(h("div", { class: `ws-why ${feedback.verdict}` },
    h("p", {}, h("strong", {}, feedback.lead)), ...feedback.why.map((each) => h("p", { dir: "auto" }, each))));
}
