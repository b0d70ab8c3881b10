// @ts-check
// The door of the marking desk: where the answers lie, which question, whose initials.
import { h, uid } from "../../../learner/widgets/common/dom.js";

/** @param {any} n @param {string} noun */
export function counted(n, noun) { return `${n} ${noun}${n === 1 ? "" : "s"}`; }

/** @param {any} first @param {any} desk @returns {any} */
export function paintDoor(first, desk) {
  const id = uid("door");
  const folder = h("input", { type: "text", id: `${id}-folder`, class: "dk-box wide", spellcheck: "false", autocomplete: "off",
    "aria-describedby": `${id}-why` });
  folder.value = first.folder;
  const why = h("p", { class: "ws-quiet", id: `${id}-why` });
  const look = h("form", { class: "dk-line" }, h("label", { for: `${id}-folder` }, "Collected answers"), folder,
    h("button", { type: "submit", class: "ws-btn small" }, "Look"));
  const piles = h("fieldset", { class: "dk-piles" });
  const initials = h("input", { type: "text", id: `${id}-who`, class: "dk-box", maxlength: 5, autocomplete: "off",
    spellcheck: "false", "aria-describedby": `${id}-help`, required: true });
  const open = h("form", { class: "dk-open", novalidate: true }, piles,
    h("div", { class: "dk-line" }, h("label", { for: `${id}-who` }, "Your initials"), initials,
      h("span", { class: "ws-quiet", id: `${id}-help` }, "Two people who mark the same texts need different ones."),
      h("button", { type: "submit", class: "ws-btn main" }, "Open")));
  const title = h("h3", { class: "ws-title", id: `${id}-title`, tabindex: "-1" }, "Written answers to mark");
  const el = h("div", { class: "ws-ui" }, h("div", { class: "ws-head" }, title), look, why, open);

  look.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    desk.send({ do: "look", folder: folder.value });
  });
  open.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    const picked = piles.querySelector("input:checked");
    if (!picked) { desk.warn("Choose first what you want to mark."); piles.querySelector("input")?.focus(); return; }
    if (!initials.value.trim()) { desk.warn("Your initials are missing: one to five letters or digits, such as AB."); initials.focus(); return; }
    desk.send({ do: "open", pile: Number(picked.value), marker: initials.value });
  });
  return {
    el,
    update: (/** @type {any} */ state) => {
      why.textContent = lookedAt(state);
      why.classList.toggle("dk-bad", Boolean(state.why));
      open.hidden = state.piles.length === 0;
      const picked = piles.querySelector("input:checked")?.value;
      piles.replaceChildren(h("legend", { class: "ws-question" }, "What do you want to mark?"),
        ...state.piles.map((/** @type {any} */ pile, /** @type {number} */ i) => pileRow(pile, i, `${id}-pile`, picked === String(i))));
    },
    focus: () => title.focus(),
  };
}

/** @param {any} state */
function lookedAt(state) {
  if (state.why) return state.why;
  if (!state.folder) return "No folder called “collected” lies nearby. Type the folder that whosays collect wrote, then press Look.";
  const lost = state.unreadable ? ` ${counted(state.unreadable, "file")} could not be read; whosays grade says why.` : "";
  if (state.piles.length === 0) return `There are no written answers with a rubric in it.${lost}`;
  return `${counted(state.piles.length, "question")} with written answers.${lost}`;
}

/** @param {any} pile @param {number} i @param {string} name @param {boolean} checked */
function pileRow(pile, i, name, checked) {
  const input = h("input", { type: "radio", name, value: i });
  input.checked = checked;
  const open = pile.left_open ? `, ${pile.left_open} left open` : "";
  const odd = pile.odd ? `, ${pile.odd} without a text that can be read` : "";
  const who = pile.markers.map((/** @type {any} */ each) => `${each.by}: ${each.marked} of ${pile.texts}${each.done ? ", done" : ""}`);
  return h("label", { class: "ws-option dk-pile" }, input, h("span", {},
    h("strong", {}, pile.title), h("span", { class: "ws-quiet" }, ` · ${pile.exercise}`), h("br"),
    h("span", { dir: "auto" }, pile.question), h("br"),
    h("span", { class: "ws-quiet" }, `${counted(pile.texts, "text")}${open}${odd}${who.length ? ` · ${who.join(" · ")}` : ""}`)));
}
