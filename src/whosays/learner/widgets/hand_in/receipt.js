// @ts-check
// What is answered, and the receipt with the file to send.
import { h, present, uid } from "../common/dom.js";

/** @typedef {{title: string, answered: number, items: number, optional: boolean}} Row */
/** ``folder``: "" where a browser saves the file; ``asked``: whether it was asked to, already. @typedef {{learner: string, name: string,
 *   when: string, file: string, folder: string, asked?: boolean, rows: Row[], kept: string, others: string[]}} Receipt */
/** @typedef {{rows: Row[], receipt: Receipt|null, changed: boolean}} State */

const CHANGED = "You have changed answers since. To send the new ones, hand in again.";

/** How far a task is answered, in words that blame nobody. @param {Row} row */
function howFar(row) {
  if (row.answered === 0) return row.items === 1 ? "not answered" : `not answered (${row.items} questions)`;
  return row.answered === row.items && row.items === 1 ? "answered" : `${row.answered} of ${row.items} answered`;
}

/** @param {Row[]} rows @param {string} caption */
export function table(rows, caption) {
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

/** Where the file is: a list of parts of a sentence. @param {Receipt} receipt */
function whereItIs({ folder, asked }) {
  if (folder) return [" and lies in the folder ", h("code", {}, folder), "."];
  return [asked ? ". Your browser was asked to put it where it puts downloads. If it is not there, press “Save the file again”."
    : ". “Save the file” puts it where your browser puts downloads."];
}

/** The receipt. @param {Receipt} receipt @param {string} url where the file's bytes are, or "" */
function receiptParts(receipt, url) {
  const who = receipt.name ? `${receipt.learner}, ${receipt.name}` : receipt.learner;
  const link = url
    ? h("a", { class: receipt.asked ? "ws-btn hi-save" : "ws-btn main hi-save", href: url, download: receipt.file },
      receipt.asked ? "Save the file again" : "Save the file")
    : null;
  return present([
    h("p", { class: "hi-who" }, "Class number ", h("strong", { dir: "auto" }, who), ` · ${receipt.when}`),
    another(receipt.others),
    h("p", { class: "hi-file" }, "The file is whole: it was read back and checked. It is called ", h("code", {}, receipt.file),
      ...whereItIs(receipt)),
    h("p", {}, h("strong", {}, "Now send it: "), "add the file to a message to your teacher, or upload it where your "
      + "teacher said. Nothing was sent by itself."),
    link,
    table(receipt.rows, "What you handed in"),
    receipt.kept ? h("p", { class: "ws-quiet" }, "What you handed in before is kept beside it: ", h("code", {}, receipt.kept)) : null,
  ]);
}

/** Where the receipt is shown, once something is handed in. */
export class DonePart {
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
