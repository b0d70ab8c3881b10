// @ts-check
/**
 * The lessons on a website: Python runs in the page itself. It takes a while to come, one lesson is open at a time, and
 * the page that leads in wants to know where to go on.
 */

const version = new URL(import.meta.url).search;
const { make } = await import(`./elements.js${version}`);
const { sign } = await import(`./signs.js${version}`);

const BEEN = "whosays-been"; // read by the landing page (author/site/landing/)
const LOADING = "You can read already. To answer, wait a moment: Python is coming into this page.";
const SLOW = "Python is still on its way. On a slow line the first time takes a minute or two; after that it is here.";
const PATIENCE = 25_000; // ms

/** @type {{[why: string]: string}} what stands there before the first answer; the first three as on the landing page */
const NOT_KEPT = {
  http: "This page cannot keep answers: its address begins with http. Open the address that begins with https. Reading works.",
  refused: "This page cannot keep answers: the browser does not let it, perhaps because the window is private, or the browser is old. "
    + "Open the page in an ordinary window, or allow this site to keep data. Reading works.",
  full: "This page can keep no more answers: there is no room left on the device. Make room, then load the page again. "
    + "What was kept is safe, and is shown again then. Reading works.",
};
const CHANNEL = "/sw-api.v1"; // JupyterLite's: on it Python asks the page for what the browser keeps
const NOBODYS = "/api/stdin/nobody"; // JupyterLite's page hears the answer, too, and has nothing to do with it
const GRACE = 1_000; // ms, until what is not answered after an error is taken for not to be answered at all
/** @type {{[method: string]: any}} what Python takes for “there is nothing”; null: “done”, which it looks at itself */
const NOTHING = { lookup: { ok: false }, readdir: [], getattr: {}, getmode: 33206 };

/** @returns {string} where the site begins, seen from the origin */
export function rootOfSite() {
  return new URL("../../", document.baseURI).pathname;
}

/** The line that says that Python is on its way. It lies over the page, so that nothing moves when it goes. */
export class Loading {
  constructor() {
    this.words = make("p", {}, LOADING);
    this.el = make("div", { class: "wsb-loading", role: "status" }, this.words);
    this.timer = window.setTimeout(() => { this.words.textContent = SLOW; }, PATIENCE);
  }

  /** It is here, or it is said elsewhere that it does not come. */
  end() {
    window.clearTimeout(this.timer);
    this.el.remove();
  }
}

/** That nothing is kept here, for as long as it is so. */
export class NotKept {
  constructor() {
    this.fault = ""; // what the web server does not hand out: then nothing can be answered at all
    this.words = make("p", {});
    this.el = make("div", { class: "wsb-welcome wsb-not-kept", role: "alert", hidden: true }, sign("warn"), this.words);
  }

  /**
   * @param {string} why the browser's own word (see author/site/landing_page/keeping.js), or ""
   * @param {boolean} isRefused whether Python found no place that lasts
   */
  paint(why, isRefused) {
    const words = this.fault || (NOT_KEPT[why] ?? (isRefused ? NOT_KEPT.refused : ""));
    if (this.words.textContent !== words) this.words.textContent = words;
    this.el.hidden = !words;
  }
}

/**
 * A request of Python's that meets an error in the browser's storage would never be answered, and Python would
 * stand still for ever. So the page answers it; Python looks whether what it wrote is there.
 */
export function keepDriveAnswering() {
  const channel = new BroadcastChannel(CHANNEL);
  /** @type {Map<string, any>} */ const waiting = new Map();
  channel.addEventListener("message", ({ data }) => {
    if (data?.response !== undefined) waiting.delete(data.requestId);
    else if (String(data?.pathname).includes("/api/drive")) waiting.set(data.requestId, data);
  });
  window.addEventListener("unhandledrejection", () => {
    const open = [...waiting.values()];
    window.setTimeout(() => open.forEach((each) => {
      if (!waiting.delete(each.requestId)) return;
      const { browsingContextId, requestId } = each;
      const response = NOTHING[each.method ?? each.data?.method] ?? null;
      channel.postMessage({ response, browsingContextId, requestId, pathname: NOBODYS });
    }), GRACE);
  });
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
 * Where a notebook of the course is opened. A lesson: from the beginning, so that no second Python is carried along.
 * @param {string} path @returns {string}
 */
export function addressOf(path) {
  const url = new URL("index.html", document.baseURI);
  url.search = new URLSearchParams({ path }).toString();
  return pageOf(path) || url.href;
}

/**
 * An exercise is a page of its own, with its own answers (author/site/pages.py).
 * @param {string} path @returns {string} the page's address; "" where it is no exercise
 */
export function pageOf(path) {
  const [, stem] = /^exercises\/(\d\d_\w+)\.ipynb$/.exec(path) ?? [];
  return stem ? new URL(`${rootOfSite()}exercises/${stem}.html`, location.href).href : "";
}

/**
 * How far an exercise's page has come in this browser, by what it keeps (see formats.md).
 * @param {import("./lesson_state.js").Place} place
 * @returns {{name: string, words: string}|undefined} undefined: it is no exercise
 */
export function farOfPage({ room, stem }) {
  if (room !== "exercises") return undefined;
  const mine = keysKept().filter((key) => key.startsWith(`whosays/page/${stem}/`));
  if (mine.some((key) => key.endsWith("/handed"))) return { name: "right", words: "handed in" };
  return mine.some((key) => key.includes("/e/")) ? { name: "begun", words: "begun" } : { name: "open", words: "not begun" };
}

/** @returns {string[]} */
function keysKept() {
  try {
    return Object.keys(localStorage);
  } catch {
    return []; // where the browser keeps nothing, nothing was begun
  }
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
