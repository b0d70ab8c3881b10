// @ts-check
// Handing in: what is answered, a class number, one button, and a receipt with the file to send.
import { h, keepKeys, present, uid } from "../common/dom.js";

/** @typedef {{title: string, answered: number, items: number, optional: boolean}} Row */
/** @typedef {{learner: string, name: string, when: string, file: string, folder: string, rows: Row[], kept: string,
 *   others: string[]}} Slip */
/** @typedef {{ask_name: boolean, to: string, due: string}} Form */
/** @typedef {{rows: Row[], slip: Slip|null, changed: boolean}} State */
/** @typedef {{n: number, done: boolean, why: string, wrong?: {learner?: string, name?: string}}} Reply */

const SILENCE = "NOT handed in: the notebook's kernel does not answer. Choose Kernel, then Restart Kernel, and press "
  + "Hand in again. Your answers are kept.";
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

/** A labelled box. @param {string} label @param {string} help @param {number} most */
function box(label, help, most) {
  const id = uid("box");
  const input = h("input", { type: "text", id, class: "hi-box", autocomplete: "off", spellcheck: "false", dir: "auto",
    maxlength: most, "aria-describedby": `${id}-wrong ${id}-help`, required: true });
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

/** That another number was handed in from the same copy: a slip of the finger, or two people at one computer.
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

/** The receipt. @param {Slip} slip @param {string} url where the file's bytes are, or "" */
function receipt(slip, url) {
  const who = slip.name ? `${slip.learner}, ${slip.name}` : slip.learner;
  const link = url
    ? h("a", { class: "ws-btn main hi-save", href: url, download: slip.file }, "Save the file")
    : null;
  return present([
    h("p", { class: "hi-who" }, "Class number ", h("strong", { dir: "auto" }, who), ` · ${slip.when}`),
    another(slip.others),
    table(slip.rows, "What you handed in"),
    h("p", { class: "hi-file" }, "The file is whole: it was read back and checked. It is called ",
      h("code", {}, slip.file), " and lies in the folder ", h("code", {}, slip.folder), "."),
    h("p", {}, h("strong", {}, "Now send it: "), "add the file to a message to your teacher, or upload it where your "
      + "teacher said. Nothing was sent by itself."),
    link,
    slip.kept ? h("p", { class: "ws-quiet" }, "What you handed in before is kept beside it: ", h("code", {}, slip.kept)) : null,
  ]);
}

export default {
  /** @param {import("../common/courier.js").View<{form: Form, state: State}>} view */
  render({ model, el }) {
    const form = model.get("form");
    const titleId = uid("title");
    const doneId = uid("done");
    const now = h("div", {});
    const number = box("Class number", "Letters and digits, as your teacher gave it to you.", 32);
    const name = form.ask_name ? box("Name", "Your teacher asks for it with this exercise.", 100) : null;
    const button = h("button", { type: "submit", class: "ws-btn main" }, "Hand in");
    const wait = h("span", { class: "ws-saved", role: "status" });
    const notice = h("p", { class: "ws-notice", role: "alert", hidden: true });
    const heading = h("h4", { class: "hi-done-title", id: doneId, tabindex: "-1" }, "Handed in");
    const changed = h("p", { class: "hi-changed" });
    const paper = h("div", {});
    const done = h("section", { class: "hi-done", "aria-labelledby": doneId, hidden: true }, heading, changed, paper);
    const fields = h("form", { class: "hi-form", novalidate: true }, number.row, name ? name.row : null,
      h("div", { class: "ws-foot" }, button, wait), notice);
    const root = h("section", { class: "ws hi", "aria-labelledby": titleId }, h("div", { class: "ws-card ws-ui" },
      h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, "Hand in"),
        form.due ? h("span", { class: "ws-minutes" }, `until ${form.due}`) : null),
      form.to ? h("p", { class: "ws-quiet", dir: "auto" }, `For ${form.to}`) : null,
      now, fields, done));

    let n = 0;
    let timer = 0;
    let url = "";
    let asked = 0; // the message whose reply is waited for; 0: none

    /** Say all that is wrong at once, and bring focus to the first. @param {string} why
     * @param {{learner?: string, name?: string}} [wrong] */
    const complain = (why, wrong = {}) => {
      notice.textContent = why;
      notice.hidden = !why;
      number.complain(wrong.learner || "");
      name?.complain(wrong.name || "");
      /** @type {HTMLElement|null} */ (fields.querySelector("[aria-invalid]"))?.focus();
    };
    const paint = () => {
      const state = model.get("state");
      now.replaceChildren(table(state.rows, "What you have answered so far"));
      done.hidden = !state.slip;
      changed.textContent = state.changed ? "You have changed answers since. To send the new ones, hand in again." : "";
      changed.hidden = !state.changed;
      button.textContent = state.slip ? "Hand in again" : "Hand in";
      paper.replaceChildren(...(state.slip ? receipt(state.slip, url) : []));
    };
    const prefill = () => {
      const slip = model.get("state").slip;
      if (slip && !number.input.value) number.input.value = slip.learner;
      if (slip && name && !name.input.value) name.input.value = slip.name;
    };
    /** @param {DataView<ArrayBuffer>} bytes */
    const keepFile = (bytes) => {
      if (url) URL.revokeObjectURL(url);
      url = URL.createObjectURL(new Blob([bytes], { type: "application/x-ndjson" }));
    };
    /** @param {Reply} reply @param {DataView<ArrayBuffer>[]} [buffers] */
    const receive = (reply, buffers) => {
      if (!reply || typeof reply.n !== "number") return;
      if (reply.done && buffers && buffers.length > 0) { keepFile(buffers[0]); paint(); }
      if (reply.n !== asked) return;
      window.clearTimeout(timer);
      asked = 0;
      button.removeAttribute("aria-disabled");
      wait.textContent = "";
      complain(reply.why, reply.wrong);
      if (reply.done) heading.focus();
    };
    /** @param {Event} event */
    const submit = (event) => {
      event.preventDefault();
      if (asked) return;
      n += 1;
      asked = n;
      complain("");
      wait.textContent = "handing in…";
      button.setAttribute("aria-disabled", "true");
      timer = window.setTimeout(() => receive({ n: asked, done: false, why: SILENCE }), PATIENCE);
      model.send({ do: "hand in", learner: number.input.value, name: name ? name.input.value : "", n });
    };

    fields.addEventListener("submit", submit);
    model.on("change:state", paint);
    model.on("msg:custom", receive);
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) model.send({ do: "refresh" });
    });
    const release = keepKeys(root);
    paint();
    prefill();
    el.append(root);
    seen.observe(root);
    if (model.get("state").slip) { n += 1; model.send({ do: "file", n }); }
    return () => {
      window.clearTimeout(timer);
      seen.disconnect();
      model.off("change:state", paint);
      model.off("msg:custom", receive);
      if (url) URL.revokeObjectURL(url);
      release();
      root.remove();
    };
  },
};
