// @ts-check
// Closed cards of outlets: a press opens one. The order in which they are opened is the answer.
import { taskCard } from "../common/card.js";
import { h, tellOnce, uid } from "../common/dom.js";
import { outletRows } from "../common/outlet.js";

/** @typedef {import("../common/outlet.js").Outlet} Outlet */
/** @typedef {import("../common/card.js").Item & {cards: Outlet[], least: number, explained: boolean}} BehindItem */
/** @typedef {import("../common/card.js").ItemState} ItemState */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */
/** @typedef {{outlet: Outlet, button: HTMLElement, how: HTMLElement, inner: HTMLElement}} Card */

export default {
  /** @param {import("../common/card.js").TaskView<BehindItem>} view */
  render({ model, el }) { return taskCard(model, el, paintCards); },
};

/** @param {BehindItem} item @param {Api} api @returns {Painted} */
function paintCards(item, api) { return new Cards(item, api); }

class Cards {
  /** @param {BehindItem} item @param {Api} api */
  constructor(item, api) {
    this.item = item;
    this.api = api;
    /** @type {string[]} */ this.opened = [];
    this.cards = item.cards.map((outlet) => cardOf(outlet, (card) => this.open(card)));
    this.told = h("p", { class: "wb-told ws-ui", role: "status" });
    this.el = h("div", { class: "wb" }, item.question ? h("p", { class: "ws-question" }, item.question) : null,
      h("ul", { class: "wb-cards", "aria-label": "Cards" }, ...this.cards.map(({ button, inner }) =>
        h("li", { class: "wb-card" }, button, inner))), this.told);
    this.repaint();
  }

  /** @param {ItemState} state */
  update(state) {
    if (Array.isArray(state.answer) && state.answer.length > this.opened.length) this.opened = [...state.answer];
    this.isTold = Boolean(state.feedback);
    this.repaint();
  }

  focus() { this.cards[0]?.button.focus(); }

  /** @param {Card} card */
  open({ outlet: { name }, inner }) {
    if (this.opened.includes(name)) return;
    this.opened = [...this.opened, name];
    this.repaint();
    inner.focus({ preventScroll: true }); // what was opened is read next
    this.api.answer(this.opened);
    if (this.item.explained && this.opened.length >= this.item.least && !this.isTold) this.api.main(true);
  }

  repaint() {
    for (const { outlet, button, how, inner } of this.cards) {
      const place = this.opened.indexOf(outlet.name);
      button.setAttribute("aria-expanded", String(place >= 0));
      how.textContent = place < 0 ? "Open" : place === 0 ? "opened first" : `opened ${place + 1} of ${this.cards.length}`;
      if (place >= 0 && inner.hidden) inner.append(h("p", { class: "wb-label" }, outlet.label), outletRows(outlet));
      if (place >= 0) inner.hidden = false;
    }
    const { least, cards } = this.item;
    const left = least - this.opened.length;
    tellOnce(this.told, left > 0 ? `${this.opened.length} of ${cards.length} open. Open ${left} more, in the order you like.`
      : `${this.opened.length} of ${cards.length} open.`);
  }
}

/** A closed card has nothing in it yet. @param {Outlet} outlet @param {(card: Card) => void} open @returns {Card} */
function cardOf(outlet, open) {
  const id = uid("outlet");
  const how = h("span", { class: "wb-how" });
  const button = h("button", { type: "button", class: "wb-open ws-ui", "aria-expanded": "false", onclick: () => open(card) },
    h("span", { dir: "auto", id }, outlet.name), how);
  const inner = h("div", { class: "wb-in ws-ui", hidden: true, tabindex: "-1", role: "group", "aria-labelledby": id });
  /** @type {Card} */ const card = { outlet, button, how, inner };
  return card;
}
