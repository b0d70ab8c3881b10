// @ts-check
// What helps where Python does not answer, in words that name what is in sight: over a lesson JupyterLab's menu may be away.

/** @returns {boolean} whether “More” stands in place of JupyterLab's menu (see the lesson shell, shell.js) */
function isMenuAway() { return document.body.dataset.whosaysShell === "on"; }

/** Who does not answer, as it is called on this page. @returns {string} */
export function nobodyThere() { return isMenuAway() ? "Python" : "the notebook's kernel"; }

/** How it is started again. On a site a new page also brings back the browser's storage, if that was emptied meanwhile; it
 * is not named where it would lose what stands there. @param {boolean} isKept over a reload @returns {string} */
export function startAgain(isKept) {
  if (isKept && document.body.dataset.whosaysSite) return "load this page again";
  return isMenuAway() ? "choose More, then Restart this lesson" : "choose Kernel, then Restart Kernel";
}
