// @ts-check
// Somebody else works here now. Where this device does not keep the answers, it is said first what that means for them.
import { part, say } from "./parts.js";

const KEPT = "Your answers stay on this device, and are yours to go on with.";
const HELD = "Your answers stay on this page, and are yours to go on with until it is closed.";

export class ElsePart {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    part("work-else").addEventListener("click", () => this.ask());
    part("else-take").addEventListener("click", () => app.work.takeAlong());
    part("else-all-the-same").addEventListener("click", () => this.change());
  }

  isKept() { return this.app.keeper.all().length === 0 || this.app.keeper.isKept(); }

  paint() {
    say("else-words", this.isKept() ? KEPT : HELD);
    part("else-sure").hidden = true;
  }

  ask() {
    if (this.isKept()) { this.change(); return; }
    part("else-sure").hidden = false;
    part("else-take").focus();
  }

  change() {
    const { app } = this;
    app.people.leave(app.person, app.keeper);
    app.close();
    if (app.who.known().length) app.show("who");
    else app.who.someoneElse("");
  }
}
