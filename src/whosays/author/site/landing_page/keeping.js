// @ts-check
/**
 * Whether this browser keeps what a page gives it. Asked on the page that leads in, and again before a lesson begins:
 * where it keeps nothing, JupyterLite is told to do without, and the lesson says so before anybody answers.
 */

/** @typedef {""|"http"|"refused"|"full"} Why "": it keeps */

const PROBE = "whosays-probe"; // a small store, made and thrown away
const SIZE = 1_000_000; // bytes: room for a lesson, with all that is painted in it, and a day's answers
const PATIENCE = 4_000; // ms; a browser that does not say is taken for one that keeps
const CONFIG = "jupyter-config-data";
const NO_STORE = ["refused", "full"]; // a lesson that cannot be written there would not even open
const IN_MEMORY = ["memoryStorageDriver"];

/** @returns {Promise<Why>} */
export async function whyNotKept() {
  if (!window.isSecureContext) return "http";
  if (!("serviceWorker" in navigator)) return "refused";
  try {
    await Promise.race([tryIt(), new Promise((done) => { setTimeout(done, PATIENCE); })]);
    return "";
  } catch (error) {
    return /** @type {Error|null} */ (error)?.name === "QuotaExceededError" ? "full" : "refused";
  }
}

/** @returns {Promise<void>} fails where the store cannot be opened, or takes nothing */
function tryIt() {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(PROBE);
    opening.onupgradeneeded = () => { opening.result.createObjectStore(PROBE); };
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const store = opening.result;
      const end = (/** @type {DOMException|null} */ error) => {
        store.close();
        indexedDB.deleteDatabase(PROBE);
        if (error) failed(error);
        else done();
      };
      try {
        const writing = store.transaction(PROBE, "readwrite");
        writing.oncomplete = () => end(null);
        writing.onabort = () => end(writing.error ?? new DOMException("no word why", "QuotaExceededError"));
        writing.objectStore(PROBE).put(new Uint8Array(SIZE), "x");
      } catch (error) {
        end(/** @type {DOMException} */ (error));
      }
    };
  });
}

/**
 * Before JupyterLite reads what it is told: Python shall find no place that only seems to keep.
 * @param {Why} why
 */
export function beforeConfig(why) {
  if (NO_STORE.includes(why)) Object.defineProperty(navigator, "serviceWorker", { value: undefined, configurable: true });
}

/**
 * What JupyterLite is told now stands on the page, and it has not begun yet.
 * @param {Why} why
 */
export function tellConfig(why) {
  if (!why) return;
  const script = /** @type {HTMLElement} */ (document.getElementById(CONFIG));
  const config = JSON.parse(script.textContent ?? "{}");
  config.whosays = JSON.stringify({ ...JSON.parse(config.whosays ?? "{}"), kept: why });
  if (NO_STORE.includes(why)) config.contentsStorageDrivers = config.settingsStorageDrivers = IN_MEMORY;
  script.textContent = JSON.stringify(config);
}
