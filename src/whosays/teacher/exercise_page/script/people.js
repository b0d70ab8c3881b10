// @ts-check
// Who works on this exercise on this device. Two learners may share one, and neither sees the other's answers.
import { isTable } from "../../../learner/widgets/common/likeness.js";
import { tried } from "./tried.js";

/** ``number``: the class number, "" while nobody has said it. @typedef {{id: string, number: string, begun: string}} Person */

export class People {
  /** @param {import("./shelf.js").Shelf} shelf @param {string} exercise where all of an exercise lies @param {string} release */
  constructor(shelf, exercise, release) {
    this.shelf = shelf;
    this.exercise = exercise;
    this.place = `${exercise}${release}/`;
  }

  /** Where one person's work lies. @param {string} id */
  startOf(id) { return `${this.place}work/${id}/`; }

  /** Everybody who has begun here. @returns {Person[]} */
  all() { return this.under(this.place); }

  /** Who has begun on another page of this exercise, as a teacher who mends something hands it out again; with the place of
   * their work. @returns {{person: Person, start: string}[]} */
  before() {
    const places = this.shelf.keys(this.exercise).map((key) => `${this.exercise}${key.slice(this.exercise.length).split("/")[0]}/`);
    const others = [...new Set(places)].filter((place) => place !== this.place);
    return others.flatMap((place) => this.under(place).map((person) => ({ person, start: `${place}work/${person.id}/` })));
  }

  /** @param {string} place @returns {Person[]} */
  under(place) {
    const known = this.shelf.keys(`${place}who/`).flatMap((key) => personIn(key.slice(`${place}who/`.length), this.shelf.get(key)));
    return known.sort((a, b) => (a.begun < b.begun ? -1 : 1));
  }

  /** @param {string} number @returns {Person} */
  begin(number) {
    const id = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return { id, number, begun: new Date().toISOString() };
  }

  /** @param {Person} person */
  keep(person) { this.shelf.put(this.keyOf(person), spelled(person)); }

  /** Whether the device knows this person. @param {Person} person */
  has(person) { return this.shelf.read(this.keyOf(person)) !== null && !this.shelf.held.has(this.keyOf(person)); }

  /** @param {Person} person */
  keyOf({ id }) { return `${this.place}who/${id}`; }

  /** Somebody else works here now: the page knows this person as long as it holds the work. @param {Person} person
   * @param {import("./keeper.js").Keeper} keeper */
  leave(person, keeper) {
    if (keeper.all().length > 0 && !this.has(person)) this.shelf.hold(this.keyOf(person), spelled(person));
    this.sit(null);
  }

  /** Whether answers of anybody would be gone if the page were closed now. */
  wouldLose() { return this.shelf.holds(this.exercise).some((key) => /^[^/]+\/work\/[^/]+\/[ed]\//.test(key.slice(this.exercise.length))); }

  /** Who works in this tab: after the page is loaded anew nobody is asked again. @returns {Person|null} */
  here() {
    const id = tried(() => window.sessionStorage.getItem(`${this.place}here`), null);
    return this.all().find((each) => each.id === id) ?? null;
  }

  /** @param {Person|null} person */
  sit(person) {
    tried(() => (person ? window.sessionStorage.setItem(`${this.place}here`, person.id)
      : window.sessionStorage.removeItem(`${this.place}here`)), undefined);
  }
}

/** @param {Person} person */
function spelled({ number, begun }) { return JSON.stringify({ number, begun }); }

/** @param {string} id @param {string|null} text @returns {Person[]} */
function personIn(id, text) {
  const found = tried(() => /** @type {unknown} */ (JSON.parse(text ?? "null")), null);
  if (!isTable(found) || typeof found.number !== "string" || typeof found.begun !== "string") return [];
  return [{ id, number: found.number, begun: found.begun }];
}
