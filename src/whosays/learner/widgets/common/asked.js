// @ts-check
// An item as one group: whoever comes into it by a key, and does not see it, hears which question it is and the words it is
// about, before the first choice.
import { h, uid } from "./dom.js";

/** @param {{place: HTMLElement, title: HTMLElement, passage: HTMLElement|null}} about what names the item: its place in the
 * task, or else the task's title; and the words that it asks about
 * @param {HTMLElement[]} inner all of the item @returns {HTMLElement} made anew for each item: else it is not said again */
export function askedGroup({ place, title, passage }, inner) {
  if (!passage && place.hidden) return h("div", {}, ...inner);
  for (const each of [place, passage]) if (each && !each.id) each.id = uid("asked");
  return h("div", { role: "group", "aria-labelledby": (place.hidden ? title : place).id, "aria-describedby": passage?.id }, ...inner);
}
