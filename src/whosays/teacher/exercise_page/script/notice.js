// @ts-check
// What must be known before the first answer: that this browser keeps nothing, or has no room; and another open tab.
import { part, say } from "./parts.js";

const REFUSED = "It may be a private window, or a viewer inside another app. You can work all the same. Before you close the page, "
  + "take your work along as a file, or hand in. Better: open this file in a normal browser window.";
const FULL = "Its room for pages like this one is used up. You can work all the same. Before you close the page, take your work along "
  + "as a file, or hand in.";

const EMPTIED = "All that you answered still stands on this page, and the next answer that you give puts it back. Or take your work along "
  + "as a file. If it was you who deleted it, close this page.";

export class Notice {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    part("notice-take").addEventListener("click", () => app.work.takeAlong());
    part("elsewhere-show").addEventListener("click", () => window.location.reload());
    part("elsewhere-stay").addEventListener("click", () => { part("elsewhere").hidden = true; app.focus(); });
  }

  paint() {
    const { shelter, keeper } = this.app;
    const isFull = shelter === "full" || (shelter === "kept" && !keeper.isKept());
    const isBad = shelter === "refused" || isFull;
    const [lead, why] = keeper.isEmptied ? ["Your answers were deleted from this browser while this page was open.", EMPTIED]
      : isFull ? ["This browser has no room left for your answers.", FULL] : ["This browser does not keep your answers.", REFUSED];
    if (isBad) say("notice-lead", lead);
    if (isBad) say("notice-why", why);
    part("notice").hidden = !isBad;
    part("notice").classList.toggle("short", shelter !== "kept" && this.app.view === "step"); // it was read at the start
    part("stays").hidden = isBad;
    part("kept-line").hidden = isBad;
    part("lost-line").hidden = !isBad;
    part("notice-take").hidden = this.app.view === "who" || keeper.all().length === 0; // whose would that be?
  }

  /** Something was done in another tab. */
  elsewhere() {
    part("elsewhere").hidden = this.app.keeper.isEmptied;
    if (!part("elsewhere").hidden) this.app.aloud.tell(part("elsewhere-words").textContent ?? "");
  }
}
