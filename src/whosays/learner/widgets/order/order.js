// @ts-check
// Steps to be put in order with buttons up and down; focus goes along with the row.
import { taskCard } from "../common/card.js";
import { h, pointedAt, present } from "../common/dom.js";

/** @typedef {import("../common/card.js").Item & {steps: Step[]}} OrderItem */
/** @typedef {import("../common/card.js").ItemState} ItemState */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */
/** @typedef {{id: string, text: string}} Step */
/** @typedef {{el: HTMLElement, id: string, text: string, place: HTMLElement, up: HTMLElement, down: HTMLElement,
 *   key: HTMLElement}} Row */

const NOT_YET = "Not your answer yet: move a step, or keep the order as it is.";

export default {
  /** @param {import("../common/card.js").TaskView<OrderItem>} view */
  render({ model, el }) { return taskCard(model, el, paintOrder); },
};

/** @param {OrderItem} item @param {Api} api @returns {Painted} */
function paintOrder(item, api) { return new Order(item, api); }

class Order {
  /** @param {OrderItem} item @param {Api} api */
  constructor(item, api) {
    this.api = api;
    this.mine = false; // once the learner orders here, no older answer may come over it
    this.rows = item.steps.map((step) => rowOf(step, (row, by, button) => this.move(row, by, button)));
    this.told = h("p", { class: "ws-sr", role: "status" });
    this.list = h("ol", { class: "or-list", "aria-label": item.question || "Steps, in your order" });
    this.asIs = h("button", { type: "button", class: "ws-btn small", onclick: () => this.keepAsIs() }, "This order");
    this.kept = h("p", { class: "or-kept ws-ui ws-quiet" }, NOT_YET);
    this.el = h("div", { class: "or" }, item.question ? h("p", { class: "ws-question" }, item.question) : null, this.list,
      h("div", { class: "or-foot ws-ui" }, this.asIs, this.kept), this.told);
  }

  // ---- what the card asks of a painter

  /** @param {ItemState} state */
  update(state) {
    if (!this.mine && Array.isArray(state.answer)) this.restore(state.answer);
    this.repaint();
    paintKeys(this.rows, state.feedback ? state.feedback.best : null);
  }

  focus() { this.rows[0]?.down.focus(); }

  // ---- what a learner does

  /** @param {Row} row @param {number} by @param {HTMLElement} button */
  move(row, by, button) {
    const to = this.rows.indexOf(row) + by;
    if (to < 0 || to >= this.rows.length) { this.told.textContent = `“${row.text}” is at that end already.`; return; }
    this.rows = this.rows.filter((each) => each !== row);
    this.rows.splice(to, 0, row);
    this.repaint();
    button.focus(); // moving an element takes its focus away
    this.send();
    this.told.textContent = `“${row.text}” is now ${to + 1} of ${this.rows.length}.`;
  }

  /** The order in which the steps came may be the right one. */
  keepAsIs() {
    if (this.asIs.getAttribute("aria-disabled") === "true") return;
    this.send();
    this.told.textContent = "This order is your answer.";
  }

  send() {
    this.mine = true;
    this.api.answer(this.rows.map((row) => row.id));
    this.accept();
  }

  // ---- painting

  accept() {
    this.asIs.setAttribute("aria-disabled", "true");
    this.kept.textContent = "This is your order. You can still change it.";
  }

  repaint() {
    const { rows, list } = this;
    if (rows.some((row, i) => list.children[i] !== row.el)) list.replaceChildren(...rows.map((row) => row.el));
    rows.forEach((row, i) => number(row, i, rows.length));
  }

  /** @param {string[]} answer */
  restore(answer) {
    const wanted = present(answer.map((id) => this.rows.find((row) => row.id === id)));
    if (wanted.length !== this.rows.length) return; // the task has other steps by now
    this.rows = wanted;
    this.accept();
  }
}

/** @param {Step} step @param {(row: Row, by: number, button: HTMLElement) => void} move @returns {Row} */
function rowOf(step, move) {
  const button = (/** @type {string} */ sign, /** @type {string} */ way, /** @type {number} */ by) =>
    h("button", { type: "button", class: "ws-btn small", "aria-label": `Move ${way}: ${step.text}`,
      onclick: (/** @type {MouseEvent} */ event) => move(row, by, /** @type {HTMLElement} */ (event.currentTarget)) }, pointedAt(`Move ${way}`, sign));
  const place = h("span", { class: "or-place ws-ui", "aria-hidden": "true" });
  const key = h("span", { class: "or-key ws-ui" });
  const up = button("↑", "up", -1);
  const down = button("↓", "down", 1);
  const el = h("li", { class: "or-row" }, place, h("span", { class: "or-text", dir: "auto" }, step.text), key,
    h("span", { class: "or-buttons" }, up, down));
  /** @type {Row} */ const row = { el, id: step.id, text: step.text, place, up, down, key };
  return row;
}

/** @param {Row} row @param {number} i @param {number} count */
function number(row, i, count) {
  row.place.textContent = String(i + 1);
  row.up.setAttribute("aria-disabled", String(i === 0));
  row.down.setAttribute("aria-disabled", String(i === count - 1));
}

/** After the explanation: where each step stands in the key. @param {Row[]} rows @param {unknown} best */
function paintKeys(rows, best) {
  rows.forEach((row, i) => {
    const place = Array.isArray(best) ? best.indexOf(row.id) : -1;
    row.key.textContent = place < 0 ? "" : place === i ? "✓ in place" : `key: ${place + 1}`;
    row.key.classList.toggle("there", place === i);
  });
}
