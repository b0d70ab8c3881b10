// @ts-check
// A line of speakers, from who said it first to who tells you. Buttons only: nothing needs dragging.
import { taskCard } from "../common/card.js";
import { h, uid } from "../common/dom.js";

/** @typedef {import("../common/card.js").Item & {bank: string[]}} ChainItem */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */
/** Where focus goes after a change: a button of a link, or a name in the bank.
 * @typedef {{link?: string, button?: string, bank?: string}} Aim */

export default {
  /** @param {import("../common/card.js").TaskView<ChainItem>} view */
  render({ model, el }) { return taskCard(model, el, paintChain); },
};

/** @param {ChainItem} item @param {Api} api @returns {Painted} */
function paintChain(item, api) {
  /** @type {string[]} */ let names = [];
  let mine = false; // once the learner builds here, no older answer may come over it
  const told = h("p", { class: "ws-sr", role: "status" });
  const line = h("ol", { class: "ch-line", "aria-label": "Your line, who said it first in front" });
  const words = h("p", { class: "ch-words" });
  const key = h("div", { class: "ch-key ws-ui", hidden: true });
  const bank = bankOf(item.bank, (name) => add(name));

  /** @param {string[]} now @param {string} text @param {Aim} aim */
  const change = (now, text, aim) => {
    mine = true;
    names = now;
    api.answer([...names]);
    repaint();
    told.textContent = text;
    focusOn(line, bank, aim);
  };
  /** @param {string} name */
  const add = (name) => {
    if (names.includes(name)) { told.textContent = `${capital(name)} is in the line already.`; return; }
    change([...names, name], `${capital(name)} is now ${names.length + 1} of ${names.length + 1}.`, { bank: name });
  };
  /** @param {string} name @param {number} step @param {string} button */
  const move = (name, step, button) => {
    const to = names.indexOf(name) + step;
    if (to < 0 || to >= names.length) { told.textContent = `${capital(name)} is at that end already.`; return; }
    const now = names.filter((each) => each !== name);
    now.splice(to, 0, name);
    change(now, `${capital(name)} is now ${to + 1} of ${names.length}.`, { link: name, button });
  };
  /** @param {string} name */
  const drop = (name) => {
    const at = names.indexOf(name);
    const now = names.filter((each) => each !== name);
    const next = now[Math.min(at, now.length - 1)];
    change(now, `${capital(name)} is out of the line.`, next ? { link: next, button: "drop" } : { bank: name });
  };
  const repaint = () => {
    line.replaceChildren(...names.map((name, i) => linkOf(name, i, names.length, move, drop)));
    line.hidden = names.length === 0;
    words.textContent = inWords(names);
    words.classList.toggle("empty", names.length === 0);
    for (const button of bank.querySelectorAll("button"))
      button.setAttribute("aria-disabled", String(names.includes(button.dataset.name || "")));
  };
  repaint();
  return {
    el: h("div", { class: "ch" }, item.question ? h("p", { class: "ws-question" }, item.question) : null,
      h("p", { class: "ws-ui ws-quiet ch-note" }, "Who said it first? Add that one first. Read “<” as “came to you through”."),
      bank, line, words, told, key),
    update: (state) => {
      if (!mine && Array.isArray(state.answer)) names = state.answer.filter((each) => typeof each === "string");
      if (!mine) repaint(); // a late acknowledgement must not take focus from a button
      paintKey(key, state.feedback ? state.feedback.best : null);
    },
    focus: () => bank.querySelector("button")?.focus(),
  };
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

/** @param {string} name @param {number} i @param {number} count
 * @param {(name: string, step: number, button: string) => void} move @param {(name: string) => void} drop */
function linkOf(name, i, count, move, drop) {
  /** @type {(button: string, sign: string, label: string, off: boolean, act: () => void) => HTMLElement} */
  const button = (kind, sign, label, off, act) => h("button", { type: "button", class: "ws-btn small", "data-button": kind,
    "aria-label": label, title: label, "aria-disabled": off ? "true" : null, onclick: act }, sign);
  return h("li", { class: "ch-link", "data-name": name },
    i > 0 ? h("span", { class: "ch-sign", "aria-hidden": "true" }, "<") : null,
    h("span", { class: "ch-box" }, h("span", { class: "ch-who", dir: "auto" }, name),
      h("span", { class: "ch-buttons" },
        button("earlier", "←", `Move ${name} earlier`, i === 0, () => move(name, -1, "earlier")),
        button("later", "→", `Move ${name} later`, i === count - 1, () => move(name, 1, "later")),
        button("drop", "×", `Take ${name} out`, false, () => drop(name)))));
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
