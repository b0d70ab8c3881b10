// @ts-check
// Who says so? The mouths from the first to the article, and the words that name the source and hand the statement to it.
import { h } from "../../../learner/widgets/common/dom.js";
import { repaint } from "./focus.js";
import { edButton } from "./parts.js";

/** @typedef {import("./types.js").Voice} VoiceState @typedef {import("./types.js").Hands} Hands */

/** @param {Hands} hands */
export function makeVoice(hands) {
  const el = h("section", {});
  /** @param {VoiceState} voice @param {string} kind @param {number} n */
  const update = (voice, kind, n) => {
    repaint(el, { voice, kind, n }, () => [h("h4", { class: "ed-ask" }, "Who says so?"),
      voice.own ? ownWords(voice, kind, hands) : mouthRow(voice, hands), kind === "furniture" ? "" : pickedWords(voice, hands)]);
  };
  return { el, update };
}

/** @param {VoiceState} voice @param {string} kind @param {Hands} hands */
function ownWords(voice, kind, hands) {
  const own = h("span", { class: "ed-mouth" }, voice.last);
  if (kind === "furniture") return h("p", { class: "ed-mouths" }, own);
  const other = edButton("Somebody else says it", "", "mouth-new", () => hands.act({ page: "pick", role: "source_words" }));
  const line = h("div", { class: "ed-line" }, other, asBefore(voice, hands), edButton("Write a name", "", "mouth-write", () => {
    const boxes = mouthBoxes([], "mouth", voice.last, (names) => hands.act({ do: "chain", names }));
    line.replaceWith(boxes.row);
    own.remove();
    boxes.add();
  }));
  return h("div", {}, h("p", { class: "ed-mouths" }, own), line);
}

/** @param {VoiceState} voice @param {Hands} hands */
function mouthRow(voice, hands) {
  const boxes = mouthBoxes(voice.mouths, "mouth", voice.last, (names) => hands.act({ do: "chain", names }));
  return h("div", {}, boxes.row, h("div", { class: "ed-line" }, speakerChoice(voice, hands), edButton("Add a mouth", "", "mouth-add", boxes.add), asBefore(voice, hands)));
}

/** Whoever spoke before speaks on: source, its words and the cue at once. @param {VoiceState} voice @param {Hands} hands */
function asBefore(voice, hands) {
  return voice.before ? edButton(`As before: ${voice.before}`, "A", "before", () => hands.act({ page: "before" })) : "";
}

/** A box a mouth, from the first to the article; what stands in them is kept as soon as one is left.
 * @param {string[]} mouths @param {string} key the name of the boxes, for focus and tests @param {string} last @param {(names: string[]) => void} keep */
export function mouthBoxes(mouths, key, last, keep) {
  const row = h("div", { class: "ed-mouths" }, h("span", { class: "ed-mouth" }, last));
  /** @type {HTMLInputElement[]} */ const boxes = [];
  const put = (/** @type {string} */ name) => {
    const box = mouthBox(name, boxes.length, key);
    box.addEventListener("change", () => keep([...boxes.map((each) => each.value), "the article"]));
    boxes.push(box);
    row.lastElementChild?.before(box, h("span", {}, "through"));
    return box;
  };
  mouths.forEach(put);
  return { row, add: () => put("").focus() };
}

/** @param {string} name @param {number} i @param {string} key */
function mouthBox(name, i, key) {
  const box = h("input", { type: "text", class: `ed-mouth${i === 0 ? " first" : ""}`, value: name, size: Math.max(8, name.length), dir: "auto",
    "data-key": `${key}-${i}`, "aria-label": i === 0 ? "Who says so first" : `Mouth ${i + 1}, who passes it on. Empty takes it away.` });
  box.addEventListener("input", () => { box.size = Math.max(8, box.value.length); });
  return box;
}

/** @param {VoiceState} voice @param {Hands} hands */
function speakerChoice(voice, hands) {
  const select = h("select", { "data-key": "speaker", "aria-label": "What kind of source it is" },
    ...voice.speakers.map(({ value, label }) => h("option", { value, selected: value === voice.speaker }, label)));
  select.addEventListener("change", () => hands.act({ do: "speaker", speaker: select.value }));
  return h("label", {}, "who is ", select);
}

/** @param {VoiceState} voice @param {Hands} hands */
function pickedWords(voice, hands) {
  return h("div", { class: "ed-words" }, ...pickedRow("Source", "S", "source_words", voice.source, hands), ...pickedRow("Cue", "C", "cue", voice.cue, hands), ...marksRow(voice, hands));
}

/** @param {string} name @param {string} key @param {string} role @param {string} words @param {Hands} hands */
function pickedRow(name, key, role, words, hands) {
  const shown = words ? h("span", { class: `ed-role lit ${role === "cue" ? "cue" : "source"}`, dir: "auto" }, words) : h("span", { class: "ws-quiet" }, "not picked");
  const pick = edButton("Pick", key, `pick-${role}`, () => hands.act({ page: "pick", role }));
  pick.setAttribute("aria-label", `Pick the ${name.toLowerCase()} in the article`);
  const clear = words ? edButton("Clear", "", `clear-${role}`, () => hands.act({ do: "words", role, ranges: [] })) : "";
  if (clear) clear.setAttribute("aria-label", `Clear the ${name.toLowerCase()}`);
  return [h("span", { class: "ws-quiet" }, name), shown, h("span", { class: "ed-picks" }, pick, clear)];
}

/** Quotation marks hand words over, too. @param {VoiceState} voice @param {Hands} hands */
function marksRow(voice, hands) {
  if (!voice.marks) return [];
  const marks = edButton(voice.marks === "on" ? "Leave out" : "Take them", "Q", "marks", () => hands.act({ page: "marks" }));
  marks.setAttribute("aria-label", `${voice.marks === "on" ? "Leave out" : "Take"} the quotation marks as a cue`);
  const state = voice.marks === "on" ? "hand it over, too" : "not part of the cue";
  return [h("span", { class: "ws-quiet" }, "Marks"), h("span", { class: "ws-quiet" }, `“ ” ${state}`), h("span", { class: "ed-picks" }, marks)];
}
