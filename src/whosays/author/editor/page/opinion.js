// @ts-check
// A second opinion without a terminal: copy one text, paste the reply, look at what was left out of it.
import { h, uid } from "../../../learner/widgets/common/dom.js";
import { repaint } from "./focus.js";
import { actOfKey } from "./keys.js";
import { edButton, edSection, howMany } from "./parts.js";
import { choiceOfKey, twoReadings } from "./two_readings.js";

/** @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Hands} Hands @typedef {import("./types.js").Act} Act */
/** @typedef {import("./types.js").OpinionState} OpinionState @typedef {import("./types.js").TwoState} TwoState */

const PART = 200_000; // letters that go to Python at once: a connection may refuse a longer message

/** The part with the text and the box. It stays the same element, so that nothing pasted is lost. @param {Hands} hands */
export function makeOpinion(hands) {
  const told = h("p", { class: "ws-quiet", role: "status" });
  const question = h("textarea", { class: "ed-box ed-question", readonly: true, hidden: true, rows: 4, "aria-label": "The text to paste", "data-key": "question" });
  const id = uid("reply");
  const box = h("textarea", { class: "ed-box ed-reply", id, rows: 4, dir: "auto", spellcheck: "false", "data-key": "reply" });
  box.addEventListener("paste", (event) => { // so long a text would stop the page before it is read
    if (!state || !isTooLong(event.clipboardData?.getData("text") ?? "", state)) return;
    event.preventDefault();
    told.textContent = TOO_LONG;
  });
  const opened = h("div", { hidden: true }, h("label", { for: id, class: "ws-quiet" }, "The reply, whole, with whatever stands around it"), box);
  const result = h("div", {});
  /** @type {OpinionState|null} */ let state = null;
  const copy = edButton("Copy the text", "", "copy-question", () => { if (state) copyText(state.question, question, told); });
  const paste = edButton("Paste the reply", "", "paste-reply", () => { opened.hidden = false; read.hidden = false; box.focus(); });
  const read = edButton("Read the reply", "", "read-reply", () => { if (state) sendReply(box.value, state, hands, told); });
  read.hidden = true;
  opened.append(h("div", { class: "ed-cut" }, read));
  const el = edSection("A second opinion", "if your school allows an assistant",
    h("p", { class: "ed-plain" }, "Copy one text, paste it there, and paste the reply here. The kit sends nothing. Whoever runs the assistant gets the article’s text when you paste it: may they?"),
    h("div", { class: "ed-cut" }, copy, paste), told, question, opened, result);
  el.classList.add("ed-opinion");
  /** @param {KeyState} next */
  const update = (next) => {
    const isNew = state !== null && next.opinion.has && next.opinion.stamp !== state.stamp;
    state = next.opinion;
    if (question.value !== state.question) question.value = state.question;
    if (isNew) { box.value = ""; opened.hidden = true; told.textContent = "The reply is read."; }
    repaint(result, [state.stamp, state.why, state.stands, state.differ, state.settled, state.open, state.silent, state.left_all, next.view],
      () => resultOf(/** @type {OpinionState} */ (state), hands));
  };
  return { el, update };
}

/** @param {string} text @param {HTMLTextAreaElement} shown @param {HTMLElement} told */
async function copyText(text, shown, told) {
  try {
    await navigator.clipboard.writeText(text);
    told.textContent = "Copied. Paste it into the assistant.";
  } catch { // no clipboard for this page: the old way, and else by hand
    shown.hidden = false;
    shown.focus();
    shown.select();
    const done = document.execCommand("copy");
    told.textContent = done ? "Copied. Paste it into the assistant." : "The browser does not let this page copy. The text is marked below: press Ctrl+C.";
  }
}

const TOO_LONG = "This is too long for a reply. Paste the reply alone.";

/** @param {string} text @param {OpinionState} state */
function isTooLong(text, state) { return text.length > state.most || new TextEncoder().encode(text).length > state.most; }

/** @param {string} text @param {OpinionState} state @param {Hands} hands @param {HTMLElement} told */
function sendReply(text, state, hands, told) {
  if (!text.trim()) { told.textContent = "The box is empty. Copy the whole reply, and paste it there."; return; }
  if (isTooLong(text, state)) { told.textContent = TOO_LONG; return; }
  told.textContent = "reading…";
  const parts = partsOf(text);
  parts.forEach((part, i) => hands.send({ do: "reply", part: i, of: parts.length, text: part }));
}

/** A long text in parts, none of them cut within a letter. @param {string} text */
export function partsOf(text) {
  /** @type {string[]} */ const parts = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + PART);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xD800 && last < 0xDC00) end -= 1; // the first half of a letter of two
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

/** What came of the reply. @param {OpinionState} state @param {Hands} hands @returns {Node[]} */
function resultOf(state, hands) {
  if (state.why) return [h("p", { class: "ed-wrong" }, state.why)];
  if (!state.has) return [];
  const said = [`${howMany(state.stands, "statement")} of the reply ${state.stands === 1 ? "stands" : "stand"} in the article (brought ${state.brought}).`, differWords(state) + ".", state.silent];
  const list = h("ul", { class: "ed-list" }, ...said.filter((each) => each.length > 1).map((each) => h("li", {}, each)));
  const more = state.left_all > state.left.length ? h("li", {}, `and ${state.left_all - state.left.length} more, in second_opinion_left_out.csv`) : null;
  const left = state.left_all ? h("details", {}, h("summary", {}, `${howMany(state.left_all, "statement")} of it left out, with the reasons`),
    h("ul", { class: "ed-left-out", tabindex: "0", "aria-label": "What was left out of the reply" },
      ...state.left.map((each) => h("li", { dir: "auto" }, h("q", {}, each.words || "(no words)"), ` ${each.why}`)), more)) : null;
  const go = state.open ? edButton("Show the first difference", "", "first-difference", () => hands.send({ do: "differ" })) : null;
  const drop = edButton("Take this opinion away", "", "aside", () => hands.send({ do: "aside" }));
  return [list, h("div", { class: "ed-cut" }, go, drop), ...(left ? [left] : [])];
}

/** "6 places differ, 4 settled". @param {OpinionState} state */
export function differWords(state) {
  if (!state.differ) return "No place differs";
  return `${howMany(state.differ, "place")} ${state.differ === 1 ? "differs" : "differ"}, ${state.settled} settled`;
}

/** The count in the head, with the way to the next one; nothing without a second opinion. @param {OpinionState} state @param {Hands} hands @returns {(Node|string)[]} */
export function differInHead(state, hands) {
  if (!state.has || !state.differ) return [];
  if (!state.open || state.two) return [h("span", { class: "ed-differ" }, differWords(state))];
  const next = edButton(differWords(state), "", "next-difference", () => hands.send({ do: "differ" }));
  next.setAttribute("aria-label", `${differWords(state)}. Show the next difference`);
  return [h("span", { class: "ed-differ" }, next)];
}

/** The panel with both readings. @param {TwoState} two @param {Hands} hands */
export function twoPanel(two, hands) {
  const isLong = two.quote.length > 130;
  return h("div", { class: "ed-hand-in" },
    h("section", {}, h("p", { class: "ed-where" }, h("span", {}, two.where), h("span", { class: "ed-unsure" }, two.only ? "" : "Key and second opinion differ")),
      h("blockquote", { class: `ed-quote${isLong ? " long" : ""}`, dir: "auto" }, two.before && !isLong ? h("span", { class: "ed-ctx" }, `${two.before} `) : null, two.quote)),
    twoReadings(two, (choice) => hands.send({ do: "take_reading", place: two.place, choice })));
}

/** @param {OpinionState} state @param {Hands} hands */
export function twoFoot(state, hands) {
  const next = edButton("Next difference", "Enter", "next-open", () => hands.send({ do: "differ" }), "main");
  next.setAttribute("aria-disabled", String(state.open < 2));
  return [next, edButton("Later", "L", "later", () => hands.act({ page: "later" }), "")];
}

const STILL = ["down", "up", "later", "out"]; // what keys do as elsewhere while two readings stand there

/** @param {KeyboardEvent} event @param {KeyState} state @returns {Act|null} */
export function twoKey(event, state) {
  const two = /** @type {TwoState} */ (state.opinion.two);
  const choice = choiceOfKey(event, two);
  if (choice) return { do: "take_reading", place: two.place, choice };
  const act = actOfKey(event, state.kinds);
  if (act?.page === "accept") return state.opinion.open > 1 ? { do: "differ" } : null;
  return STILL.includes(String(act?.page)) ? act : null;
}

/** Underline in the article the words that only the opinion has a statement of. @param {HTMLElement} sheet @param {TwoState|null} two */
export function showThere(sheet, two) {
  const [first, last] = two?.only ? two.words : [0, -1];
  for (const el of sheet.querySelectorAll(".ed-text .ed-w")) {
    const word = Number(/** @type {HTMLElement} */ (el).dataset.w ?? -1);
    el.classList.toggle("there", word >= first && word <= last);
  }
  sheet.querySelector(".ed-w.there")?.scrollIntoView({ block: "nearest" });
}

/** The panel of its own, reached from the head. @param {HTMLElement} part @param {Hands} hands */
export function opinionPanel(part, hands) {
  return h("div", { class: "ed-hand-in" }, part, h("section", { class: "ed-act" }, edButton("Back to the statements", "Esc", "leave-opinion", () => hands.send({ do: "go", to: "work" }), "main")));
}
