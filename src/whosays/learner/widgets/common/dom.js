// @ts-check
// Making elements, giving them ids, and keeping keys from JupyterLab.

/** @typedef {Node|string|null|undefined|false} Child */
/** @typedef {{[name: string]: string|number|boolean|null|undefined|((event: MouseEvent) => void)}} Attributes */

let ids = 0;
/** @param {string} stem */
export function uid(stem) { ids += 1; return `ws-${stem}-${ids}-${Math.random().toString(36).slice(2, 7)}`; }

/** Make an element. Text goes in as text, never as markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Attributes} [attrs] @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]} */
export function h(tag, attrs = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") el.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name === "class") el.className = String(value);
    else if (value === true) el.setAttribute(name, "");
    else el.setAttribute(name, String(value));
  }
  el.append(...present(children));
  return el;
}

/** Where answers are kept, in Python's words (see where_kept.py); nothing where they are kept nowhere.
 * @param {string|undefined} words */
export function keptLine(words) { return words ? h("p", { class: "ws-ui ws-quiet ws-where", dir: "auto" }, words) : null; }

/** What is there: what was left out of a list is null, undefined or false.
 * @template Kind @param {(Kind|null|undefined|false)[]} list @returns {Kind[]} */
export function present(list) {
  return list.flatMap((each) => (each === null || each === undefined || each === false ? [] : [each]));
}

/** What a pointer is told of a button that has a name: on the button itself it would be said twice.
 * @param {string} title @param {...Child} inner */
export function pointedAt(title, ...inner) { return h("span", { class: "ws-pointed", title }, ...inner); }

/** Said once, however often it is painted: a screen reader would say it again. @param {HTMLElement} el @param {string} text */
export function tellOnce(el, text) { if (el.textContent !== text) el.textContent = text; }

/** JupyterLab reads letters and arrows from any element in an output (d d deletes the cell!): keep them here.
 * @param {HTMLElement} root @returns {() => void} lets go again */
export function keepKeys(root) {
  const suppress = () => {
    for (const el of root.querySelectorAll("button, input, textarea, select, summary, [tabindex]"))
      el.setAttribute("data-lm-suppress-shortcuts", "true");
  };
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  root.addEventListener("keydown", keepKey);
  const watcher = new MutationObserver(suppress);
  watcher.observe(root, { childList: true, subtree: true });
  suppress();
  return () => { root.removeEventListener("keydown", keepKey); watcher.disconnect(); };
}

/** Ctrl, Cmd and the browser's own keys go through, except Enter with Shift or Ctrl, which would run the cell.
 * @param {KeyboardEvent} event */
function keepKey(event) {
  const chord = (event.ctrlKey || event.metaKey) && event.key !== "Enter";
  if (chord && !event.altKey && undone(event)) event.preventDefault();
  else if (chord && !event.altKey) return;
  event.stopPropagation();
}

/** Undo and redo in a text box: in an output of JupyterLab the browser's own keys for them do nothing.
 * @param {KeyboardEvent} event @returns {boolean} whether it was one of them */
function undone(event) {
  const box = /** @type {HTMLElement} */ (event.target).closest("textarea, input[type=text]");
  const key = event.key.toLowerCase();
  if (!box || (key !== "z" && key !== "y")) return false;
  document.execCommand(key === "y" || event.shiftKey ? "redo" : "undo");
  return true;
}
