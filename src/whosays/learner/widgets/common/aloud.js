// @ts-check
// What is said aloud to whoever does not see it: each word once, and gone again, so that nobody who reads on meets it twice.
import { h } from "./dom.js";

const HEARD = 2000; // ms after which a screen reader has it

export class Aloud {
  /** @param {HTMLElement} [el] a live region that stands on the page already */
  constructor(el = h("span", { class: "ws-sr ws-heard", role: "status" })) {
    this.el = el;
    this.last = "";
    this.timer = 0;
  }

  /** @param {string} text what was said last is not said again; "" lets it be said again */
  tell(text) {
    const isNew = text !== this.last;
    this.last = text;
    if (!text || !isNew) return;
    this.el.textContent = text;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { this.el.textContent = ""; }, HEARD);
  }
}
