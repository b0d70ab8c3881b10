// @ts-check
// What comes back: the second look, or the reason with the rest of it folded. Its place is there from the start.
import { h, present, tellOnce } from "./dom.js";
import { signOf } from "./sign.js";

/** @typedef {import("./card.js").ItemState} ItemState */
/** @typedef {import("./card.js").Tally} Tally */

/** Words before there is a reply, for an item that gets one. */
const WAITS = "The first answer counts. A second look costs nothing.";

const ONE_PRESS = 350; // ms: who presses twice meant one press, and has not read what the first one brought
const IN_VAIN = 1000; // ms after which it may be asked for again

/** Somebody has asked: when the reply comes, it is brought into sight. A tall card may hold it under the window's edge.
 * @param {HTMLElement} box */
export function awaitReply(box) { box.dataset.awaited = String(performance.now()); }

/** Whether a press belongs to the one before it: its reply is on the way, or a second look has just come. A double
 * click is known by itself. @param {HTMLElement} box @param {boolean} isNew whether it is surely another press */
export function isSamePress({ dataset: { awaited, came } }, isNew) {
  if (awaited && performance.now() - Number(awaited) < IN_VAIN) return true;
  return !isNew && came !== undefined;
}

/** @param {HTMLElement} box @param {boolean} isLook */
function arrive(box, isLook) {
  delete box.dataset.awaited;
  if (isLook) {
    box.dataset.came = "";
    window.setTimeout(() => { delete box.dataset.came; }, ONE_PRESS);
  }
  const quietly = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.requestAnimationFrame(() => box.scrollIntoView({ block: "nearest", behavior: quietly ? "auto" : "smooth" }));
}

/** @param {HTMLElement} box @param {ItemState} state */
export function paintReply(box, state) {
  const { feedback, look, tries, sign } = state;
  const text = JSON.stringify([feedback, look && [look.lead, look.line], feedback ? [tries, sign] : null]);
  if (box.dataset.shown === text) return; // a reader may be in it
  box.dataset.shown = text;
  if (feedback) box.replaceChildren(reason(feedback, state));
  else box.replaceChildren(...(look ? [secondLook(look, state.clue)] : []));
  if ((feedback || look) && box.dataset.awaited) arrive(box, !feedback);
}

/** The hints so far; one that was asked for is said aloud.
 * @param {{hints: HTMLElement, hint: HTMLElement, told: import("./aloud.js").Aloud}} parts @param {ItemState} state */
export function paintHints({ hints, hint, told }, { hints: texts, more_hints: more, feedback }) {
  const isLast = !more || Boolean(feedback);
  const wasAsked = document.activeElement === hint;
  hints.replaceChildren(...texts.map((text) => h("li", {}, text)));
  hints.hidden = texts.length === 0;
  if (wasAsked) told.tell(texts.at(-1) ?? "");
  if (wasAsked && isLast) hints.focus(); // a hidden button would drop the focus
  hint.hidden = isLast;
}

/** Words before there is a reply, where a wrong answer gets a second look. @param {HTMLElement} el @param {ItemState} state
 * @param {boolean} looks */
export function paintWaits(el, { feedback, look }, looks) {
  el.hidden = !looks || Boolean(feedback || look);
  tellOnce(el, WAITS);
}

/** @param {import("./card.js").Look} look @param {import("./card.js").ItemState["clue"]} clue */
function secondLook(look, clue) {
  const words = (clue ?? []).filter((piece) => piece.clue).map((piece) => piece.text.trim());
  return h("div", { class: "ws-why look" }, h("p", { class: "ws-lead" }, signOf("look"), h("strong", {}, look.lead)),
    h("p", {}, look.line), words.length > 0 && h("p", { class: "ws-sr" }, `Underlined: ${words.join(" … ")}.`));
}

/** @param {import("./card.js").Feedback} feedback @param {ItemState} state */
function reason(feedback, { sign, tries }) {
  return h("div", { class: `ws-why ${feedback.verdict}` },
    h("p", { class: "ws-lead" }, signOf(sign), h("strong", {}, feedback.lead)),
    ...feedback.why.map(paragraph), triedBefore(tries), fold(feedback));
}

/** @param {string} text */
function paragraph(text) { return h("p", { dir: "auto" }, text); }

/** What was tried, where it no longer stands in the card: numbers and lines are written over.
 * @param {ItemState["tries"]} tries */
function triedBefore(tries) {
  const named = tries.filter((each) => each.text);
  if (named.length === 0) return null;
  return h("p", { class: "ws-tried ws-quiet" }, named.map(({ name, text }) => `${name}: ${text}`).join(" · "));
}

/** @param {import("./card.js").Feedback} feedback */
function fold({ more, fold: title }) {
  if (more.length === 0) return null;
  return h("details", { class: "ws-more" }, h("summary", {}, title), ...more.map(paragraph));
}

/** How the task went, after its last reason. @param {HTMLElement} box @param {Tally|null} tally */
export function paintTally(box, tally) {
  const text = JSON.stringify(tally);
  if (box.dataset.shown === text) return;
  box.dataset.shown = text;
  box.replaceChildren(...present([tally && h("div", { class: "ws-tally ws-ui" }, h("h4", {}, tally.title),
    h("ul", {}, ...tally.parts.map((part) => h("li", {}, signOf(part.sign), part.text))),
    h("p", { class: "ws-quiet" }, tally.note))]));
}
