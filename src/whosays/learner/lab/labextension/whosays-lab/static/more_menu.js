// @ts-check
/** What stands behind “More”: where my answers are, the teacher's “show all”, and all of JupyterLab. */

const version = new URL(import.meta.url).search;
const { make } = await import(`./elements.js${version}`);

/**
 * @typedef {object} Entry
 * @property {string} words
 * @property {string} [note] a second, quiet line
 * @property {boolean} [pressed] for what is on or off
 * @property {(() => void)|null} press null: nothing to press, only to read
 */

/** A small menu under a button. */
export class MoreMenu {
  /** @param {() => Entry[]} entries asked each time it opens */
  constructor(entries) {
    this.entries = entries;
    /** @type {HTMLElement|null} */ this.opener = null;
    this.el = make("div", { class: "wsb-menu", hidden: true, role: "group", "aria-label": "More" });
    this.el.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.key(event));
    this.el.addEventListener("focusout", (/** @type {FocusEvent} */ event) => {
      if (event.relatedTarget instanceof Node && !this.has(event.relatedTarget)) this.close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !this.has(event.target)) this.close();
    }, true);
  }

  /** @param {Node} node */
  has(node) {
    return this.el.contains(node) || Boolean(this.opener?.contains(node));
  }

  /** @param {HTMLElement} opener */
  toggle(opener) {
    this.opener = opener;
    if (!this.el.hidden) return this.close(true);
    this.el.replaceChildren(...this.entries().map((entry) => this.row(entry)));
    this.el.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    this.buttons()[0]?.focus();
  }

  /** @param {boolean} [back] */
  close(back = false) {
    if (this.el.hidden) return;
    this.el.hidden = true;
    this.opener?.setAttribute("aria-expanded", "false");
    if (back) this.opener?.focus();
  }

  /** @param {Entry} entry @returns {HTMLElement} */
  row({ words, note, pressed, press }) {
    const lines = [make("span", { class: "wsb-menu-words" }, words), note && make("span", { class: "wsb-meta" }, note)];
    if (!press) return make("p", { class: "wsb-menu-row" }, ...lines);
    const act = () => { this.close(true); press(); };
    return make("button", { class: "wsb-menu-row", type: "button", onclick: act,
      "aria-pressed": pressed === undefined ? null : String(pressed) }, ...lines);
  }

  /** @returns {HTMLElement[]} */
  buttons() {
    return [...this.el.querySelectorAll("button")];
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const all = this.buttons();
    const at = all.findIndex((each) => each === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close(true);
    else if (step) all[(at + step + all.length) % all.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
