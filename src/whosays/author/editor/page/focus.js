// @ts-check
// A part of the page is painted anew only where what it shows is another, and focus stays where it was.

const edPrints = /** @type {WeakMap<HTMLElement, string>} */ (new WeakMap());

/** The number of the statement at hand, or of the difference; 0 if none is. @param {import("./types.js").KeyState} state */
export function handOf(state) { return state.settle ? state.settle.n : state.hand?.n ?? 0; }

/** Paint a part if its data are others than the last time. @template Data
 * @param {HTMLElement} el @param {Data} data @param {(data: Data) => (Node|string)[]} paintIt @returns {boolean} whether it was painted */
export function repaint(el, data, paintIt) {
  const print = JSON.stringify(data);
  if (edPrints.get(el) === print) return false;
  const key = keyOfFocus(el);
  edPrints.set(el, print);
  el.replaceChildren(...paintIt(data));
  if (key) refocus(el, key);
  return true;
}

/** The name of what has focus in an element; "" if nothing has. @param {HTMLElement} el */
function keyOfFocus(el) {
  const at = /** @type {HTMLElement|null} */ (document.activeElement);
  return at && el.contains(at) ? at.dataset.key ?? "lost" : "";
}

/** @param {HTMLElement} el @param {string} key */
function refocus(el, key) {
  const again = [.../** @type {NodeListOf<HTMLElement>} */ (el.querySelectorAll("[data-key]"))].find((each) => each.dataset.key === key);
  if (again && !again.hidden) again.focus({ preventScroll: true });
  else el.dispatchEvent(new CustomEvent("ed-focus-lost", { bubbles: true }));
}
