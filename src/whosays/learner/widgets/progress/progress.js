// @ts-check
import { h, keepKeys } from "../common/dom.js";

/** @typedef {{title: string, minutes: number, optional: boolean, done: number, items: number}} Row */
/** @typedef {{tasks: Row[], last: string, folder: string}} State */

/** @param {Row} row */
function box(row) {
  const part = row.items ? row.done / row.items : 0;
  const words = part === 0 ? "not begun" : part < 1 ? `${row.done} of ${row.items} answered` : "answered";
  const fill = h("i", {});
  fill.style.width = `${Math.round(part * 100)}%`;
  return h("li", { class: `ws-bit${row.optional ? " optional" : ""}`, title: `${row.title}: ${words}` }, fill,
    h("span", { class: "ws-sr" }, `${row.title}${row.optional ? ", optional" : ""}: ${words}`));
}

export default {
  /** @param {import("../common/courier.js").View<{state: State}>} view */
  render({ model, el }) {
    const bits = h("ul", { class: "ws-bits", "aria-label": "Tasks of this lesson" });
    const words = h("p", { class: "ws-progress-words" });
    const folder = h("code", {});
    const kept = h("details", { class: "ws-kept" }, h("summary", {}, "Where are my answers?"),
      h("p", {}, "Each answer is kept on this computer the moment you give it, in the folder ", folder,
        ". Close the page whenever you like and come back another day."));
    const root = h("section", { class: "ws ws-progress ws-ui", "aria-label": "How far you are" }, bits, words, kept);
    const paint = () => {
      const state = model.get("state");
      const rows = state.tasks;
      bits.replaceChildren(...rows.map(box));
      const begun = rows.filter((row) => row.done > 0).length;
      words.textContent = begun === 0 ? `${rows.length} tasks wait for you. Nothing is answered yet.`
        : `${begun} of ${rows.length} tasks begun. Last saved ${state.last}.`;
      folder.textContent = state.folder;
      kept.hidden = !state.folder;
    };
    const ask = () => model.send({ do: "refresh" });
    const seen = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) ask(); });
    const release = keepKeys(root);
    model.on("change:state", paint);
    paint();
    el.append(root);
    seen.observe(root);
    return () => { seen.disconnect(); model.off("change:state", paint); release(); root.remove(); };
  },
};
