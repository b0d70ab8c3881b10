// @ts-check
// Two texts for one box: both are shown, nothing is sent, and the learner says which one is the answer.
import { h, uid } from "./dom.js";

/** @typedef {import("./drafts.js").Version} Version */
/** ``saved``: when the saved one was saved, by the clock on the wall; ``copyOf`` paints an answer, to be looked at;
 * ``take`` puts a version into the box; ``choose``: the box has the right one.
 * @typedef {{saved: string, copyOf: (value: unknown) => HTMLElement, take: (version: Version) => void,
 *   choose: () => void}} Choice */

export class Versions {
  constructor() {
    this.el = h("div", {});
    /** @type {Version[]} */ this.shown = [];
  }

  /** @param {Version[]} others @param {Choice} choice */
  paint(others, choice) {
    if (others === this.shown || others.length + this.shown.length === 0) return; // focus may be in it
    this.shown = others;
    this.el.replaceChildren(...(others.length ? [panel(others, choice)] : []));
  }
}

/** @param {Version[]} others @param {Choice} choice */
function panel(others, choice) {
  const id = uid("versions");
  const many = others.length === 1 ? "two" : "several";
  return h("div", { class: "ws-versions ws-ui", role: "group", "aria-labelledby": id },
    h("p", { class: "ws-question", id }, `There are ${many} versions of this answer`),
    h("p", {}, "What stands above is not saved yet. Nothing is lost: all are kept until you choose."),
    ...others.map((each) => other(each, choice)),
    h("div", { class: "ws-foot" },
      h("button", { type: "button", class: "ws-btn main", onclick: () => choice.choose() }, "Save what stands above")));
}

/** @param {Version} version @param {Choice} choice */
function other(version, choice) {
  const when = choice.saved ? ` at ${choice.saved}` : "";
  const lead = version.isSaved ? `This one was saved${when}, in another window or on another day:` : "This one is not saved either:";
  return h("div", {}, h("p", {}, lead), looked(choice.copyOf(version.value)),
    h("button", { type: "button", class: "ws-btn small", onclick: () => choice.take(version) }, "Exchange it for the one above"));
}

/** A painted answer, only to be looked at; of what is written in a box, the words. @param {HTMLElement} copy */
function looked(copy) {
  const box = /** @type {HTMLTextAreaElement|HTMLInputElement|null} */ (copy.querySelector("textarea, input[type=text]"));
  if (box) return h("blockquote", { class: "ws-version", dir: "auto" }, box.value);
  return h("div", { class: "ws-version", inert: true }, copy);
}
