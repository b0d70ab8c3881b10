// @ts-check
/**
 * How this reader likes to read: letters, size, room between letters and lines, reading aloud. At once, on the whole
 * page, and remembered for this copy of the course. It touches no mark and writes nothing into answers.
 *
 * The widgets' style and style.js take what is set here from the root of the page; without it they are as made.
 */

// The same version of the others as of this file: browsers keep files by their whole address.
const version = new URL(import.meta.url).search;
const { beginAloud, canSpeak } = await import(`./aloud.js${version}`);
const { openPanel } = await import(`./reading_panel.js${version}`);
const { READING_STYLE } = await import(`./reading_style.js${version}`);

/** @typedef {{face: string, size: string, letters: string, lines: string, aloud: string}} Settings */

/** @type {Readonly<Settings>} */
export const AS_MADE = { face: "made", size: "usual", letters: "usual", lines: "usual", aloud: "off" };

const CLEAR = '"Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, "DejaVu Sans", sans-serif';
const OWN = "system-ui, -apple-system, sans-serif";

/** What each choice sets; what is as made sets nothing.
 * @type {{[setting: string]: {[choice: string]: {[property: string]: string}}}} */
const PROPERTIES = {
  face: { clear: { "--ws-news": CLEAR, "--ws-kit": CLEAR }, own: { "--ws-news": OWN, "--ws-kit": OWN } },
  size: { larger: { "--ws-size": "1.15" }, largest: { "--ws-size": "1.3" } },
  letters: { wide: { "--ws-letters": ".035em" }, wider: { "--ws-letters": ".08em" } },
  lines: { wide: { "--ws-lead": "1.15" }, wider: { "--ws-lead": "1.3" } },
};
const ALL = ["--ws-news", "--ws-kit", "--ws-size", "--ws-letters", "--ws-lead"];
const STORED = "whosays/reading/";

/** @param {() => any} act @returns {any} null where the browser's storage is forbidden or full */
function tried(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/**
 * What is stored, read with care: another version may have written it.
 * @param {string} text
 * @returns {Settings}
 */
export function readSettings(text) {
  const found = tried(() => JSON.parse(text)) ?? {};
  const settings = { ...AS_MADE };
  for (const [name, choices] of Object.entries({ ...PROPERTIES, aloud: { on: {}, slowly: {} } }))
    if (Object.hasOwn(choices, found[name])) settings[/** @type {keyof Settings} */ (name)] = found[name];
  return settings;
}

/** @param {Settings} settings */
function apply(settings) {
  const { style } = document.documentElement;
  for (const property of ALL) style.removeProperty(property);
  for (const [name, choice] of Object.entries(settings))
    for (const [property, value] of Object.entries(PROPERTIES[name]?.[choice] ?? {})) style.setProperty(property, value);
}

/** @returns {string} the id of the working copy, if the server that the kit started has told it to the page */
function toldCopy() {
  const told = document.getElementById("jupyter-config-data")?.textContent ?? "";
  return tried(() => JSON.parse(JSON.parse(told).whosays).copy) ?? "";
}

/** A reader's settings, kept under the id of the working copy; without one they live as long as the page. */
export class Reading {
  constructor() {
    this.copy = "";
    this.settings = { ...AS_MADE };
    this.chosen = false; // whether something was chosen on this page
    /** @type {Set<(settings: Settings) => void>} */ this.listeners = new Set();
  }

  /** @param {string|undefined} copy one that begins with "-" is good for this page only */
  know(copy) {
    if (!copy || copy.startsWith("-") || copy === this.copy) return;
    this.copy = copy;
    if (this.chosen) return this.keep();
    const stored = tried(() => window.localStorage.getItem(STORED + copy));
    this.use(stored ? readSettings(stored) : { ...AS_MADE });
  }

  /** @param {Partial<Settings>} changed */
  choose(changed) {
    this.chosen = true;
    this.use({ ...this.settings, ...changed });
    this.keep();
  }

  /** @param {Settings} settings */
  use(settings) {
    this.settings = settings;
    apply(settings);
    for (const hear of this.listeners) hear(settings);
  }

  keep() {
    if (!this.copy) return;
    const text = JSON.stringify(this.settings);
    if (text === JSON.stringify(AS_MADE)) tried(() => window.localStorage.removeItem(STORED + this.copy));
    else tried(() => window.localStorage.setItem(STORED + this.copy, text));
  }
}

/**
 * Begin: what this reader likes is there before the lesson is, where the page knows whose copy it is. The panel opens
 * for who asks on the page (`whosays-reading-settings`), and from JupyterLab's commands.
 * @param {any} app
 * @param {any} palette
 */
export function beginReading(app, palette) {
  const style = document.createElement("style");
  style.textContent = READING_STYLE;
  document.head.append(style);
  const reading = new Reading();
  reading.know(toldCopy());
  beginAloud(reading);
  const open = (/** @type {HTMLElement|null} */ anchor) => openPanel(reading, anchor, canSpeak());
  document.addEventListener("whosays-progress", (event) => reading.know(detail(event).copy));
  document.addEventListener("whosays-reading-settings", (event) => open(detail(event).anchor ?? null));
  const command = "whosays:reading-settings";
  app.commands.addCommand(command, { label: "Reading settings", execute: () => open(null) });
  palette?.addItem({ command, category: "whosays" });
}

/** @param {Event} event @returns {{copy?: string, anchor?: HTMLElement}} */
function detail(event) {
  return event instanceof CustomEvent ? (event.detail ?? {}) : {};
}
