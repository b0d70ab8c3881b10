// @ts-check
// Begins the page, once it is sure that the browser can carry it. Until then the worksheet stands there.
import { App } from "./app.js";

/** @param {Object<string, import("./app.js").Widget>} widgets by type, and the form
 * @param {Object<string, import("./task_model.js").Keeps>} keeps by type */
export function start(widgets, keeps) {
  if (document.documentElement.classList.contains("too-old")) return;
  const data = JSON.parse(document.getElementById("exercise")?.textContent ?? "");
  new App(data, widgets, keeps).begin();
  document.documentElement.classList.remove("plain");
}
