// @ts-check
// What the main button says and where it leads: to the reason, to the next item, to what was left open, and then to what
// follows on the page.

/** @typedef {import("./card.js").Item} Item */
/** @typedef {import("./card.js").ItemState} ItemState */

const ONE_AT_A_TIME = "[data-one-at-a-time]"; // what holds a card on a page that shows one task and knows the next
const KEEPS_KEYS = "data-lm-suppress-shortcuts"; // JupyterLab would read letters from anything in a cell

/** What the button says before the reason. @param {ItemState} state @param {boolean} isRetried since the second look */
export function checkWords({ look }, isRetried) {
  const tries = look?.again && (look.tried || isRetried);
  return look && !tries ? "See why" : "Check";
}

/** Where it leads after it: an item by its number, or an element; "" and null where nothing follows.
 * @param {HTMLElement} root @param {{mode: string, items: Item[]}} task @param {Object<string, ItemState>} states
 * @param {number} at @returns {{words: string, to: number|HTMLElement|null}} */
export function leadsTo(root, task, states, at) {
  if (at + 1 < task.items.length) return { words: "Next", to: at + 1 };
  const holder = /** @type {HTMLElement|null} */ (root.closest(ONE_AT_A_TIME));
  if (holder) return { words: "Next", to: holder };
  const open = leftOpen(task, states, at);
  if (open >= 0) return { words: `Back to question ${open + 1}`, to: open };
  const next = following(root);
  return { words: next || !root.isConnected ? "Go on" : "", to: next };
}

/** The first item that has something left to do, or -1.
 * @param {{mode: string, items: Item[]}} task @param {Object<string, ItemState>} states @param {number} at where one is */
function leftOpen(task, states, at) {
  return task.items.findIndex(({ id }, i) => i !== at && !(task.mode === "practice" ? states[id].reason : states[id].given));
}

/** What follows a card on its page, if anything is to be seen there. @param {HTMLElement} root @returns {HTMLElement|null} */
function following(root) {
  let next = (root.closest(".jp-Cell") ?? root).nextElementSibling;
  while (next && !isSeen(next)) next = next.nextElementSibling;
  return /** @type {HTMLElement|null} */ (next);
}

/** @param {Element} el */
function isSeen(el) { return el.getClientRects().length > 0; }

/** Bring what follows into view, and focus to it. @param {HTMLElement} next */
export function goOn(next) {
  if (next.matches(ONE_AT_A_TIME)) { next.dispatchEvent(new CustomEvent("whosays-onward", { bubbles: true })); return; }
  const card = /** @type {HTMLElement|null} */ (next.querySelector(".ws-card :is(input, button, textarea):not([disabled])"));
  const target = card ?? /** @type {HTMLElement} */ (next.querySelector(".jp-RenderedHTMLCommon") ?? next);
  if (!card) {
    target.setAttribute("tabindex", "-1");
    target.setAttribute(KEEPS_KEYS, "true");
  }
  next.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}

