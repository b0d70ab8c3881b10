// @ts-check
/**
 * The lessons on a website: Python runs in the page itself. It takes a while to come, one lesson is open at a time, and
 * the page that leads in wants to know where to go on.
 */

const version = new URL(import.meta.url).search;
const { make } = await import(`./elements.js${version}`);

const BEEN = "whosays-been"; // read by the landing page (author/site/landing/)
const LOADING = "You can read already. To answer, wait a moment: Python is coming into this page.";
const SLOW = "Python is still on its way. On a slow line the first time takes a minute or two; after that it is here.";
const PATIENCE = 25_000; // ms

/** @returns {string} where the site begins, seen from the origin */
function rootOfSite() {
  return new URL("../../", document.baseURI).pathname;
}

/** The line that says that Python is on its way. */
export class Loading {
  /** @param {() => void} resized */
  constructor(resized) {
    this.resized = resized;
    this.words = make("p", {}, LOADING);
    this.el = make("div", { class: "wsb-welcome wsb-loading", role: "status" }, this.words);
    this.timer = window.setTimeout(() => { this.words.textContent = SLOW; resized(); }, PATIENCE);
  }

  /** It is here, or it is said elsewhere that it does not come. */
  end() {
    window.clearTimeout(this.timer);
    if (!this.el.isConnected) return;
    this.el.remove();
    this.resized();
  }
}

/**
 * The address names the notebook in sight, so that a reload, a bookmark and a link lead back to it.
 * @param {string} path
 */
export function keepAddress(path) {
  const url = new URL(location.href);
  if (url.searchParams.get("path") === path) return;
  url.search = new URLSearchParams({ path }).toString();
  history.replaceState(history.state, "", url.href);
}

/**
 * Another notebook: in this window, from the beginning, so that no second Python is carried along.
 * @param {string} path
 */
export function goToNotebook(path) {
  const url = new URL(location.href);
  url.search = new URLSearchParams({ path }).toString();
  url.hash = "";
  location.assign(url.href);
}

/**
 * Notes for the landing page where somebody is.
 * @param {import("./lesson_state.js").LessonState} state
 */
export function noteBeen(state) {
  const { room, stem, title, here } = state;
  const { of, done } = state.done;
  if (!stem || !state.saved) return;
  try {
    const key = `${BEEN} ${rootOfSite()}`;
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
    const places = { ...kept.places, [`${room}/${stem}`]: { of, done } };
    localStorage.setItem(key, JSON.stringify({ last: { room, stem, title, lesson: here?.lesson ?? 0 }, places }));
  } catch {
    // Where the browser keeps nothing, the landing page begins at the beginning.
  }
}
