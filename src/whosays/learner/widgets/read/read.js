// @ts-check
// The article as a page. Python has cut and counted everything; here it is only painted.
import { h, keepKeys, uid } from "../common/dom.js";
import { awayButton, figureCaption, listOfAll } from "./below.js";
import { hardWordSwitch } from "./hard_words.js";
import { placeNames } from "./margin.js";
import { Note } from "./note.js";
import { paintSheet } from "./sheet.js";
import { Toolbar } from "./tools.js";
import { Walk } from "./walk.js";

/** @typedef {import("./sheet.js").Page} Page */

/** @param {import("../common/courier.js").View<{task: Page}>} view */
function render({ model, el }) {
  const page = model.get("task");
  const root = frame(page);
  const sheet = paintSheet(page);
  const note = new Note(sheet);
  const walk = new Walk(sheet, note);
  const stops = [() => walk.stop(), keepKeys(root)];
  root.append(pageOf(page, root, sheet, walk, stops));
  el.append(root);
  stops.push(keepInPlace(root, sheet, note));
  return () => { for (const stop of stops) stop(); root.remove(); };
}

/** The sheet of paper: head, switches, the article, what stands beneath. @param {Page} page @param {HTMLElement} root
 * @param {import("./sheet.js").Sheet} sheet @param {Walk} walk @param {(() => void)[]} stops */
function pageOf(page, root, sheet, walk, stops) {
  const tools = isMarked(page) ? new Toolbar(page, sheet, walk, () => placeNames(sheet)) : null;
  const words = page.glossary.length ? hardWordSwitch(root, sheet.stops) : null;
  if (words) stops.push(words.stop);
  const switches = tools || words ? h("div", { class: "rd-switches ws-ui" }, words?.el, tools?.knob) : null;
  const figure = h("figure", { class: "rd-figure" }, sheet.el, tools ? figureCaption(page) : null);
  const from = page.attribution ? h("p", { class: "ws-ui ws-quiet rd-from" }, page.attribution) : null;
  const body = h("div", {}, switches, tools?.el, figure, from, tools ? listOfAll(page) : null);
  return h("div", { class: "rd-page" }, head(page, root), page.hide ? awayButton(page, body) : body);
}

/** What stands beside lines goes where they go: at another width, with another font. @param {HTMLElement} root
 * @param {import("./sheet.js").Sheet} sheet @param {Note} note @returns {() => void} lets go again */
function keepInPlace(root, sheet, note) {
  const place = () => { placeNames(sheet); note.place(); };
  const watcher = new ResizeObserver(() => window.requestAnimationFrame(place));
  watcher.observe(sheet.el);
  watcher.observe(root);
  document.fonts.addEventListener("loadingdone", place);
  return () => { watcher.disconnect(); document.fonts.removeEventListener("loadingdone", place); };
}

/** Whether the page shows statements. @param {Page} page */
function isMarked(page) { return Object.keys(page.statements).length > 0; }

/** @param {Page} page */
function frame(page) {
  return h("section", { class: `ws rd rd-${page.view}${isMarked(page) ? " rd-marked" : ""}`,
    "aria-label": page.title ? null : "The article" });
}

/** @param {Page} page @param {HTMLElement} root */
function head(page, root) {
  const heading = page.title ? h("h3", { class: "ws-title", id: uid("title") }, page.title) : null;
  if (heading) root.setAttribute("aria-labelledby", heading.id);
  const invented = page.invented ? h("span", { class: "rd-invented ws-ui" }, "Invented for practice") : null;
  if (!heading && !invented && !page.prompt) return null;
  return h("div", { class: "rd-head" },
    heading || invented ? h("div", { class: "ws-head" }, heading, invented) : null,
    page.prompt ? h("p", { class: "ws-prompt" }, page.prompt) : null,
    page.note ? h("p", { class: "ws-ui ws-quiet rd-small" }, page.note) : null);
}

export default { render };
