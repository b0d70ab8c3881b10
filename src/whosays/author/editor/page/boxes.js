// @ts-check
// What is written in a box: kept on the page until Python has saved it, so that no letter goes with a kernel.
import { courier } from "../../../learner/widgets/common/courier.js";
import { Drafts } from "../../../learner/widgets/common/drafts.js";
import { h, uid } from "../../../learner/widgets/common/dom.js";
import { pageMemory, shelfOf } from "../../../learner/widgets/common/page_memory.js";
import { Versions } from "../../../learner/widgets/common/versions.js";

/** @typedef {import("./types.js").BoxState} BoxState @typedef {import("./types.js").EditorState} EditorState */
/** @typedef {import("../../../learner/widgets/common/courier.js").Courier} Courier @typedef {import("../../../learner/widgets/common/courier.js").Receipt} Receipt */
/** @typedef {import("../../../learner/widgets/common/courier.js").Model<{state: EditorState, copy: string}>} EditorModel */
/** ``say`` what became of it; ``ask`` what Python asks first; ``states`` of the boxes that are shown now, by item.
 * @typedef {{say: (text: string, bad: boolean) => void, ask: (text: string) => void, states: () => Map<string, BoxState>}} LineEnds */

const NO_ANSWER = "NOT saved: the notebook's kernel does not answer. Leave this page open: what you write in the boxes stays here and is "
  + "sent again. If it does not help, choose Kernel, then Restart Kernel; every edit that was saved is in key.csv.";
const TRY_AGAIN = 5000; // milliseconds until what was not answered, or refused, is sent again

/** The editor's line to Python. */
export class EditorLine {
  /** @param {EditorModel} model @param {LineEnds} ends */
  constructor(model, ends) {
    this.model = model;
    this.ends = ends;
    this.again = 0;
    this.bad = "";
    /** @type {Courier} */ this.post = courier(model, (receipt) => this.hear(receipt), () => this.refuse(NO_ANSWER));
    this.copy = model.get("copy");
    this.drafts = this.makeDrafts();
    this.known = { place: `edit/${this.copy}`, title: "Key editor", hasUnsaved: () => this.drafts.items().length > 0,
      wouldLose: () => this.drafts.items().length > 0 && !this.drafts.lasts(), hasToChoose: () => false,
      save: () => this.saveAll(), show: () => undefined };
    pageMemory().cards.add(this.known);
  }

  makeDrafts() {
    return new Drafts({ shelf: shelfOf(this.copy), place: ["edit"], send: (message) => this.dispatch(message), changed: () => undefined });
  }

  /** Another article was opened: what is unsaved of the first stays on its own shelf. */
  follow() {
    if (this.copy === this.model.get("copy")) return;
    this.drafts.flush();
    this.drafts.close();
    this.copy = this.model.get("copy");
    this.drafts = this.makeDrafts();
  }

  /** @param {object} message */
  send(message) {
    this.drafts.flush();
    this.dispatch(message);
  }

  /** @param {object} message */
  dispatch(message) {
    if (!this.bad) this.ends.say("saving…", false);
    return this.post.send(message);
  }

  saveAll() { this.drafts.flush(); this.drafts.sendAll(); }

  /** @param {Receipt} receipt */
  hear(receipt) {
    window.clearTimeout(this.again);
    this.bad = "";
    this.drafts.hear(receipt, (item) => savedOf(this.ends.states().get(item)));
    if (receipt.ask) this.ends.ask(receipt.ask);
    if (!receipt.saved) this.refuse(receipt.why);
    else if (this.post.count() === 0) this.ends.say("", false);
  }

  /** @param {string} why */
  refuse(why) {
    this.bad = why;
    this.ends.say(why, true);
    window.clearTimeout(this.again);
    this.again = window.setTimeout(() => { this.drafts.lose(); this.drafts.sendAll(); }, TRY_AGAIN);
  }

  close() {
    this.drafts.flush();
    this.drafts.close();
    this.post.close();
    window.clearTimeout(this.again);
    pageMemory().cards.delete(this.known);
  }
}

/** @param {BoxState|undefined} state */
function savedOf(state) { return { answer: state?.text ?? "", time: state?.time ?? "" }; }

/** A box for one text of a statement. It outlives every repaint, and no older text comes over what is written in it.
 * @param {EditorLine} line @param {BoxState} first @param {string} label @param {string} key @param {boolean} [isShort] */
export function textBox(line, first, label, key, isShort = false) {
  const id = uid(key);
  const attributes = { id, class: "ed-box", dir: "auto", spellcheck: "true", "data-key": key, "aria-label": label };
  const el = isShort ? h("input", { type: "text", ...attributes }) : h("textarea", { rows: 2, ...attributes });
  let state = first;
  const versions = new Versions(); // another window has written here, too: both texts are shown
  line.drafts.meet(first.item, savedOf(first));
  const update = (/** @type {BoxState} */ next) => {
    state = next;
    const unsaved = line.drafts.unsaved(next.item);
    const text = unsaved ? String(unsaved.value) : next.text;
    if (el.value !== text && !(unsaved && el === document.activeElement)) el.value = text;
    const again = () => update(state);
    versions.paint(line.drafts.others(next.item), { saved: "", copyOf: (value) => h("div", {}, h("textarea", {}, String(value))),
      take: (version) => { line.drafts.swap(state.item, version); again(); },
      choose: () => { line.drafts.choose(state.item, savedOf(state)); again(); } });
  };
  el.addEventListener("input", () => line.drafts.put(state.item, el.value, state.time));
  el.addEventListener("blur", () => line.drafts.flush());
  el.addEventListener("compositionstart", () => line.drafts.compose(true));
  el.addEventListener("compositionend", () => line.drafts.compose(false));
  update(first);
  line.drafts.sendAll();
  return { el, below: versions.el, update, item: first.item };
}
