// @ts-check
import { deliver } from "../common/courier.js";
import { h, keepKeys } from "../common/dom.js";

/** @typedef {{id: string, sign: string, reason: boolean}} Item */
/** @typedef {{name: string, title: string, minutes: number, optional: boolean, items: Item[]}} Row */
/** @typedef {{room: string, stem: string, tasks: Row[], last: string, kept: string}} State */

/** How many items of a task have an answer. @param {Row} row */
function given(row) { return row.items.filter((item) => item.sign !== "open" && item.sign !== "begun").length; }

/** @param {Row} row */
function box(row) {
  const done = given(row);
  const part = row.items.length ? done / row.items.length : 0;
  const words = part === 0 ? "not begun" : part < 1 ? `${done} of ${row.items.length} answered` : "answered";
  const fill = h("i", {});
  fill.style.width = `${Math.round(part * 100)}%`;
  return h("li", { class: `ws-bit${row.optional ? " optional" : ""}`, title: `${row.title}: ${words}` }, fill,
    h("span", { class: "ws-sr" }, `${row.title}${row.optional ? ", optional" : ""}: ${words}`));
}

/** Tells the page around the notebook, which shows it in a bar of its own. @param {State} state */
function tell(state) { document.dispatchEvent(new CustomEvent("whosays-progress", { detail: state })); }

export default {
  /** @param {import("../common/courier.js").View<{state: State}>} view */
  render({ model, el }) {
    const bits = h("ul", { class: "ws-bits", "aria-label": "Tasks of this lesson" });
    const words = h("p", { class: "ws-progress-words" });
    const where = h("p", {});
    const kept = h("details", { class: "ws-kept" }, h("summary", {}, "Where are my answers?"),
      where, h("p", {}, "Close the page whenever you like and come back another day."));
    const alone = h("button", { class: "ws-as-page", type: "button",
      onclick: () => document.dispatchEvent(new CustomEvent("whosays-shell", { detail: { on: true } })) },
      "Show as a page of the course");
    const root = h("section", { class: "ws ws-progress ws-ui", "aria-label": "How far you are" }, bits, words, kept, alone);
    const paint = () => {
      const state = model.get("state");
      const rows = state.tasks;
      bits.replaceChildren(...rows.map(box));
      const begun = rows.filter((row) => given(row) > 0).length;
      words.textContent = begun === 0 ? `${rows.length} tasks wait for you. Nothing is answered yet.`
        : `${begun} of ${rows.length} tasks begun. Last saved ${state.last}.`;
      where.textContent = state.kept;
      kept.hidden = !state.kept;
      tell(state);
    };
    const ask = () => deliver(model, { do: "refresh" });
    /** The bar came after this strip, or turned to this notebook. @param {Event} event */
    const wanted = (event) => {
      const { room, stem } = /** @type {CustomEvent<{room: string, stem: string}>} */ (event).detail;
      if (room !== model.get("state").room || stem !== model.get("state").stem) return;
      tell(model.get("state"));
      ask();
    };
    const seen = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) ask(); });
    const release = keepKeys(root);
    model.on("change:state", paint);
    document.addEventListener("whosays-progress-wanted", wanted);
    paint();
    el.append(root);
    seen.observe(root);
    return () => {
      seen.disconnect();
      document.removeEventListener("whosays-progress-wanted", wanted);
      model.off("change:state", paint);
      release();
      root.remove();
    };
  },
};
