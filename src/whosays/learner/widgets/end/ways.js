// @ts-check
// The ways out of the end card: back to one item, and on to what comes next.
import { h } from "../common/dom.js";

/** @typedef {{path: string, words: string}} Step */

/** Shows the card of a task at one of its items: trying again now is a link, and counts for nothing.
 * @param {HTMLElement} root @param {{title: string, number: number}} place */
export function jumpTo(root, { title, number }) {
  const page = root.closest(".jp-Notebook") ?? document;
  const cards = [...page.querySelectorAll(".ws-card")];
  const card = cards.find((each) => each.querySelector(".ws-title")?.textContent === title);
  if (!card) return;
  card.scrollIntoView({ block: "start" });
  const step = card.querySelectorAll(".ws-step")[number - 1];
  if (step instanceof HTMLElement) step.click();
  const first = card.querySelector(".ws-step[aria-current], input, button, textarea");
  if (first instanceof HTMLElement) first.focus({ preventScroll: true });
}

/** A plain link, which the shell follows without leaving the page.
 * @param {Step} step */
export function nextStep({ path, words }) {
  const asked = { path, address: "" };
  document.dispatchEvent(new CustomEvent("whosays-address", { detail: asked })); // a website has its own
  const link = h("a", { class: "ws-btn main ws-end-next", href: asked.address || `../${path}` }, words);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const heard = !document.dispatchEvent(new CustomEvent("whosays-open", { detail: { path }, cancelable: true }));
    if (heard || document.getElementById("whosays-bar")) event.preventDefault();
  });
  return link;
}
