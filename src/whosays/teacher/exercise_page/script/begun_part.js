// @ts-check
// Two tabs were opened before anybody had begun, and in neither was asked who works. The second to begin is told, and may go on
// as the first: else one learner's work would lie in two heaps.
import { pageMemory } from "../../../learner/widgets/common/page_memory.js";
import { part } from "./parts.js";

/** @typedef {import("./who_panel.js").Known} Known */

export class BegunPart {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    this.isUnasked = false; // nobody has said who works in this tab
    part("begun-mine").addEventListener("click", () => this.join());
    part("begun-other").addEventListener("click", () => { this.settle(); app.focus(); });
  }

  /** From now on. */
  watch() { this.isUnasked = true; }

  settle() {
    this.isUnasked = false;
    part("begun").hidden = true;
  }

  look() {
    if (!this.isUnasked) return;
    const isBegun = this.others().length > 0;
    part("begun").hidden = !isBegun;
    if (isBegun) this.app.aloud.tell(part("begun-words").textContent ?? "");
    else if (this.app.keeper.last()) this.settle(); // this tab was the first: the other one asks
  }

  /** @returns {Known[]} */
  others() { return this.app.who.known().filter(({ person, isOlder }) => !isOlder && person.id !== this.app.person.id); }

  /** Go on as the one who began there, with all that was done here. */
  join() {
    const [other] = this.others();
    if (!other) { this.settle(); return; }
    for (const card of pageMemory().cards) card.save(); // what is being written, too
    const { app } = this;
    const { person, keeper } = app;
    this.bring(keeper, other.keeper);
    app.close();
    app.deleted.remove([keeper.start]);
    app.open({ ...other.person, number: other.person.number || person.number }, other.keeper);
  }

  /** @param {import("./keeper.js").Keeper} mine @param {import("./keeper.js").Keeper} theirs */
  bring(mine, theirs) {
    theirs.take(mine.all());
    const receipt = mine.shelf.get(`${mine.start}handed`);
    if (receipt && theirs.shelf.get(`${theirs.start}handed`) === null) theirs.put(`${theirs.start}handed`, receipt);
  }
}
