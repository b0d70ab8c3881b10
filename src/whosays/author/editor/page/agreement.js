// @ts-check
// How far two keys agree, and the list of all that differs.
import { h } from "../../../learner/widgets/common/dom.js";
import { edButton, edSection, kindBadge } from "./parts.js";
import { whisker } from "./whisker.js";

/** @typedef {import("./types.js").Hands} Hands @typedef {import("./types.js").Settle} Settle @typedef {import("./types.js").FacetAgreement} FacetAgreement @typedef {import("./types.js").KindInfo} KindInfo */

/** @param {Settle} settle */
export function agreementSection({ agreement }) {
  const what = agreement.lacks ? h("p", { class: "ed-plain" }, `No alpha is shown. ${agreement.lacks}`)
    : h("p", { class: "ed-plain ws-quiet" }, "Alpha is 0 where two agree no more often than by chance, and 1 where all answers are the same. The whisker shows where it would likely lie had you keyed other paragraphs.");
  return edSection("How far you agree", "", what, ...agreement.facets.map(facetPart), h("p", { class: "ed-plain" }, agreement.there));
}

/** @param {FacetAgreement} facet */
function facetPart(facet) {
  return h("div", { class: "ed-facet" }, h("h5", {}, facet.title), h("ul", { class: "ed-list" }, ...facet.shares.map((each) => h("li", {}, each))),
    facet.alpha === null ? null : whisker(facet.alpha, facet.low, facet.high, facet.told), facet.told ? h("p", { class: "ed-plain" }, h("b", {}, facet.told), " ", facet.means) : null);
}

/** @param {Settle} settle @param {Hands} hands */
export function differenceList(settle, hands) {
  const [one, other] = settle.names;
  const told = /** @type {Object<string, string>} */ ({ "": "not yet", one: `${one}’s`, other: `${other}’s`, both: "both", neither: "stays open" });
  const rows = settle.list.map((each) => h("tr", { class: each.choice ? "is-settled" : "" },
    h("th", { scope: "row" }, wordsButton(each, hands), h("span", { class: "ws-quiet" }, each.about)),
    ...each.sides.map((side) => h("td", { class: `k${side.letter}` }, side.sign ? kindBadge(/** @type {KindInfo} */ (/** @type {unknown} */ (side))) : h("span", { class: "ws-quiet" }, "none"), side.kind ? h("span", { class: "ws-sr" }, side.kind) : null)),
    h("td", {}, told[each.choice])));
  const head = ["What differs", one, other, "Settled"].map((text) => h("th", { scope: "col", dir: "auto" }, text));
  return edSection("All of them", "in the order of the text", h("table", { class: "ed-diffs ed-all" }, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows)));
}

/** @param {Settle["list"][number]} each @param {Hands} hands */
function wordsButton(each, hands) {
  const words = each.words.length > 70 ? `${each.words.slice(0, 68)}…` : each.words;
  return edButton(words, "", `difference-${each.n}`, () => hands.send({ do: "settle_go", to: each.n - 1 }), "ed-link");
}
