// @ts-check
/** A small button before each piece that can be read aloud, in the margin, for readers who asked for it. */

/** @typedef {import("./reading.js").Reading} Reading */

// The same version of the other as of this file: browsers keep files by their whole address.
const { languageOf, onVoices, Speaker, speech, voiceFor } = await import(`./speech.js${new URL(import.meta.url).search}`);

/** What is read as one piece: prose, a passage, a question with its options, a hint, a reply, a card's words, a paragraph of the
 * reader, a result, what stood there, an outlet. */
const PIECES =
  ".ws-lesson .jp-MarkdownOutput > :is(p, ul, ol, blockquote), .ws-lesson .jp-MarkdownOutput details > :is(p, ul, ol, blockquote), " +
  ".ws-lesson .ws-passage, .ws-lesson .ws fieldset, .ws-lesson .ws-prompt, .ws-lesson .ws-hints > li, .ws-lesson .ws-why, " +
  ".ws-lesson .ws-found-words, .ws-lesson .ws-shows-not, .ws-lesson .rd-block, .ws-lesson .rs-list > li, " +
  ".ws-lesson .rs-page, .ws-lesson .wb-in:not([hidden]), .ws-lesson :is(.rs, .wb) > .ws-question";
const SVG = "http://www.w3.org/2000/svg";
const SHAPES = { say: "M4.5 2.5v11L13.5 8Z", stop: "M4 4h8v8H4Z" };
const SLOWLY = 0.75;

/** @returns {boolean} whether this computer can read the course aloud */
export function canSpeak() {
  return voiceFor("en") !== null;
}

/** @param {string} shape @returns {SVGElement} */
function picture(shape) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", shape);
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/** Buttons where they are wanted, and one voice for all of them. */
class Aloud {
  /** @param {Reading} reading */
  constructor(reading) {
    this.reading = reading;
    this.speaker = new Speaker();
    this.waiting = 0;
    this.watcher = new MutationObserver(() => this.soon());
    reading.listeners.add(() => this.refresh());
    onVoices(() => this.refresh());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.speaker.stop(), true);
    window.addEventListener("pagehide", () => this.speaker.stop());
    this.refresh();
  }

  isOn() {
    return this.reading.settings.aloud !== "off" && canSpeak();
  }

  /** Many changes at once are looked at once. */
  soon() {
    if (this.speaker.element && !this.speaker.element.isConnected) this.speaker.stop();
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.refresh(), 60);
  }

  refresh() {
    this.watcher.disconnect();
    if (!this.isOn()) return this.clear();
    for (const piece of document.querySelectorAll(PIECES)) {
      if (piece.textContent?.trim() && !piece.querySelector(".ws-say") && voiceFor(languageOf(piece))) this.add(piece);
    }
    this.watcher.observe(document.body, { childList: true, subtree: true });
  }

  clear() {
    this.speaker.stop();
    for (const button of document.querySelectorAll(".ws-say")) button.remove();
  }

  /** @param {Element} piece */
  add(piece) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ws-say";
    button.dataset.lmSuppressShortcuts = "true";
    button.append(picture(SHAPES.say));
    button.setAttribute("aria-label", `Read aloud: ${piece.textContent?.trim().split(/\s+/u).slice(0, 5).join(" ")} …`);
    button.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation(); // a press on the words around it may mean something else
      this.press(piece, button);
    });
    for (const kind of ["pointerdown", "mousedown", "keydown", "dblclick"])
      button.addEventListener(kind, (event) => isEscape(event) || event.stopPropagation());
    const host = piece.querySelector(":scope > legend") ?? piece;
    host.classList.add("ws-aloud");
    host.prepend(button);
  }

  /** @param {Element} piece @param {HTMLButtonElement} button */
  press(piece, button) {
    if (this.speaker.element === piece) return this.speaker.stop();
    this.speaker.say(piece, this.reading.settings.aloud === "slowly" ? SLOWLY : 1, () => this.show(button, false));
    this.show(button, this.speaker.element === piece);
  }

  /** @param {HTMLButtonElement} button @param {boolean} isSaying */
  show(button, isSaying) {
    button.setAttribute("aria-pressed", String(isSaying));
    button.replaceChildren(picture(isSaying ? SHAPES.stop : SHAPES.say));
  }
}

/** @param {Event} event */
function isEscape(event) {
  return event instanceof KeyboardEvent && event.key === "Escape";
}

/** @param {Reading} reading */
export function beginAloud(reading) {
  if (speech()) new Aloud(reading);
}
