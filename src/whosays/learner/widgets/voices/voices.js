// @ts-check
import { h, keepKeys, uid } from "../common/dom.js";

/** @typedef {{name: string, quoted: number, retold: number, pieces: string[]}} Row */
/** @typedef {{title: string, prompt: string, minutes: number, rows: Row[], summary: string}} Task */

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

export default {
  /** @param {import("../common/courier.js").View<{task: Task}>} view */
  render({ model, el }) {
    const task = model.get("task");
    const most = Math.max(1, ...task.rows.map((row) => row.quoted + row.retold));
    const titleId = uid("title");
    const root = h("section", { class: "ws ws-voices", "aria-labelledby": titleId }, h("div", { class: "ws-card" },
      h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, task.title),
        h("span", { class: "ws-ui ws-minutes" }, task.minutes ? `${task.minutes} min` : "")),
      task.prompt ? h("p", { class: "ws-prompt" }, task.prompt) : null,
      h("p", { class: "ws-ui ws-voice-key" }, h("i", { class: "own" }), "own words, between quotation marks",
        h("i", { class: "retold" }), "retold by the article"),
      h("ul", { class: "ws-voice-list ws-ui" }, ...task.rows.map((row) => painted(row, most))),
      h("p", { class: "ws-ui ws-quiet ws-summary" }, task.summary)));
    const release = keepKeys(root);
    el.append(root);
    return () => { release(); root.remove(); };
  },
};
