// @ts-check
// The marking desk: a door, one text after another with its rubric, and a summary. Python knows whose texts they
// are; this page does not.

import { h, keepKeys } from "../../../learner/widgets/common/dom.js";
import { paintDoor } from "./door.js";
import { holdBack, spokenCourier } from "./post.js";
import { paintSummary } from "./summary.js";
import { paintText } from "./text.js";

/** @typedef {import("./door.js").DoorState} DoorState */
/** @typedef {import("./summary.js").SummaryState} SummaryState */
/** @typedef {import("./text.js").TextState} TextState */
/** What Python sends; ``view`` says which. @typedef {DoorState|TextState|SummaryState} DeskState */
/** @typedef {import("../../../learner/widgets/common/courier.js").View<{state: DeskState}>} DeskView */
/** @typedef {DeskView["model"]} DeskModel */
/** @typedef {import("../../../learner/widgets/common/courier.js").Receipt} Receipt */
/** What a painter is given: `send` at once, `soon` after a pause, `flush` what waits; `warn` beside the marker's work.
 * @typedef {{send: (message: object) => void, soon: (message: object) => void, flush: () => void,
 *   warn: (text: string) => void}} Desk */
/** What a painter gives back for its view; `rest` when nothing is under way any more.
 * @template {DeskState} Of
 * @typedef {{el: HTMLElement, update: (state: Of) => void, focus: () => void, rest?: () => void}} Sheet */
/** What is on the desk: a sheet without its state's type, and what it was painted for.
 * @typedef {{key: string, el: HTMLElement, update: () => void, focus: () => void, rest: () => void}} Shown */

export default {
  /** @param {DeskView} view */
  render({ model, el }) {
    const desk = new DeskPage(model);
    const paint = () => desk.paint();
    /** @param {Receipt} receipt */
    const hear = (receipt) => desk.hear(receipt);
    model.on("change:state", paint);
    model.on("msg:custom", hear);
    const release = keepKeys(desk.root);
    el.append(desk.root);
    paint();
    return () => {
      desk.leave();
      model.off("change:state", paint);
      model.off("msg:custom", hear);
      release();
      desk.root.remove();
    };
  },
};

class DeskPage {
  /** @param {DeskModel} model */
  constructor(model) {
    this.model = model;
    this.body = h("div", {});
    this.saved = h("span", { class: "ws-saved ws-ui", role: "status" });
    this.notice = h("p", { class: "ws-ui ws-notice", role: "alert", hidden: true });
    const top = h("div", { class: "dk-top ws-ui" }, h("span", { class: "ws-quiet" }, "Marking desk"), this.saved);
    this.root = h("section", { class: "ws dk", "aria-label": "Marking desk" },
      h("div", { class: "ws-card" }, top, this.notice, this.body));
    /** @type {Shown|null} */ this.shown = null;
    this.post = spokenCourier(model, (text, bad) => this.say(text, bad), (text) => this.warn(text));
    this.draft = holdBack((message) => this.post.send(message));
  }

  // ---- what is said above the sheet

  /** @param {string} text @param {boolean} bad */
  say(text, bad) {
    this.saved.textContent = bad ? "NOT saved" : text || this.lastSaved();
    this.saved.classList.toggle("bad", bad);
    if (bad || text.startsWith("saved")) this.warn(bad ? text : "");
    if (bad) this.shown?.rest();
  }

  lastSaved() {
    const state = this.model.get("state");
    return "saved" in state && state.saved ? `saved ${state.saved}` : "";
  }

  /** @param {string} text */
  warn(text) {
    this.notice.textContent = text;
    this.notice.hidden = !text;
  }

  // ---- to Python and back

  /** @returns {Desk} */
  forPainters() {
    return {
      send: (message) => { this.draft.flush(); this.post.send(message); },
      soon: (message) => { this.say("saving…", false); this.draft.put(message); },
      flush: this.draft.flush,
      warn: (text) => this.warn(text),
    };
  }

  /** What is shown is what is kept: a mark that was refused goes away again. @param {Receipt} receipt */
  hear(receipt) { if (receipt && receipt.saved === false) this.shown?.update(); }

  leave() {
    this.draft.flush();
    this.post.close();
  }

  // ---- painting

  paint() {
    const state = this.model.get("state");
    if (this.shown && keyOf(state) === this.shown.key) this.shown.update();
    else this.lay(state);
  }

  /** Put another sheet on the desk. @param {DeskState} state */
  lay(state) {
    const had = this.root.contains(document.activeElement) || this.shown !== null;
    this.warn("");
    const sheet = this.sheetOf(state);
    this.shown = { key: keyOf(state), ...sheet };
    this.body.replaceChildren(sheet.el);
    sheet.update();
    this.say(this.lastSaved(), false);
    if (had) sheet.focus();
    if (had) this.root.scrollIntoView({ block: "start" }); // the next text begins where the last one did
  }

  /** @param {DeskState} state */
  sheetOf(state) {
    const desk = this.forPainters();
    if (state.view === "door") return this.bound(paintDoor(state, desk));
    return state.view === "summary" ? this.bound(paintSummary(state, desk)) : this.bound(paintText(state, desk));
  }

  /** A sheet is only ever brought up to a state of its own view: another one is painted anew.
   * @template {DeskState} Of
   * @param {Sheet<Of>} sheet */
  bound(sheet) {
    const update = () => sheet.update(/** @type {Of} */ (this.model.get("state")));
    return { el: sheet.el, update, focus: () => sheet.focus(), rest: () => sheet.rest?.() };
  }
}

/** What must be the same for a page to be kept, and only brought up to date. @param {DeskState} state */
function keyOf(state) {
  if (state.view === "door") return ["door", state.folder].join("\n");
  const text = state.view === "summary" ? [] : [state.at, ...state.rows.map((row) => row.name)];
  return [state.view, state.title, state.marker, state.count, ...text].join("\n");
}
