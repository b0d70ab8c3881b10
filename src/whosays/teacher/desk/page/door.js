// @ts-check
// The door of the marking desk: where the answers lie, which question, whose initials.
import { h, uid } from "../../../learner/widgets/common/dom.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** How far a marker is with the texts of a question. @typedef {{by: string, marked: number, done: boolean}} Marker */
/** The texts to one question. @typedef {{title: string, exercise: string, question: string, texts: number, left_open: number,
 *   odd: number, markers: Marker[]}} Pile */
/** @typedef {{view: "door", folder: string, why: string, unreadable: number, piles: Pile[]}} DoorState */

const NO_PILE = "Choose first what you want to mark.";
const NO_INITIALS = "Your initials are missing: one to five letters or digits, such as AB.";
const NO_FOLDER = "No folder called “collected” lies nearby. Type the folder that whosays collect wrote, then press Look.";

/** @param {number} n @param {string} noun */
export function counted(n, noun) { return `${n} ${noun}${n === 1 ? "" : "s"}`; }

/** @param {DoorState} first @param {Desk} desk @returns {import("./desk.js").Sheet<DoorState>} */
export function paintDoor(first, desk) {
  const id = uid("door");
  const look = lookForm(first.folder, id, desk);
  const why = h("p", { class: "ws-quiet", id: `${id}-why` });
  const piles = h("fieldset", { class: "dk-piles" });
  const open = openForm(piles, id, desk);
  const title = h("h3", { class: "ws-title", id: `${id}-title`, tabindex: "-1" }, "Written answers to mark");
  return {
    el: h("div", { class: "ws-ui" }, h("div", { class: "ws-head" }, title), look, why, open),
    update: (state) => {
      why.textContent = lookedAt(state);
      why.classList.toggle("dk-bad", Boolean(state.why));
      open.hidden = state.piles.length === 0;
      paintPiles(piles, state.piles, `${id}-pile`);
    },
    focus: () => title.focus(),
  };
}

/** Which folder. @param {string} folder @param {string} id @param {Desk} desk */
function lookForm(folder, id, desk) {
  const box = h("input", { type: "text", id: `${id}-folder`, class: "dk-box wide", spellcheck: "false", autocomplete: "off",
    "aria-describedby": `${id}-why` });
  box.value = folder;
  const form = h("form", { class: "dk-line" }, h("label", { for: `${id}-folder` }, "Collected answers"), box,
    h("button", { type: "submit", class: "ws-btn small" }, "Look"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    desk.send({ do: "look", folder: box.value });
  });
  return form;
}

/** Which question, and whose initials. @param {HTMLElement} piles @param {string} id @param {Desk} desk */
function openForm(piles, id, desk) {
  const initials = h("input", { type: "text", id: `${id}-who`, class: "dk-box", maxlength: 5, autocomplete: "off",
    spellcheck: "false", "aria-describedby": `${id}-help`, required: true });
  const form = h("form", { class: "dk-open", novalidate: true }, piles,
    h("div", { class: "dk-line" }, h("label", { for: `${id}-who` }, "Your initials"), initials,
      h("span", { class: "ws-quiet", id: `${id}-help` }, "Two people who mark the same texts need different ones."),
      h("button", { type: "submit", class: "ws-btn main" }, "Open")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open(picked(piles), piles, initials, desk);
  });
  return form;
}

/** @param {HTMLInputElement|null} pile @param {HTMLElement} piles @param {HTMLInputElement} initials @param {Desk} desk */
function open(pile, piles, initials, desk) {
  if (!pile) { desk.warn(NO_PILE); piles.querySelector("input")?.focus(); return; }
  if (!initials.value.trim()) { desk.warn(NO_INITIALS); initials.focus(); return; }
  desk.send({ do: "open", pile: Number(pile.value), marker: initials.value });
}

/** @param {HTMLElement} piles @returns {HTMLInputElement|null} */
function picked(piles) { return piles.querySelector("input:checked"); }

/** @param {HTMLElement} box @param {Pile[]} piles @param {string} name */
function paintPiles(box, piles, name) {
  const chosen = picked(box)?.value; // what was picked before stays picked
  box.replaceChildren(h("legend", { class: "ws-question" }, "What do you want to mark?"),
    ...piles.map((pile, i) => pileRow(pile, i, name, chosen === String(i))));
}

/** @param {DoorState} state */
function lookedAt(state) {
  if (state.why) return state.why;
  if (!state.folder) return NO_FOLDER;
  const lost = state.unreadable ? ` ${counted(state.unreadable, "file")} could not be read; whosays grade says why.` : "";
  if (state.piles.length === 0) return `There are no written answers with a rubric in it.${lost}`;
  return `${counted(state.piles.length, "question")} with written answers.${lost}`;
}

/** @param {Pile} pile @param {number} i @param {string} name @param {boolean} checked */
function pileRow(pile, i, name, checked) {
  const input = h("input", { type: "radio", name, value: i });
  input.checked = checked;
  return h("label", { class: "ws-option dk-pile" }, input, h("span", {},
    h("strong", {}, pile.title), h("span", { class: "ws-quiet" }, ` · ${pile.exercise}`), h("br"),
    h("span", { dir: "auto" }, pile.question), h("br"), h("span", { class: "ws-quiet" }, howFar(pile))));
}

/** @param {Pile} pile */
function howFar(pile) {
  const open = pile.left_open ? `, ${pile.left_open} left open` : "";
  const odd = pile.odd ? `, ${pile.odd} without a text that can be read` : "";
  const who = pile.markers.map((each) => `${each.by}: ${each.marked} of ${pile.texts}${each.done ? ", done" : ""}`);
  return `${counted(pile.texts, "text")}${open}${odd}${who.length ? ` · ${who.join(" · ")}` : ""}`;
}
