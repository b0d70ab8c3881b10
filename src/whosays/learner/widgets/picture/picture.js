// @ts-check
import { h, keepKeys, uid } from "../common/dom.js";

/** @typedef {{title: string, prompt: string, minutes: number, address: string, alt: string, caption: string}} Task */

export default {
  /** @param {import("../common/courier.js").View<{task: Task}>} view */
  render({ model, el }) {
    const task = model.get("task");
    const titleId = uid("title");
    const picture = h("img", { class: "ws-picture", src: task.address, alt: task.alt });
    const root = h("section", { class: "ws ws-pictures", "aria-labelledby": titleId }, h("div", { class: "ws-card" },
      h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, task.title),
        h("span", { class: "ws-ui ws-minutes" }, task.minutes ? `${task.minutes} min` : "")),
      task.prompt ? h("p", { class: "ws-prompt" }, task.prompt) : null,
      h("figure", { class: "ws-figure" }, picture,
        task.caption ? h("figcaption", { class: "ws-ui ws-caption", dir: "auto" }, task.caption) : null),
      h("details", { class: "ws-in-words ws-ui" }, h("summary", {}, "The picture in words"),
        h("p", { dir: "auto" }, task.alt))));
    const release = keepKeys(root);
    el.append(root);
    return () => { release(); root.remove(); };
  },
};
