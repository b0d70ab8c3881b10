// @ts-check
// Begins the page, once it is sure that the browser can carry it. Until then the worksheet stands there.
import { beginAnew } from "./anew.js";
import { App } from "./app.js";
import { part } from "./parts.js";
import { isAsMade } from "./seal.js";

/** @param {Object<string, import("./app.js").Widget>} widgets by type, and the form
 * @param {Object<string, import("./task_model.js").Keeps>} keeps by type */
export function start(widgets, keeps) {
  if (document.documentElement.classList.contains("too-old")) return;
  beginAnew();
  const text = part("exercise").textContent ?? "";
  part("changed").hidden = isAsMade(text);
  new App(JSON.parse(text), widgets, keeps).begin();
  document.documentElement.classList.remove("plain");
}
