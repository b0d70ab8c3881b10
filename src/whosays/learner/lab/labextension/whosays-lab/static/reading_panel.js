// @ts-check
/** The panel of the reading settings: real radio buttons, Esc, and focus back to where it came from. */

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./reading.js").Settings} Settings */

/** @type {{name: keyof Settings, legend: string, choices: [string, string][]}[]} */
const GROUPS = [
  { name: "face", legend: "Letters", choices: [["made", "As made"], ["clear", "Distinct"], ["own", "This computer’s"]] },
  { name: "size", legend: "Size", choices: [["usual", "usual"], ["larger", "larger"], ["largest", "largest"]] },
  { name: "letters", legend: "Between letters", choices: [["usual", "usual"], ["wide", "wide"], ["wider", "wider"]] },
  { name: "lines", legend: "Between lines", choices: [["usual", "usual"], ["wide", "wide"], ["wider", "wider"]] },
  { name: "aloud", legend: "Read aloud", choices: [["off", "off"], ["on", "on"], ["slowly", "slowly"]] },
];
const SAYS = "It changes how this course looks on this computer, and nothing else.";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {{[name: string]: string}} attributes @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function h(tag, attributes, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  el.append(...children);
  return el;
}

/**
 * One row of choices.
 * @param {typeof GROUPS[number]} group @param {Reading} reading
 */
function row(group, reading) {
  const labels = group.choices.map(([value, text]) => {
    const input = h("input", { type: "radio", name: `ws-reading-${group.name}`, value });
    input.checked = reading.settings[group.name] === value;
    input.addEventListener("change", () => reading.choose({ [group.name]: value }));
    return h("label", { "data-choice": `${group.name}-${value}` }, input, h("span", {}, text));
  });
  return h("fieldset", {}, h("legend", {}, group.legend), h("div", { class: "ws-reading-row" }, ...labels));
}

/**
 * Under what opened it, and wholly on the screen.
 * @param {HTMLElement} panel @param {HTMLElement|null} anchor
 */
function place(panel, anchor) {
  const at = anchor?.getBoundingClientRect();
  const right = at ? Math.max(8, document.documentElement.clientWidth - at.right) : 16;
  const room = document.documentElement.clientWidth - panel.offsetWidth - 8;
  panel.style.setProperty("right", `${Math.min(right, Math.max(8, room))}px`);
  const below = document.documentElement.clientHeight - panel.offsetHeight - 8;
  panel.style.setProperty("top", `${Math.max(8, Math.min(at ? at.bottom + 6 : 56, below))}px`);
}

/**
 * Open the settings.
 * @param {Reading} reading @param {HTMLElement|null} anchor @param {boolean} canSpeak
 */
export function openPanel(reading, anchor, canSpeak) {
  const before = document.querySelector(".ws-reading");
  if (before instanceof HTMLDialogElement) return before.close();
  const groups = GROUPS.filter((group) => group.name !== "aloud" || canSpeak);
  const rows = h("div", {});
  const paint = () => rows.replaceChildren(...groups.map((group) => row(group, reading)));
  const reset = h("button", { type: "button", class: "ws-reading-plain" }, "As it was");
  const done = h("button", { type: "button", class: "ws-reading-done" }, "Done");
  const panel = h("dialog", { class: "ws-reading", "aria-labelledby": "ws-reading-title", "data-lm-suppress-shortcuts": "true" },
    h("h2", { id: "ws-reading-title" }, "Reading settings"),
    h("p", { class: "ws-reading-sample" }, "“The library stays open until nine,” the mayor said.", h("span", {}, "Who says so?")),
    rows, h("p", { class: "ws-reading-says" }, SAYS), h("div", { class: "ws-reading-foot" }, done, reset));
  reset.addEventListener("click", () => {
    reading.choose({ face: "made", size: "usual", letters: "usual", lines: "usual", aloud: "off" });
    paint();
  });
  paint();
  show(panel, done, anchor);
}

/** @param {HTMLDialogElement} panel @param {HTMLElement} done @param {HTMLElement|null} anchor */
function show(panel, done, anchor) {
  const back = anchor ?? (document.activeElement instanceof HTMLElement ? document.activeElement : null);
  done.addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => event.target === panel && outside(panel, event) && panel.close());
  panel.addEventListener("keydown", (event) => event.stopPropagation()); // JupyterLab has keys of its own
  panel.addEventListener("close", () => {
    panel.remove();
    back?.focus();
  });
  document.body.append(panel);
  panel.showModal();
  place(panel, anchor);
  new ResizeObserver(() => panel.isConnected && place(panel, anchor)).observe(panel);
  const first = panel.querySelector("input:checked");
  if (first instanceof HTMLElement) first.focus();
}

/** @param {HTMLElement} panel @param {MouseEvent} event */
function outside(panel, event) {
  const { left, right, top, bottom } = panel.getBoundingClientRect();
  return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
}
