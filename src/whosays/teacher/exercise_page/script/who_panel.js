// @ts-check
// Somebody has begun on this device: who is working now? Nothing of anybody is shown before that is said.
import { h } from "../../../learner/widgets/common/dom.js";
import { dayAndClock } from "./events.js";
import { isGiven } from "./given.js";
import { counted, part } from "./parts.js";

/** @typedef {import("./people.js").Person} Person */
/** @typedef {import("./keeper.js").Keeper} Keeper */
/** @typedef {{person: Person, keeper: Keeper}} Known */

export class WhoPanel {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    const number = /** @type {HTMLInputElement} */ (part("who-number"));
    part("who-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.someoneElse(number.value.trim());
    });
  }

  /** Everybody with an answer here. @returns {Known[]} */
  known() {
    const all = this.app.people.all().map((person) => ({ person, keeper: this.app.keeperOf(person) }));
    return all.filter(({ keeper }) => keeper.last() !== "");
  }

  paint() { part("who-list").replaceChildren(...this.known().map((known) => this.row(known))); }

  /** @param {Known} known */
  row({ person, keeper }) {
    const total = this.app.asked().reduce((sum, { data }) => sum + data.items.length, 0);
    const name = person.number ? `Class number ${person.number}` : "Without a class number yet";
    const go = h("button", { type: "button", class: "xp-btn main", onclick: () => this.app.open(person, keeper) }, "That is me: go on");
    return h("div", { class: "xp-block" }, h("h3", { dir: "auto" }, name),
      h("p", {}, `Last answer ${dayAndClock(keeper.last())}. ${this.answered(keeper)} of ${counted(total, "question")} answered.`), h("p", {}, go));
  }

  /** @param {Keeper} keeper */
  answered(keeper) {
    const given = this.app.asked().flatMap(({ name, data }) => {
      const kept = keeper.latest(name);
      return data.items.filter(({ id }) => isGiven(kept.get(id)?.answer ?? null));
    });
    return given.length;
  }

  /** @param {string} number */
  someoneElse(number) {
    const person = this.app.people.begin("");
    this.app.person = person;
    if (number) this.app.call(number);
    this.app.open(this.app.person, this.app.keeperOf(person));
  }
}
