// @ts-check
// Handing in: what is answered, a class number, one button, and a receipt with the file to send.
import { deliver } from "../common/courier.js";
import { h, keepKeys, keptLine, uid } from "../common/dom.js";
import { nextNumber, pageMemory, shelfOf } from "../common/page_memory.js";
import { moveBack, moveTo, whenOnPage } from "../common/parking.js";
import { nobodyThere, startAgain } from "../common/way_out.js";
import { box } from "./box.js";
import { classTold } from "./class_told.js";
import { askPanel } from "./left_open.js";
import { DonePart, table } from "./receipt.js";
import { saveFirst } from "./save_first.js";

/** @typedef {import("./receipt.js").Row} Row */
/** @typedef {import("./receipt.js").Receipt} Receipt */
/** @typedef {{ask_name: boolean, to: string, due: string, classes?: string[]}} Form */
/** @typedef {import("./receipt.js").State} State */
/** What is wrong with each box. @typedef {{learner?: string, name?: string}} Wrong */
/** @typedef {import("./left_open.js").LeftOpen} LeftOpen */
/** @typedef {ReturnType<typeof box>} Box */
/** @typedef {{n: number, done: boolean, why: string, wrong?: Wrong, ask?: LeftOpen[]}} Reply */
/** Whose answers these are. @typedef {{room: string, stem: string, copy: string}} Place */
/** @typedef {import("../common/courier.js").View<{form: Form, state: State, place: Place, kept: string}>} FormView */

const silence = () => `Perhaps NOT handed in: ${nobodyThere()} does not answer yet. Leave this page open and wait for the `
  + `receipt; if none comes, ${startAgain(true)}, and press Hand in again.`;
const PATIENCE = 8000; // ms: a slow disk writes three times

export default {
  /** @param {FormView} view */
  render({ model, el }) {
    const { parked } = pageMemory();
    const spot = spotOf(model);
    const aside = parked.get(spot);
    parked.delete(spot);
    if (aside?.fits(model.get("form"))) return aside.goOn(model, el);
    aside?.drop();
    return new HandInPage(model).begin(el);
  },
};

/** Where the form belongs on the page; no task has such a name. @param {FormView["model"]} model */
function spotOf(model) {
  const { room, stem, copy } = model.get("place") ?? { room: "", stem: "", copy: "" };
  return [copy, room, stem, "/hand in"].join("/");
}

class HandInPage {
  /** @param {FormView["model"]} model */
  constructor(model) {
    this.model = model;
    const { room, stem, copy } = model.get("place") ?? { room: "", stem: "", copy: "" };
    this.place = { room, stem, copy };
    this.shelf = shelfOf(copy); // number and name are typed, too
    this.asked = 0; // the last message without a reply, which may come late; 0: none
    this.waits = false; // whether nobody need press again yet
    /** @type {LeftOpen[]|null} */ this.toldOpen = null; // the open questions that were shown here
    this.timer = 0;
    this.toldClass = ""; // the number that was looked at last, and is not asked about again
    this.url = ""; // where the file's bytes are
    const form = model.get("form");
    const { receipt } = model.get("state");
    this.number = box("Class number", "Your own number on the class list, as your teacher gave it to you: 7, or 10b-7.", 32,
      this.typed("number") ?? receipt?.learner);
    this.name = form.ask_name ? box("Name", "Your teacher asks for it with this exercise.", 100,
      this.typed("name") ?? receipt?.name) : null;
    for (const [key, each] of Object.entries(this.boxes())) each.input.addEventListener("input", () => this.type(key, each));
    this.question = h("div", {}); // what is open, asked once
    this.button = h("button", { type: "submit", class: "ws-btn main" }, "Hand in");
    this.wait = h("span", { class: "ws-saved", role: "status" });
    this.notice = h("p", { class: "ws-notice", role: "alert", hidden: true });
    this.now = h("div", {}); // what is answered so far
    this.done = new DonePart();
    this.fields = h("form", { class: "hi-form", novalidate: true }, this.number.row, this.name?.row,
      h("div", { class: "ws-foot" }, this.button, this.wait), this.notice, this.question);
    this.button.addEventListener("click", (event) => { event.preventDefault(); this.submit(); }); // a frame may forbid forms
    this.root = frame(form, [this.now, this.fields, this.done.el, keptLine(model.get("kept"))]);
    this.root.addEventListener("whosays-park", (event) => this.park(/** @type {CustomEvent<HTMLElement>} */ (event).detail));
  }

  // ---- coming, being set aside, going on, going

  /** @param {HTMLElement} el @returns {() => void} takes it away again */
  begin(el) {
    this.release = keepKeys(this.root);
    el.append(this.root);
    return this.hearFrom(this.model);
  }

  /** Listen to a form's Python side. @param {FormView["model"]} model @param {() => void} [stop] @returns {() => void} */
  hearFrom(model, stop = () => undefined) {
    const paint = () => this.paint();
    /** @param {Reply} reply @param {DataView<ArrayBuffer>[]} [buffers] */
    const receive = (reply, buffers = []) => this.receive(reply, buffers);
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) deliver(model, { do: "refresh" });
    });
    this.model = model;
    model.on("change:state", paint);
    model.on("msg:custom", receive);
    seen.observe(this.root);
    this.deafen = () => { model.off("change:state", paint); model.off("msg:custom", receive); seen.disconnect(); stop();
      this.deafen = undefined; };
    this.paint();
    this.askForFile();
    return () => { if (this.model === model && this.deafen) this.leave(); };
  }

  /** Somebody types here and the output is about to be made anew: set the form aside as it is. @param {HTMLElement} holder */
  park(holder) {
    this.deafen?.();
    moveTo(this.root, holder);
    const form = JSON.stringify(this.model.get("form"));
    pageMemory().parked.set(spotOf(this.model), { fits: (other) => JSON.stringify(other) === form, drop: () => this.leave(),
      goOn: (model, el) => this.goOn(/** @type {FormView["model"]} */ (model), el) });
  }

  /** @param {FormView["model"]} model @param {HTMLElement} el */
  goOn(model, el) { return this.hearFrom(model, whenOnPage(el, () => moveBack(this.root, el))); }

  leave() {
    this.deafen?.();
    window.clearTimeout(this.timer);
    if (this.url) URL.revokeObjectURL(this.url);
    this.release?.();
    this.root.remove();
  }

  /** Say all that is wrong at once, and bring focus to the first. @param {string} why @param {Wrong} [wrong] */
  complain(why, wrong = {}) {
    this.notice.textContent = why;
    this.notice.hidden = !why;
    this.number.complain(wrong.learner || "");
    this.name?.complain(wrong.name || "");
    /** @type {HTMLElement|null} */ (this.fields.querySelector("[aria-invalid]"))?.focus();
  }

  paint() {
    const state = this.model.get("state");
    this.now.replaceChildren(table(state.rows, "What you have answered so far"));
    this.button.textContent = state.receipt ? "Hand in again" : "Hand in";
    this.done.paint(state, this.url);
  }

  // ---- what is typed here

  /** @param {string} box */
  keyOf(box) { return `${this.place.room}/${this.place.stem}//${box}`; }

  /** What was typed and not yet handed in; null if nothing was. @param {string} box */
  typed(box) { return this.shelf.get(this.keyOf(box)); }

  /** @returns {Object<string, Box>} the boxes by what they ask for */
  boxes() { return { number: this.number, ...(this.name ? { name: this.name } : {}) }; }

  /** What was wrong with a box is not said of what is typed anew. @param {string} key @param {Box} box */
  type(key, { input, complain }) {
    this.keep(key, input.value);
    complain("");
    if (!this.fields.querySelector("[aria-invalid]")) this.notice.hidden = true;
  }

  /** @param {string} box @param {string} text */
  keep(box, text) { this.shelf.put(this.keyOf(box), text); }

  forget() { for (const each of ["number", "name"]) this.shelf.drop(this.keyOf(each)); }

  // ---- to Python and back

  submit() {
    if (this.waits || this.isClass(this.number.input.value.trim())) return;
    this.waits = true;
    this.asked = nextNumber();
    this.complain("");
    this.question.replaceChildren();
    this.wait.textContent = "handing in…";
    this.button.setAttribute("aria-disabled", "true");
    const saving = saveFirst(this.place.room, this.place.stem, this.place.copy);
    if (saving) saving.then((found) => (found ? this.refuse(found.why) : this.send()));
    else this.send();
  }

  /** Whether the class was typed in place of the number, which was not yet said. @param {string} number */
  isClass(number) {
    const why = number === this.toldClass ? "" : classTold(this.model.get("form").classes, number);
    this.toldClass = number;
    if (why) this.complain("Not handed in yet.", { learner: why });
    return why !== "";
  }

  /** @param {string} why */
  refuse(why) {
    this.rest();
    this.complain(why);
  }

  /** Nothing is waited for any more. */
  rest() {
    window.clearTimeout(this.timer);
    this.waits = false;
    this.button.removeAttribute("aria-disabled");
    this.wait.textContent = "";
  }

  send() {
    this.timer = window.setTimeout(() => this.refuse(silence()), PATIENCE);
    deliver(this.model, { do: "hand in", learner: this.number.input.value, name: this.name?.input.value ?? "",
      n: this.asked, ask: true, told: this.toldOpen });
  }

  /** Some questions are open: both ways on are a button. @param {LeftOpen[]} left @param {boolean} isHere */
  ask(left, isHere) {
    this.toldOpen = left;
    const { copy, room, stem } = this.place;
    const back = () => this.question.replaceChildren();
    const { el, heading } = askPanel(left, [copy, room, stem].join("/"), { all: () => this.submit(), back });
    this.question.replaceChildren(el);
    if (!isHere) return;
    el.scrollIntoView({ block: "nearest" });
    heading.focus({ preventScroll: true });
  }

  /** A receipt from another day comes without its bytes: ask for them, so that the file can be saved. */
  askForFile() {
    if (this.model.get("state").receipt) deliver(this.model, { do: "file", n: nextNumber() });
  }

  /** @param {Reply} reply @param {DataView<ArrayBuffer>[]} buffers */
  receive(reply, buffers) {
    if (!reply || typeof reply.n !== "number") return;
    if (reply.done && buffers.length > 0) { this.keepFile(buffers[0]); this.paint(); }
    if (reply.n !== this.asked) return;
    const isHere = !document.activeElement?.closest(".ws") || this.root.contains(document.activeElement);
    this.asked = 0;
    this.rest();
    this.complain(reply.why, isHere ? reply.wrong : {});
    if (reply.ask) this.ask(reply.ask, isHere);
    if (reply.done) this.show(isHere);
  }

  /** The receipt in view, from its first line; not where a late one would take focus from another box.
   * @param {boolean} isHere */
  show(isHere) {
    this.forget();
    if (!isHere) return;
    this.done.el.scrollIntoView({ block: "start" });
    this.done.heading.focus({ preventScroll: true });
  }

  /** @param {DataView<ArrayBuffer>} bytes */
  keepFile(bytes) {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = URL.createObjectURL(new Blob([bytes], { type: "application/x-ndjson" }));
  }
}

/** @param {Form} form @param {(HTMLElement|null)[]} parts */
function frame(form, parts) {
  const id = uid("title");
  return h("section", { class: "ws hi", "aria-labelledby": id }, h("div", { class: "ws-card ws-ui" },
    h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id }, "Hand in"),
      form.due ? h("span", { class: "ws-minutes" }, `until ${form.due}`) : null),
    form.to ? h("p", { class: "ws-quiet", dir: "auto" }, `For ${form.to}`) : null, ...parts));
}
