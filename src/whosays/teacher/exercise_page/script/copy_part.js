// @ts-check
// No file came? The same work as text, to be copied into a message.
import { asMessage } from "./copy_text.js";
import { say } from "./parts.js";

export class CopyPart {
  /** @param {HTMLElement} el */
  constructor(el) {
    this.el = /** @type {HTMLDetailsElement} */ (el);
    /** @type {Promise<void>} */ this.ready = Promise.resolve();
    this.box = /** @type {HTMLTextAreaElement} */ (el.querySelector("textarea"));
    el.querySelector("button")?.addEventListener("click", () => { this.copy(); });
  }

  /** @param {string} text of the file; "" while there is none */
  show(text) {
    this.el.hidden = !text;
    this.el.open = window.self !== window.top; // learning platforms show pages in frames, and most frames let no file out
    say("copied", "");
    this.ready = text ? asMessage(text).then((message) => { this.box.value = message; }) : Promise.resolve();
  }

  async copy() {
    await this.ready;
    this.box.focus();
    this.box.select();
    const isDone = await navigator.clipboard?.writeText(this.box.value).then(() => true, () => false) ?? false;
    say("copied", isDone || document.execCommand("copy") ? "Copied. Now paste it into a message to your teacher."
      : "This browser does not copy by itself. The text is chosen: copy it with your keyboard, or by a long press on it.");
  }
}
