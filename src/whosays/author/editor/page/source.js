// @ts-check
// First sight: where is this article from? "Not known" is an answer.
import { h, uid } from "../../../learner/widgets/common/dom.js";
import { edButton, edSection, howMany } from "./parts.js";

/** @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Hands} Hands @typedef {import("./types.js").SourceAnswers} SourceAnswers */

const SOURCE_FIELDS = [["publisher", "Publisher"], ["author", "Author"], ["date", "Date"], ["address", "Address"], ["license", "Licence"]];

/** @param {KeyState} state @param {Hands} hands @param {HTMLElement} opinion */
export function sourceForm(state, hands, opinion) {
  const answers = /** @type {SourceAnswers} */ (state.source);
  const rows = SOURCE_FIELDS.map(([name, label]) => sourceRow(name, label, answers[name]));
  const keep = () => hands.send({ do: "source", fields: Object.fromEntries(rows.map((row) => [row.name, row.value()])) });
  const isTold = Object.values(answers).every((each) => each.text || each.unknown);
  const draft = state.counts.all > 0 && state.counts.checked === 0;
  const begin = edButton(state.counts.checked ? "Keep it, and go on" : "Begin with the most doubtful", "Enter", "begin", keep, "main");
  const el = h("form", { class: "ed-hand-in" }, draft ? greeting(state) : null,
    edSection("Where is this article from?", "learners see this under the text", h("div", { class: "ed-from" }, ...rows.flatMap((row) => row.cells))),
    state.counts.checked === 0 ? opinion : null,
    h("section", { class: "ed-act" }, begin, isTold ? edButton("Leave it", "", "leave-form", () => hands.send({ do: "go", to: "work" }), "") : null));
  el.addEventListener("submit", (event) => event.preventDefault());
  el.addEventListener("keydown", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    if (event.key === "Enter" && at.tagName === "INPUT") { event.preventDefault(); keep(); }
  });
  return el;
}

/** @param {KeyState} state */
function greeting(state) {
  return h("section", {}, h("p", { class: "ed-big" }, `The kit has guessed ${howMany(state.counts.all, "statement")}. You decide.`),
    h("p", { class: "ed-plain" }, "Read one, change what is wrong, press ", h("kbd", {}, "Enter"), ". The next is the one the kit doubts most. Everything is saved as you go, and every step can be undone."));
}

/** @param {string} name @param {string} label @param {{text: string, unknown: boolean}} answer */
function sourceRow(name, label, answer) {
  const id = uid(name);
  const box = h("input", { type: "text", id, value: answer.text, autocomplete: "off", class: "ed-box", dir: "auto", "data-key": `from-${name}` });
  const unknown = h("input", { type: "checkbox", checked: answer.unknown, "aria-label": `${label} not known`, "data-key": `unknown-${name}` });
  const follow = () => { box.disabled = unknown.checked; };
  unknown.addEventListener("change", follow);
  follow();
  return { name, value: () => (unknown.checked ? null : box.value),
    cells: [h("label", { for: id }, label), box, h("label", { class: "ed-nk" }, unknown, " not known")] };
}
