// @ts-check
// A learner's own words, then and now: the older texts above the box, today's below it with what is new underlined.
import { h } from "../common/dom.js";
import { newWords } from "./new_words.js";

/** @typedef {import("../common/card_types.js").Earlier} Earlier */

/** Nothing where the task asks for no older text.
 * @param {Earlier[]|null} earlier
 * @returns {{above: HTMLElement|null, below: HTMLElement|null, tell: (text: string) => void}} */
export function thenAndNow(earlier) {
  if (!earlier) return { above: null, below: null, tell: () => undefined };
  if (!earlier.length) return { above: nothingYet(), below: null, tell: () => undefined };
  const last = earlier[earlier.length - 1].text;
  const words = h("p", { class: "wr-mine", dir: "auto" });
  const told = h("p", { class: "ws-ui ws-quiet wr-new" });
  const below = h("div", { class: "wr-then wr-now", hidden: true }, h("p", { class: "ws-ui wr-when" }, "Today"), words, told);
  const tell = (/** @type {string} */ text) => {
    const pieces = newWords(last, text.trim());
    below.hidden = pieces.length === 0;
    words.replaceChildren(...underlined(pieces));
    told.textContent = pieces.some((piece) => piece.isNew) ? "Underlined: words that were not there before."
      : "Every word of it was there before.";
  };
  return { above: h("ol", { class: "wr-old", "aria-label": "What you wrote before" }, ...earlier.map(older)), below, tell };
}

/** An older text; what was new in it then is underlined as well.
 * @param {Earlier} each @param {number} i @param {Earlier[]} all */
function older(each, i, all) {
  const pieces = i ? newWords(all[i - 1].text, each.text) : [{ text: each.text, isNew: false }];
  return h("li", { class: "wr-then" }, h("p", { class: "ws-ui wr-when" }, each.label, h("span", { class: "ws-quiet" }, ` · ${each.day}`)),
    h("p", { class: "wr-mine", dir: "auto" }, ...underlined(pieces)));
}

/** @param {import("./new_words.js").Piece[]} pieces */
function underlined(pieces) {
  return pieces.map((piece) => (piece.isNew ? h("ins", {}, piece.text) : piece.text));
}

function nothingYet() {
  return h("p", { class: "ws-ui ws-quiet" }, "You have not written it yet. That is fine: go on.");
}
