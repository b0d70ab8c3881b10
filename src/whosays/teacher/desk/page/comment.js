// @ts-check
// The comment under a rubric: saved by itself, kept to be used again, and put in again.
import { h, uid } from "../../../learner/widgets/common/dom.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./text.js").TextState} TextState */
/** Which text a message speaks of. @typedef {{view: string, at: number}} Where */
/** @typedef {{el: HTMLElement, keep: () => void, focus: () => void, toPhrases: () => void,
 *   takes: (event: KeyboardEvent) => boolean, update: (state: TextState) => void}} Comment */

/** @param {TextState} first @param {Desk} desk @param {Where} where
 * @param {() => void} back brings focus to the marks @returns {Comment} */
export function paintComment(first, desk, where, back) {
  const id = uid("comment");
  const box = h("textarea", { id, class: "dk-comment", rows: 3, dir: "auto", spellcheck: "true", maxlength: first.longest });
  let mine = false; // once something is written here, no older text may come over it
  const write = () => { mine = true; desk.soon({ do: "comment", ...where, text: box.value }); };
  const keep = () => { desk.flush(); desk.send({ do: "phrase", text: box.value, keep: true }); };
  const insert = (/** @type {string} */ text) => { if (add(text, box)) { write(); desk.flush(); } };
  const forget = (/** @type {string} */ text) => desk.send({ do: "phrase", text, keep: false });
  const again = new Phrases(`${id}-again`, insert, forget, box);
  box.addEventListener("input", write);
  box.addEventListener("blur", () => desk.flush());
  const el = h("div", { class: "dk-commenting" }, ...first.comments.map(theirs),
    h("label", { class: "ws-question", for: id }, labelOf(first)), box, h("div", { class: "dk-line" }, keepButton(keep)), again.el);
  return {
    el,
    keep,
    focus: () => { box.focus({ preventScroll: true }); el.scrollIntoView({ block: "nearest" }); },
    toPhrases: () => again.focus(),
    takes: (event) => again.takes(event, back),
    update: (state) => {
      if (!mine) box.value = state.comment;
      again.paint(state.phrases);
    },
  };
}

/** @param {TextState} state */
function labelOf(state) {
  return state.view === "settle" ? "Final comment for the learner (instead of the markers’)" : "Comment for the learner";
}

/** What a marker wrote, shown when differences are settled. @param {{by: string, text: string}} comment */
function theirs(comment) {
  return h("p", { class: "dk-theirs" }, h("strong", {}, `${comment.by}: `), h("span", { dir: "auto" }, comment.text));
}

/** @param {() => void} keep */
function keepButton(keep) {
  return h("button", { type: "button", class: "ws-btn small", onclick: keep }, "Keep to use again",
    h("kbd", { "aria-hidden": "true" }, "K"));
}

/** Put a kept comment behind what is written; false if it stands there already.
 * @param {string} text @param {HTMLTextAreaElement} box */
function add(text, box) {
  const before = box.value.trimEnd();
  if (before.includes(text)) return false;
  box.value = before ? `${before} ${text}` : text;
  return true;
}

/** The comments that are kept to be used again. */
class Phrases {
  /** @param {string} id @param {(text: string) => void} insert @param {(text: string) => void} forget
   * @param {HTMLElement} box where focus goes when there are none */
  constructor(id, insert, forget, box) {
    this.insert = insert;
    this.forget = forget;
    this.box = box;
    /** @type {string[]} */ this.texts = [];
    this.list = h("ol", { class: "dk-phrases", "aria-labelledby": id });
    this.el = h("div", { class: "dk-again", hidden: true },
      h("p", { class: "ws-quiet", id }, "Use again (number keys put them in):"), this.list);
  }

  focus() { (this.list.querySelector("button") || this.box).focus(); }

  /** A number key in the list puts that comment in. @param {KeyboardEvent} event @param {() => void} back */
  takes(event, back) {
    if (!this.list.contains(document.activeElement) || !/^[1-9]$/.test(event.key)) return false;
    event.preventDefault();
    const text = this.texts[Number(event.key) - 1];
    if (text) { this.insert(text); back(); }
    return true;
  }

  /** @param {string[]} texts */
  paint(texts) {
    if (JSON.stringify(texts) === JSON.stringify(this.texts) && this.list.childElementCount) return;
    const had = this.list.contains(document.activeElement);
    this.texts = texts;
    this.el.hidden = texts.length === 0;
    this.list.replaceChildren(...texts.map((text) => this.row(text)));
    if (had) this.focus();
  }

  /** @param {string} text */
  row(text) {
    return h("li", {}, h("button", { type: "button", class: "ws-btn small dk-phrase", dir: "auto", onclick: () => this.insert(text) }, text),
      h("button", { type: "button", class: "ws-btn small", "aria-label": `Forget: ${text.slice(0, 60)}`, title: "Forget",
        onclick: () => this.forget(text) }, "×"));
  }
}
