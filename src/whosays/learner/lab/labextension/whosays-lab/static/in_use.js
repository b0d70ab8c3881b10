// @ts-check
/**
 * What somebody writes in is never covered and never thrown away: it stays on the page as it is, with focus and
 * cursor, until the kernel is back and its cell has a new output, and then goes on in that.
 */

/** @typedef {any} Cell a CodeCell */

/**
 * Is something unsaved in a cell's widget, or somebody at work in one of its boxes?
 * @param {Cell} cell
 * @returns {boolean}
 */
export function isInUse(cell) {
  if (cell.node.querySelector(".ws[data-unsaved]")) return true;
  const at = document.activeElement;
  return Boolean(at?.matches("input, textarea") && at.closest(".ws") && cell.node.contains(at));
}

/**
 * JupyterLab says in a window of its own that a kernel died, or that the server is gone. It would swallow what
 * somebody is just typing, and beside the box the same is said: such a window goes again at once. One that asks
 * something (it has two buttons), or that somebody opened with the mouse, stays.
 */
export function keepTyping() {
  /** @type {HTMLElement|null} */ let box = null;
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !box?.contains(event.target)) box = null;
  }, true);
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const dialog = target.closest(".jp-Dialog");
    if (!dialog) box = target.matches("input, textarea") && target.closest(".ws-kit-cell .ws") ? target : null;
    else if (box) sendAway(dialog, box);
  }, true);
}

/**
 * @param {Element} dialog
 * @param {HTMLElement} box where focus goes back to
 */
function sendAway(dialog, box) {
  const buttons = [...dialog.querySelectorAll("button.jp-Dialog-button")];
  if (buttons.length !== 1) return;
  queueMicrotask(() => { // JupyterLab is in the midst of opening it; no key comes between
    if (buttons[0] instanceof HTMLElement) buttons[0].click();
    box.focus({ preventScroll: true });
  });
}

/**
 * Takes the widget in use out of the output that is about to be made anew.
 * @param {Cell} cell
 */
export function setAside(cell) {
  for (const card of [...cell.node.querySelectorAll(".ws")]) {
    const holder = document.createElement("div");
    holder.className = "ws-kit-aside";
    (card.closest(".ws-kit-aside") ?? cell.node.querySelector(":scope > .jp-Cell-outputWrapper") ?? cell.node.lastChild).after(holder);
    card.dispatchEvent(new CustomEvent("whosays-park", { detail: holder }));
    if (!holder.childElementCount) holder.remove();
  }
}

/**
 * Starts another kernel where somebody works and there is none any more: it was ended for its silence, or went
 * with its server.
 * @param {any} sessionContext
 * @returns {() => Promise<void>}
 */
export function reviver(sessionContext) {
  let busy = false;
  return async () => {
    if (busy || sessionContext.isDisposed || sessionContext.session?.kernel) return;
    busy = true;
    try {
      await sessionContext.changeKernel({ name: sessionContext.prevKernelName || "python3" });
    } catch {
      // No server: what is unsaved asks again in some seconds.
    } finally {
      busy = false;
    }
  };
}
