// @ts-check
// A question that stands alone first: a few words from memory, and only then the choices to compare them with.
// The words stay on the page, as the end card's guess does: they are no answer, and are saved, sent and told nowhere.
import { h, uid } from "../common/dom.js";
import { pageMemory } from "../common/page_memory.js";

/** @typedef {import("../common/card.js").Painted} Painted */
/** What came to mind, and whether the choices were looked at by now. @typedef {{words: string, compared: boolean}} Memory */

const ONLY_YOU = "Only you see this. It is not kept.";

/** What somebody remembered of an item, as long as the page lives. @param {string} place @returns {Memory} */
export function memoryOf(place) {
  const page = pageMemory();
  page.remembered ??= new Map(); // another version may have begun this page
  const found = page.remembered.get(place) ?? { words: "", compared: false };
  page.remembered.set(place, found);
  return found;
}

/** The question alone, until somebody compares or has answered before.
 * @param {{question: string, asks: string, count: number}} shown @param {Memory} memory
 * @param {Painted} painted the question with its choices @returns {Painted} */
export function rememberFirst({ question, asks, count }, memory, painted) {
  const here = h("div", {});
  const told = h("p", { class: "ws-sr", role: "status" });
  const first = alone(question, asks, memory, () => {
    compare();
    told.textContent = `Now ${count} answers to compare with.`;
    painted.focus();
  });
  const compare = () => {
    memory.compared = true;
    painted.el.querySelector(".ws-question")?.after(ownWords(memory.words.trim()));
    here.replaceChildren(painted.el);
  };
  here.append(first.el);
  if (memory.compared) compare();
  return {
    el: h("div", {}, here, told),
    update: (state) => {
      if (state.answer !== null && !painted.el.isConnected && first.el.parentElement === here) compare();
      painted.update(state);
    },
    focus: () => (memory.compared ? painted : first).focus(),
  };
}

/** The question, a small box, and two ways on. @param {string} question @param {string} asks @param {Memory} memory
 * @param {() => void} compare */
function alone(question, asks, memory, compare) {
  const id = uid("memory");
  const box = h("textarea", { id, class: "ws-memory-box", rows: 2, dir: "auto", "aria-describedby": `${id}-note` });
  box.value = memory.words;
  box.addEventListener("input", () => { memory.words = box.value; });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) compare();
  });
  const el = h("fieldset", { class: "ws-memory" }, h("legend", { class: "ws-question" }, question),
    h("label", { class: "ws-ui ws-memory-asks", for: id }, asks), box, h("p", { class: "ws-ui ws-quiet ws-memory-note", id: `${id}-note` }, ONLY_YOU),
    h("div", { class: "ws-memory-ways" }, h("button", { type: "button", class: "ws-btn main", onclick: compare }, "Now compare"),
      h("button", { type: "button", class: "ws-btn", onclick: compare }, "Nothing comes to mind")));
  return { el, focus: () => box.focus() };
}

/** @param {string} words */
function ownWords(words) {
  return words ? h("p", { class: "ws-ui ws-quiet ws-memory-mine" }, "You remembered: ", h("q", { dir: "auto" }, words)) : "";
}
