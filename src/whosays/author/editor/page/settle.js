// @ts-check
// Two keys side by side, in equal columns; no side is chosen beforehand.
import { h } from "../../../learner/widgets/common/dom.js";
import { agreementSection, differenceList } from "./agreement.js";
import { edButton, edSection, howMany, kindBadge } from "./parts.js";

/** @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Hands} Hands @typedef {import("./types.js").Settle} Settle @typedef {import("./types.js").Act} Act */
/** @typedef {import("./types.js").TwoSided} TwoSided @typedef {import("./types.js").Side} Side @typedef {import("./types.js").KindInfo} KindInfo */

/** @param {Settle} settle @param {KindInfo[]} kinds @param {Hands} hands */
export function settlePanel(settle, kinds, hands) {
  return settle.difference ? onePlace(settle, settle.difference, kinds, hands) : allOfThem(settle, hands);
}

/** How far the two agree, and all that differs. @param {Settle} settle @param {Hands} hands */
function allOfThem(settle, hands) {
  const [one, other] = settle.names;
  const open = settle.all - settle.settled;
  const early = settle.apart ? null : h("p", { class: "ed-plain" }, "You looked before both were done: what was keyed since then is not of two who worked apart.");
  const left = !settle.all ? "You differ in nothing that is compared here: kind, source, and where each statement begins and ends." : open ? "" : `All are settled.${settle.neither ? ` ${howMany(settle.neither, "statement")} of them stay open: a draft, to be decided in the editor.` : ""}`;
  return h("div", { class: "ed-hand-in" },
    h("section", {}, h("p", { class: "ed-where" }, h("span", {}, `${one} and ${other}, two keys of one article`)), h("p", { class: "ed-big" }, far(settle)), early, left ? h("p", { class: "ed-plain" }, left) : null, asked(settle, hands), crossingList(settle, hands)),
    agreementSection(settle), settle.all ? differenceList(settle, hands) : null);
}

/** @param {Settle} settle */
export function far(settle) { return settle.all ? `${howMany(settle.all, "difference")}, ${settle.settled} settled` : "No difference"; }

/** @param {Settle} settle @param {Hands} hands */
function asked(settle, hands) {
  if (!settle.asks) return null;
  return h("div", { class: "ed-wrong", role: "alert" }, h("p", {}, h("b", {}, `In key.csv ${settle.asks === 1 ? "a statement is" : `${settle.asks} statements are`} checked already.`), " The settled key would take its place. Undo leads back to it as long as this page is open."),
    h("div", { class: "ed-cut" }, edButton("Replace it", "", "finish-sure", () => hands.send({ do: "settle_finish", sure: true })), edButton("Leave it", "", "finish-not", () => hands.send({ do: "settle_go", to: -1 }))));
}

/** @param {Settle} settle @param {Hands} hands */
function crossingList(settle, hands) {
  return settle.crossings.length ? h("div", {}, ...settle.crossings.map((pair) => crossing(settle, pair, hands))) : null;
}

/** Two choices that cannot stand together, and three ways out. @param {Settle} settle @param {number[]} pair @param {Hands} hands */
function crossing(settle, pair, hands) {
  const [first, second] = pair.map((n) => settle.list[n - 1]);
  const take = (/** @type {string} */ choice) => hands.send({ do: "settle", which: pair.map((n) => n - 1), choice });
  const sides = ["one", "other"].map((choice, i) => edButton(`${settle.names[i]}’s for both`, "", `cross-${choice}`, () => take(choice)));
  return h("div", { class: "ed-wrong" }, h("p", {}, h("b", {}, "These two choices cannot stand together. "), h("q", {}, shortened(first.words)), " and ", h("q", {}, shortened(second.words)), " would share words, and neither lies inside the other."),
    h("div", { class: "ed-cut" }, ...sides, edButton("Neither: decide in the editor", "", "cross-neither", () => take("neither"))));
}

/** @param {string} words */
function shortened(words) { return words.length > 60 ? `${words.slice(0, 58)}…` : words; }

/** One difference. @param {Settle} settle @param {TwoSided} found @param {KindInfo[]} kinds @param {Hands} hands */
function onePlace(settle, found, kinds, hands) {
  const choose = (/** @type {string} */ choice) => hands.act(chosenAct(settle, choice));
  const sides = found.sides.map((side, i) => column(side, settle.names[i], found, i, choose));
  const crossed = found.crossed.map((n) => crossing(settle, [settle.n, n], hands));
  const isLong = found.quote.length > 130;
  return h("div", { class: "ed-hand-in" },
    h("section", {}, h("p", { class: "ed-where" }, h("span", {}, `Difference ${settle.n} of ${settle.all}, ${found.where}`), h("span", {}, `${settle.settled} settled`)),
      h("blockquote", { class: `ed-quote${isLong ? " long" : ""}`, dir: "auto" }, found.before && !isLong ? h("span", { class: "ed-ctx" }, `${found.before} `) : null, found.quote)),
    edSection("Two keys, made apart", `differ in ${found.about}`.replace("differ in only", "only"), h("div", { class: "ed-two" }, ...sides), ...crossed,
      found.either ? h("p", { class: "ed-plain ed-either" }, "Each kind is the second answer of the other: either can stand.") : null,
      h("div", { class: "ed-cut ed-middle" }, found.both ? settleButton("Both: the second as second answer", "B", "both", found.choice, choose) : null, settleButton("Neither: stays open", "0", "neither", found.choice, choose))), ...testsOf(found, kinds));
}

/** What the codebook asks for the two kinds, where they differ. @param {TwoSided} found @param {KindInfo[]} kinds */
function testsOf(found, kinds) {
  const letters = found.sides.map((side) => side.letter);
  if (!letters[0] || !letters[1] || letters[0] === letters[1]) return [];
  const asked = letters.map((letter) => /** @type {KindInfo} */ (kinds.find((each) => each.letter === letter)));
  return [edSection("What the codebook asks", "", ...asked.map((kind) => h("div", { class: `ed-test k${kind.letter}` }, h("p", {}, h("b", {}, `${kind.label}: ${kind.name_of_test}. `), h("em", {}, kind.test)))))];
}

/** @param {Side} side @param {string} name @param {TwoSided} found @param {number} i @param {(choice: string) => void} choose */
function column(side, name, found, i, choose) {
  const choice = i ? "other" : "one";
  const take = settleButton(`Take ${name}’s`, String(i + 1), choice, found.choice, choose);
  if (!side.there) return h("div", { class: "ed-side-of" }, h("h4", { dir: "auto" }, name), h("p", { class: "ed-plain ws-quiet" }, "No statement of these words."), h("div", { class: "ed-take" }, take));
  const kind = /** @type {KindInfo} */ (/** @type {unknown} */ (side));
  return h("div", { class: `ed-side-of k${side.letter}` }, h("h4", { dir: "auto" }, name, side.checked ? null : h("small", {}, "not checked")),
    h("p", { class: "ed-verdict" }, kindBadge(kind), side.kind), h("p", { class: "ed-plain" }, h("span", { class: "ws-quiet" }, "Who says so: "), h("span", { class: "ed-news", dir: "auto" }, side.source)),
    found.edges ? h("p", { class: "ed-news ed-pieces", dir: "auto" }, ...side.pieces.map((each) => (each.mark ? h("u", {}, each.text) : each.text))) : null,
    h("p", { class: "ed-plain", dir: "auto" }, side.why_source || side.why), side.second ? h("p", { class: "ed-plain ws-quiet" }, `Second answer: ${side.second}`) : null, h("div", { class: "ed-take" }, take));
}

/** @param {string} text @param {string} key @param {string} choice @param {string} chosen @param {(choice: string) => void} choose */
function settleButton(text, key, choice, chosen, choose) {
  const el = edButton(text, key, `choose-${choice}`, () => choose(choice));
  el.setAttribute("aria-pressed", String(chosen === choice));
  return el;
}

/** To choose once more what is chosen opens the difference again. @param {Settle} settle @param {string} choice @returns {Act} */
function chosenAct(settle, choice) { return { do: "settle", which: [settle.n - 1], choice: settle.difference?.choice === choice ? "" : choice }; }

/** What stands at the foot, always in reach. @param {Settle} settle @param {Hands} hands */
export function settleFoot(settle, hands) {
  const open = settle.all - settle.settled;
  const finish = (/** @type {string} */ more) => edButton("Make it the key", open || settle.n ? "" : "Enter", "finish", () => hands.send({ do: "settle_finish" }), more);
  const next = edButton(settle.n ? "Next open difference" : "Settle the first open one", "Enter", "next-open", () => hands.send({ do: "settle_go", to: "next" }), "main");
  if (!open) return settle.n ? [edButton("All are settled: go on", "Enter", "next-open", () => hands.send({ do: "settle_go", to: -1 }), "main")] : [finish("main")];
  return settle.n ? [next, edButton("All of them", "Esc", "overview", () => hands.send({ do: "settle_go", to: -1 }), "")] : [next, h("details", { class: "ed-early" }, h("summary", {}, "Make it the key already"),
    h("p", { class: "ed-plain" }, `What is not settled stays open in it: ${howMany(open, "statement")} as a draft.`), finish(""))];
}

/** The tools of the head. @param {KeyState} state @param {Hands} hands */
export function settleTools(state, hands) {
  const tools = [["Undo", "Ctrl Z", "undo", state.undo], ["Redo", "", "redo", state.redo]].map(([text, key, word, what]) => {
    const el = edButton(text, key, word, () => hands.send({ do: word }));
    el.setAttribute("aria-disabled", String(!what));
    return el;
  });
  const agree = edButton("How far you agree", "", "agreement", () => hands.send({ do: "settle_go", to: -1 }));
  return [...(state.settle?.n ? [agree] : []), ...tools, edButton("Back", "", "people", () => hands.send({ do: "show_people" }))];
}

/** What a key does while two settle. @param {KeyboardEvent} event @param {Settle} settle @returns {Act|null} */
export function settleKey(event, settle) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const at = /** @type {HTMLElement} */ (event.target);
  if (event.key === "Enter") return at.closest("button, summary, a") ? null : enterAct(settle);
  const moves = /** @type {Object<string, unknown>} */ ({ ArrowDown: "down", ArrowUp: "up", Escape: -1 });
  if (event.key in moves) return { do: "settle_go", to: moves[event.key] };
  const choice = /** @type {Object<string, string>} */ ({ 1: "one", 2: "other", b: "both", B: "both", 0: "neither" })[event.key];
  if (!choice || !settle.difference || (choice === "both" && !settle.difference.both)) return null;
  return chosenAct(settle, choice);
}

/** @param {Settle} settle @returns {Act} */
function enterAct(settle) {
  if (settle.all > settle.settled) return { do: "settle_go", to: "next" };
  return settle.n ? { do: "settle_go", to: -1 } : { do: "settle_finish" };
}
