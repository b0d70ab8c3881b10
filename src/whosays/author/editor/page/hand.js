// @ts-check
// The statement at hand: five plain questions, what does not hold, and Accept, which stays in reach.
import { h, present } from "../../../learner/widgets/common/dom.js";
import { textBox } from "./boxes.js";
import { repaint } from "./focus.js";
import { makeKinds } from "./kinds.js";
import { edButton, edSection, kindBadge } from "./parts.js";
import { makeVoice, mouthBoxes } from "./voice.js";

/** @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Hand} Hand @typedef {import("./types.js").Hands} Hands */
/** @typedef {import("./types.js").Fault} Fault @typedef {import("./types.js").KindInfo} KindInfo @typedef {import("./boxes.js").EditorLine} EditorLine */
/** @typedef {ReturnType<typeof textBox>} TextBox */

const CUTS = [["Edges", "E", "edges"], ["Split", "/", "split"], ["Join", "J", "join"], ["Nest", "N", "nest"], ["Add", "+", "add"], ["Delete", "Del", "delete"]];

/** @param {Hands} hands @param {EditorLine} line */
export function makeHand(hands, line) {
  const el = h("div", { class: "ed-hand-in" });
  const head = h("section", {});
  const kinds = makeKinds(hands);
  const faults = h("div", { role: "alert", class: "ed-faults" });
  const voice = makeVoice(hands);
  const second = h("section", {});
  const reason = h("section", {});
  const loose = h("div", {});
  el.append(head, kinds.el, faults, voice.el, second, reason, loose);
  const writing = new Writing(line);
  /** @param {KeyState} state @param {Hand} hand */
  const update = (state, hand) => {
    const kind = state.kinds.find((each) => each.name === hand.kind);
    head.className = `k${kind?.letter ?? ""}`;
    repaint(head, [hand.n, hand.place, hand.state, hand.doubt, hand.quote, hand.before, hand.joins], () => headOf(hand, hands));
    kinds.update(state.kinds, hand.kind, state.route);
    voice.update(hand.voice, hand.kind, hand.n);
    writing.follow(hand);
    repaint(second, [hand.also.item, hand.also.facet, hand.also.value], () => secondAnswer(state.kinds, hand, hands, writing));
    repaint(reason, [hand.why.item, hand.why.from], () => reasonOf(hand, writing));
    repaint(faults, hand.problems, (list) => list.map((each) => faultOf(each, hands)));
    repaint(loose, state.loose, (list) => looseWords(list, hands));
  };
  return { el, update };
}

/** The boxes of the statement at hand. They stay the same elements while it is at hand. */
class Writing {
  /** @param {EditorLine} line */
  constructor(line) {
    this.line = line;
    /** @type {Map<string, TextBox>} */ this.boxes = new Map();
  }

  /** @param {Hand} hand */
  follow(hand) {
    const now = new Map([["why", hand.why], ["settles", hand.settles], ["why_also", hand.also]]);
    for (const [key, state] of now) {
      const box = this.boxes.get(key);
      if (box?.item === state.item) box.update(state);
      else this.boxes.set(key, textBox(this.line, state, LABELS[key], key, key === "settles"));
    }
  }

  /** @param {string} key */
  els(key) {
    const box = /** @type {TextBox} */ (this.boxes.get(key));
    return [box.el, box.below];
  }
}

/** @type {Object<string, string>} */
const LABELS = { why: "Why? Learners read this.", settles: "What would settle it", why_also: "Reason for the second answer" };

/** @param {Hand} hand @param {Hands} hands */
function headOf(hand, hands) {
  const note = hand.state === "checked" ? h("span", {}, "checked") : h("span", { class: hand.doubt ? "ed-unsure" : "" }, hand.doubt || "draft");
  const quote = hand.quote.map(({ text, mark }) => (mark ? h("u", {}, text) : text));
  const cuts = CUTS.map(([text, key, name]) => {
    const button = edButton(text, key, name, () => hands.act({ page: name }));
    if (name === "join") button.setAttribute("aria-disabled", String(!hand.joins));
    if (name === "join") button.title = hand.joins ? `Take in: ${hand.joins.slice(0, 80)}` : "No statement follows in this paragraph";
    return button;
  });
  const isLong = hand.quote.reduce((sum, each) => sum + each.text.length, 0) > 130; // then it stands for itself
  return [h("p", { class: "ed-where" }, h("span", {}, hand.place), note),
    h("blockquote", { class: `ed-quote${isLong ? " long" : ""}`, dir: "auto" }, hand.before && !isLong ? h("span", { class: "ed-ctx" }, `${hand.before} `) : null, ...quote),
    h("div", { class: "ed-cut", role: "group", "aria-label": "Change the stretch" }, ...cuts)];
}

/** @param {KindInfo[]} kinds @param {Hand} hand @param {Hands} hands @param {Writing} writing */
function secondAnswer(kinds, hand, hands, writing) {
  const title = h("h4", { class: "ed-ask" }, "Can it be read another way?", h("small", {}, "earns half"));
  if (!hand.also.value && !hand.also.facet) return [title, h("div", { class: "ed-line" }, edButton("Add a second answer", "B", "second", () => hands.act({ page: "second" })),
    edButton("Another source", "", "second-source", () => hands.act({ do: "also", names: [] })))];
  const drop = edButton("No second answer", "", "no-second", () => hands.act({ do: "also", kind: "" }));
  if (hand.also.facet === "source") {
    const boxes = mouthBoxes(hand.also.mouths, "also-mouth", "the article", (names) => hands.act({ do: "also", names }));
    const add = edButton(hand.also.mouths.length ? "Add a mouth" : "Write a name", "", "also-add", boxes.add);
    return [title, h("p", { class: "ed-plain" }, "Another source:"), boxes.row, h("div", { class: "ed-line" }, add, drop), ...writing.els("why_also")];
  }
  const chosen = kinds.find((each) => each.name === hand.also.value);
  const select = h("select", { "aria-label": "Second answer", "data-key": "also" },
    ...kinds.filter((each) => each.name !== hand.kind).map((each) => h("option", { value: each.name, selected: each.name === hand.also.value }, each.label)));
  select.addEventListener("change", () => hands.act({ do: "also", kind: select.value }));
  return [title, h("div", { class: `ed-also k${chosen?.letter ?? ""}` }, kindBadge(chosen), select, drop), ...writing.els("why_also")];
}

/** @param {Hand} hand @param {Writing} writing */
function reasonOf(hand, writing) {
  return [h("h4", { class: "ed-ask" }, "Why?", h("small", {}, `learners read this${hand.why.from ? `; ${hand.why.from}` : ""}`)), ...writing.els("why"),
    h("div", { class: "ed-settles" }, h("span", { "aria-hidden": "true" }, "What would settle it"), h("div", {}, ...writing.els("settles")))];
}

/** @param {Fault} fault @param {Hands} hands */
function faultOf(fault, hands) {
  const mends = fault.mends.map((mend, i) => edButton(mend.label, "", `mend-${i}-${mend.label}`, () => hands.act(mend.act)));
  return h("div", { class: "ed-wrong" }, h("p", {}, h("b", {}, fault.lead), " ", fault.text), h("div", { class: "ed-cut" }, ...mends));
}

/** Words in no statement, anywhere in the article. @param {KeyState["loose"]} list @param {Hands} hands */
function looseWords(list, hands) {
  const [first] = list;
  if (!first) return [];
  const text = first.text.length > 70 ? `${first.text.slice(0, 70)}…` : first.text;
  const more = list.length > 1 ? ` ${list.length - 1} more such ${list.length === 2 ? "place" : "places"} in the article.` : "";
  return [h("div", { class: "ed-wrong" }, h("p", {}, h("b", {}, `“${text}”`), ` belongs to no statement yet.${more}`), h("div", { class: "ed-cut" },
    edButton("Make it one", "", "make-one", () => hands.act({ do: "add", ranges: [[first.first, first.last]] })),
    edButton("Show it", "", "show-loose", () => hands.act({ page: "show", word: first.first }))))];
}

/** Accept, and why it waits. @param {Hand} hand @param {Hands} hands */
export function handFoot(hand, hands) {
  const isOff = hand.problems.length > 0;
  const accept = edButton(hand.state === "checked" ? "Checked: go on" : "Accept", "Enter", "accept", () => hands.act({ page: "accept" }), "main");
  accept.setAttribute("aria-disabled", String(isOff));
  const why = isOff ? h("span", { class: "ed-why-not" }, hand.problems[0].lead) : null;
  return present([accept, why, edButton("Later", "L", "later", () => hands.act({ page: "later" }), "")]);
}

/** Nothing is at hand: the key is empty. @param {KeyState} state @param {Hands} hands */
export function nothingAtHand(state, hands) {
  const add = edButton("Choose its words", "+", "add", () => hands.act({ page: "add" }), "main");
  return h("div", {}, edSection(state.counts.all ? "Nothing is at hand" : "No statement yet", "",
    h("p", { class: "ed-plain" }, state.counts.all ? "Press a statement in the article." : "There is no draft for this article. Add each statement by hand: choose its words, then say what kind it is."), add));
}
