// @ts-check
// Every statement has been read: what is in the key, and what is still missing in it.
import { h } from "../../../learner/widgets/common/dom.js";
import { apartDone } from "./apart.js";
import { edButton, edSection, howMany, kindBadge } from "./parts.js";

/** @typedef {import("./types.js").KeyState} KeyState @typedef {import("./types.js").Hands} Hands @typedef {import("./types.js").Finish} FinishState */

/** @param {KeyState} state @param {Hands} hands */
export function finishPanel(state, hands) {
  const finish = /** @type {FinishState} */ (state.finish);
  const kinds = finish.kinds.map((each) => h("li", { class: `k${each.letter}` }, kindBadge(/** @type {import("./types.js").KindInfo} */ (/** @type {unknown} */ (each))), ` ${each.count} `, each.label));
  return h("div", { class: "ed-hand-in" },
    h("section", {}, h("p", { class: "ed-where" }, h("span", {}, "The key is read"), h("span", {}, howMany(state.counts.steps, "change"))),
      h("p", { class: "ed-big" }, "Every statement has been read by a person."), h("p", { class: "ed-plain" }, coverage(state, finish)), ...apartDone(state, hands)),
    edSection("What is in it", "", h("ul", { class: "ed-list" }, ...kinds)),
    ...(finish.is_the_key ? [edSection("What is next", "", h("p", { class: "ed-plain" }, "Make the exercise and its lesson page. In a terminal, in the folder of the kit:"),
      h("p", { class: "ed-plain" }, h("code", {}, `whosays build ${finish.slug}`)))] : []),
    h("section", { class: "ed-act" }, edButton("Read it once more", "", "again", () => hands.act({ page: "first" }), "main"),
      ...(state.several ? [edButton("Other articles", "", "leave-done", () => hands.send({ do: "leave" }), "")] : [])));
}

/** @param {KeyState} state @param {FinishState} finish */
function coverage(state, finish) {
  const lies = state.loose.length ? `${howMany(state.loose.length, "stretch").replace("stretchs", "stretches")} of the article ${state.loose.length === 1 ? "lies" : "lie"} in no statement: they have a dotted line.` : "nothing of the article is left out.";
  const many = finish.many ? " That is more than a third: look again whether a rule of the codebook decides." : "";
  return `${howMany(state.counts.all, "statement")}; ${lies} ${howMany(finish.second, "second answer")}.${many}`;
}
