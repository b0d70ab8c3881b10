// @ts-check
// Handing in: what is answered, a class number, one button, and a receipt with the file to send.
import { deliver } from "../common/courier.js";
import { h, keepKeys, present, uid } from "../common/dom.js";
import { nextNumber, shelfOf } from "../common/page_memory.js";
import { askPanel } from "./left_open.js";
import { saveFirst } from "./save_first.js";

/** @typedef {{title: string, answered: number, items: number, optional: boolean}} Row */
/** @typedef {{learner: string, name: string, when: string, file: string, folder: string, rows: Row[], kept: string,
 *   others: string[]}} Receipt */
/** @typedef {{ask_name: boolean, to: string, due: string}} Form */
/** @typedef {{rows: Row[], receipt: Receipt|null, changed: boolean}} State */
/** What is wrong with each box. @typedef {{learner?: string, name?: string}} Wrong */
/** @typedef {import("./left_open.js").LeftOpen} LeftOpen */
/** @typedef {{n: number, done: boolean, why: string, wrong?: Wrong, ask?: LeftOpen[]}} Reply */
/** Whose answers these are. @typedef {{room: string, stem: string, copy: string}} Place */
/** @typedef {import("../common/courier.js").View<{form: Form, state: State, place: Place}>} FormView */

const SILENCE = "NOT handed in: the notebook's kernel does not answer. Leave this page open, choose Kernel, then Restart "
  + "Kernel, and press Hand in again.";
const CHANGED = "You have changed answers since. To send the new ones, hand in again.";
const PATIENCE = 8000; // ms: a slow disk writes three times

/** How far a task is answered, in words that blame nobody. @param {Row} row */
function howFar(row) {
  if (row.answered === 0) return row.items === 1 ? "not answered" : `not answered (${row.items} questions)`;
  return row.answered === row.items && row.items === 1 ? "answered" : `${row.answered} of ${row.items} answered`;
}

/** @param {Row[]} rows @param {string} caption */
function table(rows, caption) {
  const body = rows.map((row) => {
    const open = row.answered < row.items;
    return h("tr", { class: open ? "hi-open" : null },
      h("th", { scope: "row" }, row.title, row.optional ? h("span", { class: "ws-quiet" }, " (optional)") : null),
      h("td", {}, h("span", { "aria-hidden": "true" }, open ? "○ " : "● "), howFar(row)));
  });
  return h("table", { class: "hi-table" }, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Task"), h("th", { scope: "col" }, "Your answers"))),
    h("tbody", {}, ...body));
}

/** A labelled box. @param {string} label @param {string} help @param {number} most @param {string} [before] */
function box(label, help, most, before = "") {
  const id = uid("box");
  const input = h("input", { type: "text", id, class: "hi-box", autocomplete: "off", spellcheck: "false", dir: "auto",
    maxlength: most, "aria-describedby": `${id}-wrong ${id}-help`, required: true });
  input.value = before;
  const told = h("p", { class: "hi-wrong", id: `${id}-wrong`, dir: "auto", hidden: true });
  const row = h("div", { class: "hi-field" }, h("label", { for: id }, label), input,
    h("span", { class: "ws-quiet", id: `${id}-help` }, help), told);
  /** Say what is wrong with this box, beside it; "" if nothing is. @param {string} why */
  const complain = (why) => {
    told.textContent = why;
    told.hidden = !why;
    if (why) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  return { input, row, complain };
}

/** That another number was handed in from the same copy: one that was mistyped, or two people at one computer.
 * @param {string[]} others */
function another(others) {
  if (others.length === 0) return null;
  const one = others.length === 1;
  const these = one ? others[0] : `${others.slice(0, -1).join(", ")} and ${others[others.length - 1]}`;
  return h("p", { class: "hi-others", dir: "auto" }, h("strong", {}, these), one
    ? " was handed in from here before, too: your teacher gets both. Was this number yours? "
    : " were handed in from here before, too: your teacher gets them all. Were these numbers yours? ",
    "Then tell your teacher which one is right. It is quickly put in order.");
}

/** The receipt. @param {Receipt} receipt @param {string} url where the file's bytes are, or "" */
function receiptParts(receipt, url) {
  const who = receipt.name ? `${receipt.learner}, ${receipt.name}` : receipt.learner;
  const link = url
    ? h("a", { class: "ws-btn main hi-save", href: url, download: receipt.file }, "Save the file")
    : null;
  return present([
    h("p", { class: "hi-who" }, "Class number ", h("strong", { dir: "auto" }, who), ` · ${receipt.when}`),
    another(receipt.others),
    h("p", { class: "hi-file" }, "The file is whole: it was read back and checked. It is called ",
      h("code", {}, receipt.file), " and lies in the folder ", h("code", {}, receipt.folder), "."),
    h("p", {}, h("strong", {}, "Now send it: "), "add the file to a message to your teacher, or upload it where your "
      + "teacher said. Nothing was sent by itself."),
    link,
    table(receipt.rows, "What you handed in"),
    receipt.kept ? h("p", { class: "ws-quiet" }, "What you handed in before is kept beside it: ", h("code", {}, receipt.kept)) : null,
  ]);
}

export default {
  /** @param {FormView} view */
  render({ model, el }) {
    const page = new HandInPage(model);
    const paint = () => page.paint();
    /** @param {Reply} reply @param {DataView<ArrayBuffer>[]} [buffers] */
    const receive = (reply, buffers = []) => page.receive(reply, buffers);
    model.on("change:state", paint);
    model.on("msg:custom", receive);
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) deliver(model, { do: "refresh" });
    });
    const release = keepKeys(page.root);
    paint();
    el.append(page.root);
    seen.observe(page.root);
    page.askForFile();
    return () => {
      page.leave();
      seen.disconnect();
      model.off("change:state", paint);
      model.off("msg:custom", receive);
      release();
      page.root.remove();
    };
  },
};

class HandInPage {
  /** @param {FormView["model"]} model */
  constructor(model) {
    this.model = model;
    const { room, stem, copy } = model.get("place") ?? { room: "", stem: "", copy: "" };
    this.place = { room, stem, copy };
    this.shelf = shelfOf(copy); // number and name are typed, too
    this.asked = 0; // the message whose reply is waited for; 0: none
    this.timer = 0;
    this.url = ""; // where the file's bytes are
    const form = model.get("form");
    const { receipt } = model.get("state");
    this.number = box("Class number", "Letters and digits, as your teacher gave it to you.", 32,
      this.typed("number") ?? receipt?.learner);
    this.name = form.ask_name ? box("Name", "Your teacher asks for it with this exercise.", 100,
      this.typed("name") ?? receipt?.name) : null;
    this.number.input.addEventListener("input", () => this.keep("number", this.number.input.value));
    this.name?.input.addEventListener("input", () => this.keep("name", this.name?.input.value ?? ""));
    this.question = h("div", {}); // what is open, asked once
    this.button = h("button", { type: "submit", class: "ws-btn main" }, "Hand in");
    this.wait = h("span", { class: "ws-saved", role: "status" });
    this.notice = h("p", { class: "ws-notice", role: "alert", hidden: true });
    this.now = h("div", {}); // what is answered so far
    this.done = new DonePart();
    this.fields = h("form", { class: "hi-form", novalidate: true }, this.number.row, this.name?.row,
      h("div", { class: "ws-foot" }, this.button, this.wait), this.notice, this.question);
    this.fields.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.root = frame(form, [this.now, this.fields, this.done.el]);
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

  /** @param {string} box @param {string} text */
  keep(box, text) { this.shelf.put(this.keyOf(box), text); }

  forget() { for (const each of ["number", "name"]) this.shelf.drop(this.keyOf(each)); }

  // ---- to Python and back

  submit() {
    if (this.asked) return;
    this.asked = nextNumber();
    this.complain("");
    this.question.replaceChildren();
    this.wait.textContent = "handing in…";
    this.button.setAttribute("aria-disabled", "true");
    const saving = saveFirst(this.place.room, this.place.stem, this.place.copy);
    if (saving) saving.then((found) => (found ? this.refuse(found.why) : this.send()));
    else this.send();
  }

  /** @param {string} why */
  refuse(why) { this.receive({ n: this.asked, done: false, why }, []); }

  send() {
    this.timer = window.setTimeout(() => this.refuse(SILENCE), PATIENCE);
    deliver(this.model, { do: "hand in", learner: this.number.input.value, name: this.name?.input.value ?? "",
      n: this.asked, ask: true });
  }

  /** Some questions are open: both ways on are a button. @param {LeftOpen[]} left */
  ask(left) {
    const { copy, room, stem } = this.place;
    const back = () => this.question.replaceChildren();
    const { el, heading } = askPanel(left, [copy, room, stem].join("/"), { all: () => this.submit(), back });
    this.question.replaceChildren(el);
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
    window.clearTimeout(this.timer);
    this.asked = 0;
    this.button.removeAttribute("aria-disabled");
    this.wait.textContent = "";
    this.complain(reply.why, reply.wrong);
    if (reply.ask) this.ask(reply.ask);
    if (reply.done) this.show();
  }

  /** The receipt in view, from its first line. */
  show() {
    this.forget();
    this.done.el.scrollIntoView({ block: "start" });
    this.done.heading.focus({ preventScroll: true });
  }

  /** @param {DataView<ArrayBuffer>} bytes */
  keepFile(bytes) {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = URL.createObjectURL(new Blob([bytes], { type: "application/x-ndjson" }));
  }

  leave() {
    window.clearTimeout(this.timer);
    if (this.url) URL.revokeObjectURL(this.url);
  }
}

/** Where the receipt is shown, once something is handed in. */
class DonePart {
  constructor() {
    const id = uid("done");
    this.heading = h("h4", { class: "hi-done-title", id, tabindex: "-1" }, "Handed in");
    this.changed = h("p", { class: "hi-changed" });
    this.paper = h("div", {});
    this.el = h("section", { class: "hi-done", "aria-labelledby": id, hidden: true }, this.heading, this.changed, this.paper);
  }

  /** @param {State} state @param {string} url */
  paint(state, url) {
    this.el.hidden = !state.receipt;
    this.changed.textContent = state.changed ? CHANGED : "";
    this.changed.hidden = !state.changed;
    this.paper.replaceChildren(...(state.receipt ? receiptParts(state.receipt, url) : []));
  }
}

/** @param {Form} form @param {HTMLElement[]} parts */
function frame(form, parts) {
  const id = uid("title");
  return h("section", { class: "ws hi", "aria-labelledby": id }, h("div", { class: "ws-card ws-ui" },
    h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id }, "Hand in"),
      form.due ? h("span", { class: "ws-minutes" }, `until ${form.due}`) : null),
    form.to ? h("p", { class: "ws-quiet", dir: "auto" }, `For ${form.to}`) : null, ...parts));
}
