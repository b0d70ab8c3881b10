// @ts-check
// Beneath the page: the caption that must stand there, a plain list of all statements, and putting the article away.
import { h } from "../common/dom.js";
import { badge } from "./badge.js";

/** @typedef {import("./sheet.js").Page} Page */
/** @typedef {import("./sheet.js").Statement} Statement */

const KEYS = "Press a piece to see who answers for it, and why. Keys: ← → go through the pieces, [ ] through the "
  + "paragraphs; Enter holds a note, Esc closes it.";
const PUT_AWAY = Symbol.for("whosays.putAway");
const here = /** @type {{[PUT_AWAY]?: Set<string>}} */ (globalThis);
const PUT_AWAY_KEY = "whosays put away"; // a form (still_card.js) looks here, too: it must not bring the article back
/** Articles that were put away stay so when the notebook paints them again, and after a reload of this window. */
const putAway = (here[PUT_AWAY] ??= new Set(keptAway()));

/** @returns {string[]} */
function keptAway() {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(PUT_AWAY_KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return []; // there is no storage here: away until the page is loaded anew
  }
}

/** @param {string} id @param {boolean} isAway */
function keepAway(id, isAway) {
  if (isAway) putAway.add(id); else putAway.delete(id);
  try {
    window.sessionStorage.setItem(PUT_AWAY_KEY, JSON.stringify([...putAway]));
  } catch {
    // the same
  }
}

/** @param {Page} page */
export function figureCaption(page) {
  return h("figcaption", { class: "rd-caption ws-ui" }, h("strong", {}, page.caption),
    h("span", { class: "rd-summary" }, page.summary || ""), h("span", { class: "rd-keys" }, KEYS));
}

/** A plain table of everything: filled when it is opened. @param {Page} page */
export function listOfAll(page) {
  const details = h("details", { class: "rd-list ws-ui" }, h("summary", {}, "All statements as a list"));
  details.addEventListener("toggle", () => {
    if (details.open && !details.querySelector("table")) details.append(tableOf(Object.values(page.statements)));
  });
  return details;
}

/** @param {Statement[]} statements */
function tableOf(statements) {
  const heads = ["Kind", "Who says so", "Words"].map((name) => h("th", { scope: "col" }, name));
  return h("table", {}, h("caption", { class: "ws-sr" }, "All statements of the article, in its order"),
    h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...statements.map(tableRow)));
}

/** @param {Statement} it */
function tableRow(it) {
  const or = it.also?.letter ? `, or ${it.also.label}` : "";
  return h("tr", {}, h("td", {}, badge(it), ` ${it.label}${or}`), h("td", { dir: "auto" }, it.chain),
    h("td", { dir: "auto" }, it.quote));
}

/** A button that puts the article away, so that it is answered from memory. @param {Page} page @param {HTMLElement} body */
export function awayButton(page, body) {
  const again = h("button", { type: "button", class: "rd-again" }, "Read it again");
  const words = h("p", { role: "status" });
  const gone = h("div", { class: "rd-gone ws-ui" }, words, again);
  const away = h("button", { type: "button", class: "ws-btn main" }, "I have read it: put it away");
  const paint = () => {
    const hidden = putAway.has(page.id);
    body.hidden = hidden;
    away.hidden = hidden;
    again.hidden = !hidden;
    words.textContent = hidden ? "Put away. Answer from memory." : "";
  };
  away.addEventListener("click", () => { keepAway(page.id, true); paint(); again.focus(); });
  again.addEventListener("click", () => { keepAway(page.id, false); paint(); away.focus({ preventScroll: true }); });
  paint();
  return h("div", {}, body, h("div", { class: "rd-away ws-ui" }, away), gone);
}
