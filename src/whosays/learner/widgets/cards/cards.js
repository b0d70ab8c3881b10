// @ts-check
import { h, keepKeys, uid } from "../common/dom.js";
import { outletRows, readable } from "../common/outlet.js";

/** @typedef {import("../common/outlet.js").Outlet} Outlet */
/** @typedef {{what: string, words: string, publisher: string, date: string, address: string, shows_not: string,
 *   outlets: Outlet[]}} Card */
/** @typedef {{room: string, stem: string, name: string, title: string, prompt: string, minutes: number,
 *   button: string, cards: Card[]}} Task */

/** Says whether the cards were looked at: a comment on them waits for that.
 * @param {Task} task @param {boolean} looked */
function tell({ room, stem, name, title }, looked) {
  document.dispatchEvent(new CustomEvent("whosays-looked", { detail: { room, stem, name, title, looked } }));
}

/** Who printed it: folded, for the words come first; each outlet has the same four rows.
 * @param {Outlet[]} outlets */
function who(outlets) {
  if (!outlets.length) return null;
  return h("details", { class: "ws-outlet ws-ui" },
    h("summary", {}, outlets.length > 1 ? "Who are these outlets?" : "Who is this outlet?"),
    ...outlets.map((each) => h("div", {}, h("p", { class: "ws-outlet-name" }, h("strong", {}, each.name), ` · ${each.label}`),
      outletRows(each))));
}

/** @param {Card} card */
function painted(card) {
  return h("li", { class: "ws-found" },
    h("p", { class: "ws-ui ws-quiet ws-found-what" }, card.what),
    h("p", { class: "ws-found-words", dir: "auto" }, card.words),
    h("p", { class: "ws-ui ws-found-by" }, h("strong", {}, card.publisher), ` · ${readable(card.date)}`,
      card.address ? h("span", { class: "ws-quiet" }, ` · ${card.address}`) : null),
    card.shows_not ? h("p", { class: "ws-ui ws-shows-not" }, h("strong", {}, "What it does not show: "), card.shows_not) : null,
    who(card.outlets));
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
      tell(task, true);
    });
    const root = h("section", { class: "ws", "aria-labelledby": titleId }, h("div", { class: "ws-card" },
      h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, task.title),
        h("span", { class: "ws-ui ws-minutes" }, task.minutes ? `${task.minutes} min` : "")),
      task.prompt ? h("p", { class: "ws-prompt" }, task.prompt) : null, button, list));
    const release = keepKeys(root);
    el.append(root);
    tell(task, false);
    return () => { release(); root.remove(); };
  },
};
