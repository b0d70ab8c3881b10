// @ts-check
// Two texts for one box: both are shown, nothing is sent, and the learner says which one is the answer.
import { h, uid } from "./dom.js";

/** @typedef {import("./drafts.js").Version} Version */
/** ``inWords`` gives the words of an answer that is a text, ``show`` paints any other; ``take`` puts one into the box;
 * ``choose``: the box has the right one.
 * @typedef {{inWords: (value: unknown) => string|null, show: (value: unknown) => HTMLElement, take: (version: Version) => void, choose: () => void}} Choice */

const WHY = "Nothing of this is lost: both are kept until you choose.";

/** @param {Version[]} others @param {string} saved when the saved one was saved, by the clock on the wall
 * @param {Choice} choice @returns {HTMLElement} */
export function versionsPanel(others, saved, choice) {
  const id = uid("versions");
  return h("div", { class: "ws-versions ws-ui", role: "group", "aria-labelledby": id },
    h("p", { class: "ws-question", id }, others.length === 1 ? "There are two versions of this answer." : "There are several versions of this answer."),
    h("p", {}, "What stands in the box is not saved yet. ", WHY),
    ...others.map((each) => otherVersion(each, saved, choice)),
    h("div", { class: "ws-foot" },
      h("button", { type: "button", class: "ws-btn main", onclick: () => choice.choose() }, "Save what stands in the box")));
}

/** @param {Version} version @param {string} saved @param {Choice} choice */
function otherVersion(version, saved, choice) {
  const lead = version.isSaved ? `The other was saved${saved ? ` at ${saved}` : ""}:` : "The other was written here and is not saved:";
  const text = choice.inWords(version.value);
  const shown = text === null ? h("div", { class: "ws-version", inert: true }, choice.show(version.value))
    : h("blockquote", { class: "ws-version", dir: "auto" }, text);
  return h("div", {}, h("p", {}, lead), shown,
    h("button", { type: "button", class: "ws-btn small", onclick: () => choice.take(version) }, "Put this one into the box"));
}
