// @ts-check
// An item as one group: whoever comes into it by a key, and does not see it, hears which question it is and the words it is
// about, before the first choice.
import { h, uid } from "./dom.js";

/** @param {HTMLElement} place of the item in its task, hidden where that says nothing
 * @param {HTMLElement|null} passage the words that it asks about
 * @param {HTMLElement[]} inner all of the item @returns {HTMLElement} made anew for each item: else it is not said again */
export function askedGroup(place, passage, inner) {
  if (!passage && place.hidden) return h("div", {}, ...inner);
  for (const each of [place, passage]) if (each && !each.id) each.id = uid("asked");
  const names = place.hidden ? { "aria-labelledby": passage?.id } : { "aria-labelledby": place.id, "aria-describedby": passage?.id };
  return h("div", { role: "group", ...names }, ...inner);
}
