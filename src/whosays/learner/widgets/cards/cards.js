// @ts-check
import { h, keepKeys, uid } from "../common/dom.js";

/** @typedef {{what: string, words: string, publisher: string, date: string, address: string}} Card */
/** @typedef {{title: string, prompt: string, minutes: number, button: string, cards: Card[]}} Task */

/** @param {string} date "2018-05-22" or "2018-05" */
function readable(date) {
  const [year, month, day] = date.split("-");
  const names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];
  return [day ? Number(day) : "", names[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** @param {Card} card */
function painted(card) {
  return h("li", { class: "ws-found" },
    h("p", { class: "ws-ui ws-quiet ws-found-what" }, card.what),
    h("p", { class: "ws-found-words", dir: "auto" }, card.words),
    h("p", { class: "ws-ui ws-found-by" }, h("strong", {}, card.publisher), ` · ${readable(card.date)}`,
      card.address ? h("span", { class: "ws-quiet" }, ` · ${card.address}`) : null));
}

export default {
  /** @param {import("../common/courier.js").View<{task: Task}>} view */
  render({ model, el }) {
    const task = model.get("task");
    const titleId = uid("title");
    const list = h("ul", { class: "ws-cards", hidden: true, tabindex: "-1", "aria-label": "What was found" },
      ...task.cards.map(painted));
    const button = h("button", { type: "button", class: "ws-btn main", "aria-expanded": "false" }, task.button || "Show the cards");
    button.addEventListener("click", () => {
      list.hidden = false;
      button.hidden = true;
      list.focus();
    });
    const root = h("section", { class: "ws", "aria-labelledby": titleId }, h("div", { class: "ws-card" },
      h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, task.title),
        h("span", { class: "ws-ui ws-minutes" }, task.minutes ? `${task.minutes} min` : "")),
      h("p", { class: "ws-prompt" }, task.prompt), button, list));
    const release = keepKeys(root);
    el.append(root);
    return () => { release(); root.remove(); };
  },
};
