// @ts-check
/**
 * What helps where Python does not answer, in words that name what is in sight: the shell puts JupyterLab's menu away,
 * and has “More” in its place (see shell.js).
 */

/** @returns {boolean} whether the bar over the lesson stands in place of JupyterLab's menu */
export function isMenuAway() {
  return document.body.dataset.whosaysShell === "on";
}

/** @returns {string} how Python is started again, to go on with after “then” */
export function restart() {
  return isMenuAway() ? "choose More, then Restart this lesson" : "choose Kernel > Restart Kernel in the menu above";
}

/** @returns {string} the way into JupyterLab's menu, to go on with after “then” */
export function toMenu() {
  return isMenuAway() ? "choose More, then All of JupyterLab, and in the menu " : "choose in the menu above ";
}

let fault = ""; // of the server's, once it is known

/**
 * What the site's web server does not hand out (see runtime_check.js): then no way out is named that leads nowhere.
 * @param {string} words
 */
export function note(words) {
  fault = words;
}

/** @returns {string} why there is no widget where Python never came */
export function noKernel() {
  if (fault) return fault;
  if (isMenuAway()) return "Python did not start. Load this page again. What was saved stays saved.";
  return `The kernel did not start. Leave this page open, and ${restart()}. What was saved stays saved.`;
}

/** @returns {string} the same, where it was there and is there no more */
export function kernelGone() {
  const what = isMenuAway() ? "Python has stopped." : "The kernel has stopped.";
  return `${what} Leave this page open, and ${restart()}. What was saved stays saved.`;
}
