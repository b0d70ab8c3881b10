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
  const other = edButton("Somebody else says it", "", "mouth-new", () => hands.act({ page: "pick", role: "source_words" }));
  return h("p", { class: "ed-mouths" }, h("span", { class: "ed-mouth" }, voice.last), kind === "furniture" ? null : other);
}

/** @param {VoiceState} voice @param {Hands} hands */
function mouthRow(voice, hands) {
  const inputs = voice.mouths.map((name, i) => mouthBox(name, i));
  const keep = () => hands.act({ do: "chain", names: [...inputs.map((each) => each.value), "the article"] });
  for (const input of inputs) input.addEventListener("change", keep);
  const row = h("div", { class: "ed-mouths" }, ...inputs.flatMap((each) => [each, h("span", {}, "through")]), h("span", { class: "ed-mouth" }, "the article"));
  const add = edButton("Add a mouth", "", "mouth-add", () => {
    const box = mouthBox("", inputs.length);
    inputs.push(box);
    box.addEventListener("change", keep);
    row.lastElementChild?.before(box, h("span", {}, "through"));
    box.focus();
  });
  return h("div", {}, row, h("div", { class: "ed-line" }, speakerChoice(voice, hands), add));
}

/** @param {string} name @param {number} i */
function mouthBox(name, i) {
  const box = h("input", { type: "text", class: `ed-mouth${i === 0 ? " first" : ""}`, value: name, size: Math.max(8, name.length), dir: "auto",
    "data-key": `mouth-${i}`, "aria-label": i === 0 ? "Who says so first" : `Mouth ${i + 1}, who passes it on. Empty takes it away.` });
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
  return h("div", { class: "ed-words" }, ...pickedRow("Source", "S", "source_words", voice.source, hands), ...pickedRow("Cue", "C", "cue", voice.cue, hands));
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
