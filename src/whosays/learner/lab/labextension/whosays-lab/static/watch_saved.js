// @ts-check
/** Whether all that was answered on a page has reached the disk, as its cards say it. */

/**
 * @param {HTMLElement} page the notebook
 * @param {(how: ""|"soon"|"not") => void} tell "": all is saved; soon: it is on its way; not: a card says so
 * @returns {() => void} stops
 */
export function watchSaved(page, tell) {
  /** @type {""|"soon"|"not"} */ let last = "";
  let asked = false;
  const look = () => {
    asked = false;
    const open = [...page.querySelectorAll(".ws[data-unsaved]")];
    const not = open.some((card) => card.querySelector(".ws-saved")?.textContent?.startsWith("NOT"));
    const now = not ? "not" : open.length ? "soon" : "";
    if (now !== last) tell((last = now));
  };
  const watcher = new MutationObserver((changes) => {
    const about = changes.some(({ target, attributeName }) => attributeName || isAboutSaving(target));
    if (about && !asked) requestAnimationFrame(look);
    asked ||= about;
  });
  watcher.observe(page, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-unsaved"] });
  return () => watcher.disconnect();
}

/** @param {Node} node */
function isAboutSaving(node) {
  const el = node instanceof Element ? node : node.parentElement;
  return Boolean(el?.closest(".ws-saved"));
}
