// @ts-check
import { h, keepKeys, uid } from "../common/dom.js";

/** @typedef {{name: string, quoted: number, retold: number, pieces: string[]}} Row */
/** With a `button`, the picture waits for a press: who is to count first must not read the numbers here.
 * @typedef {{title: string, prompt: string, minutes: number, button: string, rows: Row[], summary: string}} Task */

/** One voice: its name, its bar, its numbers, and its own words when asked for.
 * @param {Row} row @param {number} most */
function painted(row, most) {
  const bar = h("span", { class: "ws-bar", "aria-hidden": "true" });
  for (const [name, count] of /** @type {[string, number][]} */ ([["own", row.quoted], ["retold", row.retold]])) {
    const part = h("i", { class: name });
    part.style.width = `${(100 * count) / most}%`;
    bar.append(part);
  }
  const words = `${row.quoted} own, ${row.retold} retold`;
  const line = [h("span", { class: "ws-voice-name", dir: "auto" }, row.name), bar, h("span", { class: "ws-voice-count" }, words)];
  if (row.pieces.length === 0) return h("li", { class: "ws-voice" }, h("div", { class: "ws-voice-line" }, ...line));
  return h("li", { class: "ws-voice" }, h("details", {}, h("summary", { class: "ws-voice-line" }, ...line),
    h("ul", { class: "ws-pieces" }, ...row.pieces.map((piece) => h("li", { dir: "auto" }, piece)))));
}

/** @param {Task} task */
function picture({ rows, summary }) {
  const most = Math.max(1, ...rows.map((row) => row.quoted + row.retold));
  return h("div", { tabindex: "-1" },
    h("p", { class: "ws-ui ws-voice-key" }, h("i", { class: "own" }), "own words, between quotation marks",
      h("i", { class: "retold" }), "retold by the article"),
    h("ul", { class: "ws-voice-list ws-ui" }, ...rows.map((row) => painted(row, most))),
    h("p", { class: "ws-ui ws-quiet ws-summary" }, summary));
}

/** The button that shows what is hidden behind it, and goes. @param {string} text @param {HTMLElement} hidden */
function opener(text, hidden) {
  hidden.hidden = true;
  const button = h("button", { type: "button", class: "ws-btn main", "aria-expanded": "false" }, text);
  button.addEventListener("click", () => {
    hidden.hidden = false;
    button.hidden = true;
    hidden.focus();
  });
  return button;
}

export default {
  /** @param {import("../common/courier.js").View<{task: Task}>} view */
  render({ model, el }) {
    const task = model.get("task");
    const shown = picture(task);
    const titleId = uid("title");
    const root = h("section", { class: "ws ws-voices", "aria-labelledby": titleId }, h("div", { class: "ws-card" },
      h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, task.title),
        h("span", { class: "ws-ui ws-minutes" }, task.minutes ? `${task.minutes} min` : "")),
      task.prompt ? h("p", { class: "ws-prompt" }, task.prompt) : null,
      task.button ? opener(task.button, shown) : null, shown));
    const release = keepKeys(root);
    el.append(root);
    return () => { release(); root.remove(); };
  },
};
