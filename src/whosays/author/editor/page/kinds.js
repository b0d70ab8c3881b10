// @ts-check
// What kind is it? Seven buttons to press, the test of the chosen one, and the route for whoever wants it.
import { h, uid } from "../../../learner/widgets/common/dom.js";
import { repaint } from "./focus.js";
import { kindBadge } from "./parts.js";

/** @typedef {import("./types.js").KindInfo} KindInfo @typedef {import("./types.js").Hands} Hands */

/** @param {Hands} hands */
export function makeKinds(hands) {
  const el = h("section", {});
  const name = uid("kind");
  /** @param {KindInfo[]} kinds @param {string} chosen @param {string[]} route */
  const update = (kinds, chosen, route) => {
    repaint(el, [kinds.length, chosen], () => [h("h4", { class: "ed-ask" }, "What kind is it?"),
      choices(kinds, chosen, name, hands), testOf(kinds.find((kind) => kind.name === chosen), route)]);
  };
  return { el, update };
}

/** @param {KindInfo[]} kinds @param {string} chosen @param {string} name @param {Hands} hands */
function choices(kinds, chosen, name, hands) {
  const rows = kinds.map((kind, i) => {
    const input = h("input", { type: "radio", name, value: kind.name, checked: kind.name === chosen, "data-key": `kind-${kind.letter}` });
    input.addEventListener("change", () => hands.act({ do: "kind", kind: kind.name }));
    return h("label", { class: `ed-kind k${kind.letter}` }, input, kindBadge(kind), kind.label, h("kbd", { "aria-hidden": "true" }, String(i + 1)));
  });
  return h("fieldset", { class: "ed-kinds" }, h("legend", { class: "ws-sr" }, "Kind"), ...rows);
}

/** @param {KindInfo|undefined} kind @param {string[]} route */
function testOf(kind, route) {
  if (!kind) return h("p", { class: "ed-test" }, "Choose one of the seven.");
  const line = h("p", {}, h("b", {}, `${kind.name_of_test}: `), h("em", {}, kind.test));
  return h("div", { class: `ed-test k${kind.letter}` }, h("p", {}, kind.needs), line,
    h("details", { class: "ed-route" }, h("summary", { "data-key": "route" }, "More, and the route"), kind.more ? h("p", {}, kind.more) : null,
      h("p", {}, "The first yes wins:"), h("ol", {}, ...route.map((each) => h("li", {}, each)))));
}
