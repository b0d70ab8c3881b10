// @ts-check
// The head: which article, how far, is it kept; the order, undo and redo; and what to do if the key was changed outside.
import { h } from "../../../learner/widgets/common/dom.js";
import { handOf, repaint } from "./focus.js";
import { differInHead } from "./opinion.js";
import { edButton, howMany } from "./parts.js";
import { far, settleTools } from "./settle.js";

/** @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Hands} Hands @typedef {import("./types.js").Outside} Outside */

const NEXT_ORDERS = [["doubtful", "the most doubtful"], ["text", "in the article’s order"]];

/** @param {Hands} hands */
export function makeHead(hands) {
  const saved = h("span", { class: "ws-saved", role: "status" });
  const farAway = h("div", { class: "ed-far" });
  const tools = h("div", { class: "ed-tools" });
  const title = h("h3", { class: "ed-title" });
  const stop = h("div", { class: "ed-stop ws-ui", role: "alert" });
  const strip = h("div", { class: "ed-strip", "aria-hidden": "true" });
  const el = h("div", { class: "ed-top ws-ui" }, h("div", { class: "ed-line-of-head" }, title, saved), h("div", { class: "ed-line-of-head" }, farAway, tools), strip);
  return {
    el, stop, saved,
    /** @param {KeyState} state */
    update: (state) => {
      const { has, differ, settled, open, two } = state.opinion;
      repaint(title, [titleWord(state), state.title], ([word, text]) => [`${word} `, h("span", {}, text)]);
      repaint(farAway, [state.counts, state.view, has, differ, settled, open, two === null, state.settle?.settled, state.settle?.all], () => farAll(state, hands));
      repaint(strip, { marks: state.marks, at: handOf(state) }, () => stripBoxes(state));
      repaint(tools, [state.order, state.undo, state.redo, state.several, state.view, Boolean(state.settle?.n)], () => (state.settle ? settleTools(state, hands) : toolRow(state, hands)));
      const said = repaint(stop, state.outside, (outside) => (outside ? [stopped(outside, state, hands)] : []));
      stop.hidden = !state.outside;
      if (said && state.outside) stop.scrollIntoView({ block: "nearest" }); // whoever reads far below would see "NOT saved" alone
    },
  };
}

/** @param {KeyState} state */
function titleWord({ view, apart }) { return view === "settle" ? "Two keys" : apart.mine && view !== "apart" ? `${apart.mine}’s key` : "Key"; }

/** @param {KeyState} state */
function farWords(state) {
  if (state.view === "apart") return [];
  const { all, checked, doubtful } = state.counts;
  const left = all - checked;
  const rest = left ? `${left} to go${doubtful ? `, ${doubtful} of them doubtful` : ""}` : "";
  return [h("span", { class: "ed-many" }, h("b", {}, String(checked)), ` of ${all} checked`), rest ? h("span", { class: "ws-quiet" }, rest) : ""];
}

/** One box a statement. It repeats the words beside it. @param {KeyState} state */
function stripBoxes(state) {
  return state.marks.map((mark, i) => {
    const begins = i > 0 && state.marks[i - 1].block !== mark.block;
    return h("i", { class: `k${mark.letter} ${mark.state}${begins ? " gap" : ""}${mark.n === handOf(state) ? " on" : ""}` });
  });
}

/** @param {KeyState} state @param {Hands} hands */
function toolRow(state, hands) {
  const others = state.several ? [edButton("Other articles", "", "leave", () => hands.send({ do: "leave" }))] : [];
  if (state.view === "apart") return others;
  const order = h("select", { "data-key": "order" }, ...NEXT_ORDERS.map(([value, text]) => h("option", { value, selected: value === state.order }, text)));
  order.addEventListener("change", () => hands.send({ do: "order", order: order.value }));
  const undo = edButton("Undo", "Ctrl Z", "undo", () => hands.send({ do: "undo" }));
  const redo = edButton("Redo", "", "redo", () => hands.send({ do: "redo" }));
  undo.setAttribute("aria-disabled", String(!state.undo));
  undo.title = state.undo ? `Undo: ${state.undo}` : "Nothing to undo";
  redo.setAttribute("aria-disabled", String(!state.redo));
  redo.title = state.redo ? `Redo: ${state.redo}` : "Nothing to redo";
  return [h("label", {}, "Next ", order), undo, redo, edButton("Where it is from", "", "origin", () => hands.send({ do: "go", to: "source" })),
    edButton("Second opinion", "", "opinion", () => hands.send({ do: "opinion" })),
    edButton("With a colleague", "", "people", () => hands.send({ do: "show_people" })), ...others];
}

/** How far. @param {KeyState} state @param {Hands} hands */
function farAll(state, hands) {
  if (state.settle) return [h("span", { class: "ed-many" }, h("b", {}, far(state.settle)))];
  return [...farWords(state), ...(state.view === "apart" ? [] : differInHead(state.opinion, hands))];
}

/** The key was changed by another program. @param {Outside} outside @param {KeyState} state @param {Hands} hands */
function stopped(outside, { file, mine: beside, theirs: unread }, hands) {
  const mine = edButton(`Keep mine, as ${beside}`, "", "keep_mine", () => hands.send({ do: "keep_mine" }), "");
  const take = edButton("Take that version", "", "take_theirs", () => hands.send({ do: "take_theirs" }), "");
  if (outside.gone) {
    return h("div", {}, h("p", {}, h("b", {}, `${file} is not there any more. `), "Another program has moved it or taken it away. Your work is still on this page."),
      edButton("Put mine back", "", "put_back", () => hands.send({ do: "put_back" }), "main"));
  }
  if (outside.why) {
    return h("div", {}, h("p", {}, h("b", {}, `${file} was changed by another program, and cannot be read now. `), "Nothing has been overwritten. ", outside.why,
      ` Mend it there, then press Look again. Or put yours in its place: that file stays beside it, as ${unread}.`),
      edButton("Look again", "", "look", () => hands.send({ do: "save" }), "main"), edButton("Put mine in its place", "", "put_back", () => hands.send({ do: "put_back" })));
  }
  const many = outside.differences.length + outside.more;
  return h("div", {}, h("p", {}, h("b", {}, `${file} was changed by another program. `),
    `Nothing has been overwritten. Its version has ${howMany(outside.theirs, "statement")}, yours ${outside.mine}; ${howMany(many, "difference")}.`),
  h("details", {}, h("summary", { class: "ws-btn main" }, "Show what is different"), differenceTable(outside)), take, mine);
}

/** @param {Outside} outside */
function differenceTable(outside) {
  const rows = outside.differences.map((each) => h("tr", {}, h("th", { scope: "row" }, h("q", {}, each.words.length > 70 ? `${each.words.slice(0, 70)}…` : each.words)),
    h("td", {}, each.what), h("td", {}, each.mine), h("td", {}, each.theirs)));
  return h("div", { class: "ed-scroll", tabindex: "0", role: "region", "aria-label": "What is different" },
    h("table", { class: "ed-diffs" }, h("thead", {}, h("tr", {}, ...["Words", "What", "Yours", "The other"].map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, ...rows)), outside.more ? h("p", {}, `and ${outside.more} more`) : null);
}
