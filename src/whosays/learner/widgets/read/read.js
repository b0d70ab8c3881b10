// @ts-check
// The article as a page. Python has cut and counted everything; here it is only painted.
import { h, keepKeys, uid } from "../common/dom.js";
import { awayButton, figureCaption, listOfAll } from "./below.js";
import { Note } from "./note.js";
import { paintSheet } from "./sheet.js";
import { toolbar } from "./tools.js";
import { Walk } from "./walk.js";

/** @typedef {import("./sheet.js").Page} Page */

/** @param {import("../common/courier.js").View<{task: Page}>} view */
function render({ model, el }) {
  const page = model.get("task");
  const marked = Object.keys(page.statements).length > 0;
  const sheet = paintSheet(page);
  const note = new Note(sheet, marked);
  const walk = new Walk(sheet, note);
  const figure = h("figure", { class: "rd-figure" }, sheet.el, marked ? figureCaption(page) : null);
  const body = h("div", {}, marked ? toolbar(page, sheet, walk) : null, figure, marked ? listOfAll(page) : null);
  const root = frame(page, marked, body);
  const release = keepKeys(root);
  el.append(root);
  const watcher = new ResizeObserver(() => window.requestAnimationFrame(() => note.place()));
  watcher.observe(root);
  return () => { walk.stop(); watcher.disconnect(); release(); root.remove(); };
}

/** @param {Page} page @param {boolean} marked @param {HTMLElement} body */
function frame(page, marked, body) {
  const heading = page.title ? h("h3", { class: "ws-title", id: uid("title") }, page.title) : null;
  return h("section", { class: `ws rd rd-${page.view}${marked ? " rd-marked" : ""}`,
    "aria-label": heading ? null : "The article", "aria-labelledby": heading?.id },
    head(page, heading), page.hide ? awayButton(page, body) : body);
}

/** @param {Page} page @param {HTMLElement|null} heading */
function head(page, heading) {
  const invented = page.invented ? h("span", { class: "rd-invented ws-ui" }, "Invented for practice") : null;
  if (!heading && !invented && !page.prompt) return null;
  return h("div", { class: "rd-head" },
    heading || invented ? h("div", { class: "ws-head" }, heading, invented) : null,
    page.prompt ? h("p", { class: "ws-prompt" }, page.prompt) : null,
    page.note ? h("p", { class: "ws-ui ws-quiet rd-small" }, page.note) : null);
}

export default { render };
