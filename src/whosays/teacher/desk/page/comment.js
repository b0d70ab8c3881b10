// @ts-check
// The comment under a rubric: saved by itself, kept to be used again, and put in again.
import { h, uid } from "../../../learner/widgets/common/dom.js";

/** @param {any} first @param {any} desk @param {any} where @param {boolean} settle
 * @param {() => void} back brings focus to the marks @returns {any} */
export function paintComment(first, desk, where, settle, back) {
  const id = uid("comment");
  const box = h("textarea", { id, class: "dk-comment", rows: 3, dir: "auto", spellcheck: "true", maxlength: first.longest });
  let mine = false; // once something is written here, no older text may come over it
  const write = () => { mine = true; desk.soon({ do: "comment", ...where, text: box.value }); };
  const keep = h("button", { type: "button", class: "ws-btn small" }, "Keep to use again", h("kbd", { "aria-hidden": "true" }, "K"));
  const list = h("ol", { class: "dk-phrases" });
  const again = h("div", { class: "dk-again", hidden: true }, h("p", { class: "ws-quiet", id: `${id}-again` },
    "Use again (number keys put them in):"), list);
  list.setAttribute("aria-labelledby", `${id}-again`);
  box.addEventListener("input", write);
  box.addEventListener("blur", () => desk.flush());

  /** @param {string} text */
  const insert = (text) => {
    const before = box.value.trimEnd();
    if (before.includes(text)) return;
    box.value = before ? `${before} ${text}` : text;
    write();
    desk.flush();
  };
  const keepIt = () => { desk.flush(); desk.send({ do: "phrase", text: box.value, keep: true }); };
  keep.addEventListener("click", keepIt);
  let phrases = /** @type {string[]} */ ([]);
  const el = h("div", { class: "dk-commenting" },
    ...first.comments.map((/** @type {any} */ each) => h("p", { class: "dk-theirs" }, h("strong", {}, `${each.by}: `), h("span", { dir: "auto" }, each.text))),
    h("label", { class: "ws-question", for: id }, settle ? "Final comment for the learner (instead of the markers’)" : "Comment for the learner"),
    box, h("div", { class: "dk-line" }, keep), again);
  return {
    el,
    keep: keepIt,
    focus: () => { box.focus({ preventScroll: true }); el.scrollIntoView({ block: "nearest" }); },
    toPhrases: () => (list.querySelector("button") || box).focus(),
    /** A number key in the list puts that comment in. @param {KeyboardEvent} event */
    takes: (event) => {
      if (!list.contains(document.activeElement) || !/^[1-9]$/.test(event.key)) return false;
      event.preventDefault();
      if (phrases[Number(event.key) - 1]) { insert(phrases[Number(event.key) - 1]); back(); }
      return true;
    },
    update: (/** @type {any} */ state) => {
      if (!mine) box.value = state.comment;
      if (JSON.stringify(state.phrases) === JSON.stringify(phrases) && list.childElementCount) return;
      const had = list.contains(document.activeElement);
      phrases = state.phrases;
      again.hidden = phrases.length === 0;
      list.replaceChildren(...phrases.map((text) => phrase(text, insert, () => desk.send({ do: "phrase", text, keep: false }))));
      if (had) (list.querySelector("button") || box).focus();
    },
  };
}

/** @param {string} text @param {(text: string) => void} insert @param {() => void} forget */
function phrase(text, insert, forget) {
  return h("li", {}, h("button", { type: "button", class: "ws-btn small dk-phrase", dir: "auto", onclick: () => insert(text) }, text),
    h("button", { type: "button", class: "ws-btn small", "aria-label": `Forget: ${text.slice(0, 60)}`, title: "Forget", onclick: forget }, "×"));
}
