// @ts-check
// The box for an article of a teacher's own: paste, name, press. Python reads it, lays it, and says what came out.

import { courier } from "../../../learner/widgets/common/courier.js";
import { h, keepKeys, tellOnce, uid } from "../../../learner/widgets/common/dom.js";

/** @typedef {{view: "box"|"made", lines: string[], copyright: string[]}} BoxState */
/** @typedef {import("../../../learner/widgets/common/courier.js").View<{state: BoxState}>} BoxView */
/** @typedef {import("../../../learner/widgets/common/courier.js").Receipt} Receipt */

const MOST = 400000; // letters: a hundred times an article, and no more than a message can carry
const EMPTY = "The box is empty. Copy the article’s words, and paste them into it.";
const LONG = "This is far longer than an article. Copy one report alone.";
const SLOW = "Still working. Does nothing come for a minute? Choose Kernel, then Restart Kernel, and paste the words again.";

export default {
  /** @param {BoxView} view */
  render({ model, el }) {
    const box = new BoxPage(model);
    const paint = () => box.paint();
    model.on("change:state", paint);
    const release = keepKeys(box.root);
    el.append(box.root);
    box.paint();
    return () => {
      box.post.close();
      model.off("change:state", paint);
      release();
      box.root.remove();
    };
  },
};

class BoxPage {
  /** @param {BoxView["model"]} model */
  constructor(model) {
    this.model = model;
    const id = uid("new");
    this.text = h("textarea", { id: `${id}-text`, class: "na-text", rows: 14, dir: "auto", spellcheck: "false",
      "aria-describedby": `${id}-said` });
    this.name = h("input", { id: `${id}-name`, type: "text", class: "na-name", autocomplete: "off", spellcheck: "false",
      maxlength: 60, "aria-describedby": `${id}-hint` });
    this.anyway = h("input", { type: "checkbox" });
    this.again = h("input", { type: "checkbox" });
    this.button = h("button", { type: "submit", class: "ws-btn main" }, "Lay it and draft its key");
    this.said = h("p", { class: "na-said", id: `${id}-said`, role: "alert" });
    this.busy = h("span", { class: "ws-quiet", role: "status" });
    this.form = this.makeForm(id);
    this.result = h("div", { hidden: true });
    this.root = h("section", { class: "ws na ws-ui", "aria-label": "A new article" },
      h("div", { class: "ws-card" }, this.form, this.result));
    this.post = courier(model, (receipt) => this.hear(receipt), () => tellOnce(this.busy, SLOW));
  }

  /** @param {string} id */
  makeForm(id) {
    const insist = h("details", { class: "na-insist" }, h("summary", {}, "The box says no, and I know better"),
      h("label", { class: "na-tick" }, this.anyway, "It is an article: take it as it is"),
      h("label", { class: "na-tick" }, this.again, "Make it anew: nobody has worked on its draft yet"));
    const form = h("form", { novalidate: true },
      h("label", { class: "na-label", for: `${id}-text` }, "The article’s words, its headline first"), this.text,
      h("div", { class: "na-line" }, h("label", { for: `${id}-name` }, "Name of its folder"), this.name,
        h("span", { class: "ws-quiet", id: `${id}-hint` }, "such as harbor-strike; empty: words of the headline")),
      insist, this.said, h("div", { class: "na-line" }, this.button, this.busy));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.lay(); });
    return form;
  }

  lay() {
    if (this.button.disabled) return;
    const text = this.text.value;
    const why = text.trim() ? (text.length > MOST ? LONG : "") : EMPTY;
    this.said.textContent = why;
    if (why) { this.text.focus(); return; }
    this.work(true);
    this.post.send({ do: "lay", text, name: this.name.value, anyway: this.anyway.checked, again: this.again.checked });
  }

  /** @param {boolean} on */
  work(on) {
    this.button.disabled = on;
    tellOnce(this.busy, on ? "Reading and drafting…" : "");
  }

  /** @param {Receipt} receipt */
  hear(receipt) {
    this.work(false);
    this.said.textContent = receipt.ask ?? receipt.why;
    if (this.said.textContent) this.button.focus();
  }

  paint() {
    const state = this.model.get("state");
    const made = state.view === "made";
    this.form.hidden = made;
    this.result.hidden = !made;
    if (made) this.showMade(state);
    else this.result.replaceChildren();
  }

  /** @param {BoxState} state */
  showMade(state) {
    const title = h("h3", { class: "ws-title", tabindex: "-1" }, "Your article is there");
    this.result.replaceChildren(title, ...state.lines.map((line) => h("p", { dir: "auto" }, line)),
      h("p", { class: "ws-quiet" }, ...state.copyright.flatMap((line) => [line, h("br")])),
      h("button", { type: "button", class: "ws-btn", onclick: () => this.another() }, "Bring another"));
    title.focus();
  }

  another() {
    this.text.value = "";
    this.name.value = "";
    for (const tick of [this.anyway, this.again]) tick.checked = false;
    this.post.send({ do: "another" });
    this.form.hidden = false;
    this.text.focus();
  }
}
