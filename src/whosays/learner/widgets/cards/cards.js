// @ts-check
import { h, keepKeys, uid } from "../common/dom.js";

/** @typedef {{question: string, words: string, found: boolean, whose: string, date: string, address: string,
 *   reply: string}} Row */
/** @typedef {{name: string, label: string, rows: Row[]}} Outlet */
/** @typedef {{what: string, words: string, publisher: string, date: string, address: string, shows_not: string,
 *   outlets: Outlet[]}} Card */
/** @typedef {{room: string, stem: string, name: string, title: string, prompt: string, minutes: number,
 *   button: string, cards: Card[]}} Task */

/** Says whether the cards were looked at: a comment on them waits for that.
 * @param {Task} task @param {boolean} looked */
function tell({ room, stem, name, title }, looked) {
  document.dispatchEvent(new CustomEvent("whosays-looked", { detail: { room, stem, name, title, looked } }));
}

/** @param {string} date "2018-05-22" or "2018-05", or "no date" where the page has none */
function readable(date) {
  if (!/^\d{4}-\d{2}/.test(date)) return date;
  const [year, month, day] = date.split("-");
  const names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];
  return [day ? Number(day) : "", names[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** @param {Row} row */
function answered(row) {
  const by = row.found ? h("span", { class: "ws-outlet-by ws-quiet" },
    `${row.whose} · ${readable(row.date)} · ${row.address}`) : null;
  const reply = row.reply ? h("span", { class: "ws-outlet-reply", dir: "auto" },
    h("strong", {}, "The answer to that: "), row.reply) : null;
  return [h("dt", {}, row.question), h("dd", { class: row.found ? "" : "ws-quiet" },
    h("span", { dir: "auto" }, row.words), by, reply)];
}

/** Who printed it: folded, for the words come first; each outlet has the same four rows.
 * @param {Outlet[]} outlets */
function who(outlets) {
  if (!outlets.length) return null;
  return h("details", { class: "ws-outlet ws-ui" },
    h("summary", {}, outlets.length > 1 ? "Who are these outlets?" : "Who is this outlet?"),
    ...outlets.map((each) => h("div", {}, h("p", { class: "ws-outlet-name" }, h("strong", {}, each.name), ` · ${each.label}`),
      h("dl", {}, ...each.rows.flatMap(answered)))));
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
