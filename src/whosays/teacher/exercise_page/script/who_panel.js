// @ts-check
// Somebody has begun on this device: who is working now? Nothing of anybody is shown before that is said.
import { h, uid } from "../../../learner/widgets/common/dom.js";
import { classTold } from "../../../learner/widgets/hand_in/class_told.js";
import { isSameNumber, wrongNumber } from "./class_number.js";
import { dayAndClock } from "./events.js";
import { isGiven } from "./given.js";
import { Keeper } from "./keeper.js";
import { counted, part, say } from "./parts.js";

/** @typedef {import("./people.js").Person} Person */
/** ``isOlder``: on an older page of this exercise. @typedef {{person: Person, keeper: Keeper, isOlder: boolean}} Known */

const ONLY_HERE = " These answers are only on this page: when it is closed, they are gone.";

export class WhoPanel {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    this.number = /** @type {HTMLInputElement} */ (part("who-number"));
    this.toldClass = ""; // the number that was looked at last
    part("who-begin").addEventListener("click", (event) => { // Enter presses it too; a frame may forbid forms
      event.preventDefault();
      this.begin(this.number.value.trim());
    });
    this.number.addEventListener("input", () => this.complain(""));
    part("who-same-not").addEventListener("click", () => this.someoneElse(this.number.value.trim()));
    part("who-same-me").addEventListener("click", () => {
      const same = this.named(this.number.value.trim());
      if (same) this.goOn(same);
    });
  }

  /** Somebody begins whose number is none, or is the class, or has begun here: that is said first. @param {string} number */
  begin(number) {
    const why = number ? this.wrong(number) : "";
    const same = this.named(number);
    this.complain(why);
    if (why) this.number.focus();
    else if (same) this.askWhether(same);
    else this.someoneElse(number);
  }

  /** @param {string} number */
  wrong(number) {
    const { number: said, form } = this.app.data;
    const isTold = number === this.toldClass;
    this.toldClass = number;
    return wrongNumber(said, number) || (isTold ? "" : classTold(form.classes, number));
  }

  /** Who has this number here; of several, who answered last. @param {string} number */
  named(number) {
    const same = this.known().filter(({ person }) => number !== "" && isSameNumber(person.number, number));
    return same.sort((a, b) => (a.keeper.last() < b.keeper.last() ? -1 : 1)).at(-1);
  }

  /** @param {Known} known */
  askWhether({ person, keeper }) {
    say("who-same-words", `Class number ${person.number} has begun here. Is that you? Last answer ${dayAndClock(keeper.last())}.`);
    part("who-same").hidden = false;
    part("who-same-me").focus();
  }

  /** What is wrong with the number, "" if nothing is; and nothing is asked. @param {string} why */
  complain(why) {
    say("who-wrong", why);
    part("who-wrong").hidden = !why;
    part("who-same").hidden = true;
    if (why) this.number.setAttribute("aria-invalid", "true");
    else this.number.removeAttribute("aria-invalid");
  }

  /** Everybody with an answer here, and on an older page of this exercise: whoever went on from there is not told again.
   * @returns {Known[]} */
  known() {
    const { people, shelf } = this.app;
    const here = people.all().map((person) => ({ person, keeper: this.app.keeperOf(person), isOlder: false }));
    const older = people.before().map(({ person, start }) => ({ person, keeper: new Keeper(shelf, start), isOlder: true }));
    const lines = new Set(here.flatMap(({ keeper }) => keeper.all().map(({ line }) => line)));
    const left = older.filter(({ keeper }) => keeper.all().some(({ line }) => !lines.has(line)));
    return [...here, ...left].filter(({ keeper }) => keeper.last() !== "");
  }

  paint() {
    this.number.value = "";
    this.toldClass = "";
    this.complain("");
    part("who-list").replaceChildren(...this.known().map((known) => this.row(known)));
  }

  /** @param {Known} known */
  row({ person, keeper, isOlder }) {
    const total = this.app.asked().reduce((sum, { data }) => sum + data.items.length, 0);
    const name = person.number ? `Class number ${person.number}` : "Without a class number yet";
    const heading = h("h3", { dir: "auto", id: uid("who") }, name);
    const go = h("button", { type: "button", class: "xp-btn main", "aria-describedby": heading.id, onclick: () => this.goOn({ person, keeper, isOlder }) },
      "That is me: go on");
    return h("div", { class: "xp-block" }, heading,
      h("p", {}, `Last answer ${dayAndClock(keeper.last())}. ${this.answered(keeper)} of ${counted(total, "question")} answered`
        + `${isOlder ? ", on an older page of this exercise" : ""}.${keeper.isKept() ? "" : ONLY_HERE}`), h("p", {}, go));
  }

  /** Work of an older page is brought over, and stays there too. @param {Known} known */
  goOn({ person, keeper, isOlder }) {
    const { app } = this;
    if (!isOlder) { app.open(person, keeper); return; }
    app.person = app.people.begin(person.number);
    if (person.number) app.call(person.number);
    const mine = app.keeperOf(app.person);
    mine.take(keeper.all());
    app.open(app.person, mine);
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
    if (!number && this.known().length === 0) this.app.begun.watch();
  }
}
