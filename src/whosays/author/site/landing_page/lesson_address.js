// @ts-check
/**
 * Before JupyterLite begins: the address of a lesson names the lesson, and a lesson is one step of Back.
 *
 * JupyterLab writes steps of its own into the browser's history, and at each Back writes them again: nobody would get
 * out. So nothing adds a step here but a way to another page. What names no lesson leads to the page that leads in.
 */
"use strict";

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const named = (/** @type {string|null|undefined} */ words) => (words ?? "").split(" ").filter(Boolean);
  const [lessons, exercises] = [named(script.dataset.lessons), named(script.dataset.exercises)];
  const home = new URL("./", script.src);
  const [, room, stem] = /^(lessons|exercises)\/(\w+)\.ipynb$/.exec(wanted(location.href)) ?? [];

  /** @param {string} address @returns {string} which notebook it names */
  function wanted(address) {
    return new URL(address).searchParams.get("path") ?? "";
  }

  /** @param {string|URL|null|undefined} url @returns {string} the same, and the lesson in it */
  function whole(url) {
    const to = new URL(url ?? location.href, document.baseURI);
    to.search = new URLSearchParams({ path: wanted(to.href) || wanted(location.href) }).toString();
    return to.href;
  }

  if (room === "exercises" && exercises.includes(stem)) location.replace(new URL(`exercises/${stem}.html`, home));
  else if (room !== "lessons" || !lessons.includes(stem)) location.replace(home);
  else {
    const replace = history.replaceState.bind(history);
    history.pushState = history.replaceState = (state, title, url) => replace(state, title, whole(url));
  }
})();
