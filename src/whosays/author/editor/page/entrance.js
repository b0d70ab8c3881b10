// @ts-check
// The door: several articles wait to be checked, and one is chosen.
import { h } from "../../../learner/widgets/common/dom.js";
import { edButton, edSection, howMany } from "./parts.js";

/** @typedef {import("./types.js").DoorState} DoorState @typedef {import("./types.js").Hands} Hands */

/** @param {DoorState} state @param {Hands} hands */
export function entrance(state, hands) {
  const waiting = state.articles.filter((each) => !each.finished);
  const finished = state.articles.filter((each) => each.finished);
  const list = (/** @type {DoorState["articles"]} */ articles) => h("ul", { class: "ed-door" }, ...articles.map((each) => doorRow(each, hands)));
  const none = h("p", { class: "ed-plain" }, "No draft waits to be checked. Bring an article with ", h("code", {}, "whosays new"), ", then run this cell again.");
  return h("div", { class: "ed-entrance ws-ui" }, h("h3", { class: "ed-title", tabindex: "-1", "data-key": "door" }, "Key editor"),
    state.why ? h("p", { class: "ed-wrong", role: "alert" }, state.why) : null,
    waiting.length ? edSection("Articles to check", "", list(waiting)) : none,
    finished.length ? h("details", {}, h("summary", {}, `${howMany(finished.length, "key")} with every statement checked`), list(finished)) : null);
}

/** @param {DoorState["articles"][number]} each @param {Hands} hands */
function doorRow(each, hands) {
  const far = each.statements ? `${each.checked} of ${each.statements} checked` : "no statement yet";
  const open = edButton("Open", "", `open-${each.at}`, () => hands.send({ do: "open", article: each.at }));
  open.setAttribute("aria-label", `Open ${each.title}`);
  return h("li", {}, h("span", {}, each.title), h("span", { class: "ws-quiet" }, far), open);
}
