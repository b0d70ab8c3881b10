// @ts-check
// A line of speakers, from who said it first to who tells you. Buttons only: nothing needs dragging.
import { taskCard } from "../common/card.js";
import { h, pointedAt, uid } from "../common/dom.js";

/** @typedef {import("../common/card.js").Item & {bank: string[]}} ChainItem */
/** @typedef {import("../common/card.js").ItemState} ItemState */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */
/** Where focus goes after a change: a button of a link, or a name in the bank.
 * @typedef {{link?: string, button?: string, bank?: string}} Aim */

const NOTE = "Who said it first? Add that one first. Read “<” as “came to you through”.";

export default {
  /** @param {import("../common/card.js").TaskView<ChainItem>} view */
  render({ model, el }) { return taskCard(model, el, paintChain); },
};

/** @param {ChainItem} item @param {Api} api @returns {Painted} */
function paintChain(item, api) { return new Chain(item, api); }

class Chain {
  /** @param {ChainItem} item @param {Api} api */
  constructor(item, api) {
    this.api = api;
    /** @type {string[]} */ this.names = [];
    this.mine = false; // once the learner builds here, no older answer may come over it
    this.told = h("p", { class: "ws-sr", role: "status" });
    this.line = h("ol", { class: "ch-line", "aria-label": "Your line, who said it first in front" });
    this.words = h("p", { class: "ch-words" });
    this.key = h("div", { class: "ch-key ws-ui", hidden: true });
    this.bank = bankOf(item.bank, (name) => this.add(name));
    this.repaint();
    this.el = h("div", { class: "ch" }, item.question ? h("p", { class: "ws-question" }, item.question) : null,
      h("p", { class: "ws-ui ws-quiet ch-note" }, NOTE), this.bank, this.line, this.words, this.told, this.key);
  }

  // ---- what the card asks of a painter

  /** @param {ItemState} state */
  update(state) {
    if (!this.mine) {
      if (Array.isArray(state.answer)) this.names = state.answer.filter((each) => typeof each === "string");
      this.repaint(); // not once it is the learner's: a late acknowledgement must not take focus from a button
    }
    paintKey(this.key, state.feedback ? state.feedback.best : null);
  }

  focus() { this.bank.querySelector("button")?.focus(); }

  // ---- what a learner does

  /** @param {string} name */
  add(name) {
    const { names } = this;
    if (names.includes(name)) { this.told.textContent = `${capital(name)} is in the line already.`; return; }
    const place = names.length + 1;
    this.change([...names, name], `${capital(name)} is now ${place} of ${place}.`, { bank: name });
  }

  /** @param {string} name @param {number} step @param {string} button */
  move(name, step, button) {
    const to = this.names.indexOf(name) + step;
    if (to < 0 || to >= this.names.length) { this.told.textContent = `${capital(name)} is at that end already.`; return; }
    const now = this.names.filter((each) => each !== name);
    now.splice(to, 0, name);
    this.change(now, `${capital(name)} is now ${to + 1} of ${now.length}.`, { link: name, button });
  }

  /** @param {string} name */
  drop(name) {
    const at = this.names.indexOf(name);
    const now = this.names.filter((each) => each !== name);
    const next = now[Math.min(at, now.length - 1)];
    this.change(now, `${capital(name)} is out of the line.`, next ? { link: next, button: "drop" } : { bank: name });
  }

  /** @param {string[]} now @param {string} text @param {Aim} aim */
  change(now, text, aim) {
    this.mine = true;
    this.names = now;
    this.api.answer([...now]);
    this.repaint();
    this.told.textContent = text;
    focusOn(this.line, this.bank, aim);
  }

  // ---- painting

  repaint() {
    const { names } = this;
    this.line.replaceChildren(...names.map((name, i) => this.link(name, i)));
    this.line.hidden = names.length === 0;
    this.words.textContent = inWords(names);
    this.words.classList.toggle("empty", names.length === 0);
    for (const button of this.bank.querySelectorAll("button"))
      button.setAttribute("aria-disabled", String(names.includes(button.dataset.name || "")));
  }

  /** @param {string} name @param {number} i */
  link(name, i) {
    const isLast = i === this.names.length - 1;
    return h("li", { class: "ch-link", "data-name": name },
      i > 0 ? h("span", { class: "ch-sign", "aria-hidden": "true" }, "<") : null,
      h("span", { class: "ch-box" }, h("span", { class: "ch-who", dir: "auto" }, name),
        h("span", { class: "ch-buttons" },
          linkButton("earlier", "←", `Move ${name} earlier`, i === 0, () => this.move(name, -1, "earlier")),
          linkButton("later", "→", `Move ${name} later`, isLast, () => this.move(name, 1, "later")),
          linkButton("drop", "×", `Take ${name} out`, false, () => this.drop(name)))));
  }
}

/** @param {string[]} bank @param {(name: string) => void} add */
function bankOf(bank, add) {
  const id = uid("bank");
  const buttons = bank.map((name) => h("button", { type: "button", class: "ws-btn ch-name", "data-name": name,
    "aria-label": `Add ${name}`,
    onclick: () => add(name) }, h("span", { "aria-hidden": "true" }, "+ "), h("span", { dir: "auto" }, name)));
  return h("div", { class: "ch-bank ws-ui", role: "group", "aria-labelledby": id },
    h("span", { class: "ws-sr", id }, "Add to the end of the line"), ...buttons);
}

/** @param {string} kind @param {string} sign @param {string} label @param {boolean} off @param {() => void} act */
function linkButton(kind, sign, label, off, act) {
  return h("button", { type: "button", class: "ws-btn small", "data-button": kind, "aria-label": label,
    "aria-disabled": off ? "true" : null, onclick: act }, pointedAt(label, sign));
}

/** @param {HTMLElement} line @param {HTMLElement} bank @param {Aim} aim */
function focusOn(line, bank, aim) {
  const links = /** @type {HTMLElement[]} */ ([...line.children]);
  const link = links.find((each) => each.dataset.name === aim.link);
  const names = [...bank.querySelectorAll("button")];
  const target = link?.querySelector(`[data-button=${aim.button}]`) || names.find((each) => each.dataset.name === aim.bank);
  /** @type {HTMLElement|undefined} */ (target)?.focus();
}

/** The line told in words. @param {string[]} names */
function inWords(names) {
  if (names.length === 0) return "Nobody stands in your line yet.";
  const [first, ...rest] = names;
  if (rest.length === 0) return `${capital(first)} says it to you. Nobody stands between.`;
  const last = rest.pop();
  const between = rest.map((name) => `${name} passed it on`);
  return capital([`${first} said it first`, ...between, `${last} tells you`].join("; ")) + ".";
}

/** @param {string} text */
function capital(text) {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase() + rest.join("");
}

/** @param {HTMLElement} box @param {unknown} best */
function paintKey(box, best) {
  box.hidden = !Array.isArray(best);
  if (!Array.isArray(best)) return;
  box.replaceChildren(h("b", {}, "The key: "), h("span", { class: "ch-told", dir: "auto" }, best.join(" < ")));
}
