// @ts-check
/**
 * The signs of a task: one set for bar and course. They are drawn, so that no font has to have them; a shape
 * tells the state, never a hue, and words stand beside each.
 */

const SVG = "http://www.w3.org/2000/svg";
const RING = { cx: 8, cy: 8, r: 6.2 };

/** @typedef {[string, Object<string, string|number>][]} Shapes */

/** @type {Object<string, Shapes>} */
const SHAPES = {
  open: [["circle", RING]],
  optional: [["circle", { ...RING, "stroke-dasharray": "2.4 2.47" }]],
  begun: [["circle", RING], ["path", { class: "wsb-full", d: "M8 8V1.8A6.2 6.2 0 0 1 14.2 8Z" }]],
  half: [["circle", RING], ["path", { class: "wsb-full", d: "M8 1.8a6.2 6.2 0 0 0 0 12.4Z" }]],
  answered: [["circle", RING], ["circle", { class: "wsb-full", cx: 8, cy: 8, r: 2.9 }]],
  explained: [["circle", RING], ["path", { d: "M5 8h6" }]],
  right: [["circle", { class: "wsb-full", cx: 8, cy: 8, r: 6.8 }], ["path", { class: "wsb-on", d: "m4.9 8.3 2.2 2.3 4-4.8" }]],
  right_second: [["circle", RING], ["path", { d: "m4.9 8.3 2.2 2.3 4-4.8" }]],
  saved: [["path", { d: "m3 8.4 3.2 3.3L13 4.2" }]],
  saving: [3, 8, 13].map((cx) => ["circle", { class: "wsb-full", cx, cy: 8, r: 1.5 }]),
  warn: [["path", { d: "M8 1.6 15 14H1ZM8 6v4M8 11.4v1.3" }]],
  course: [["path", { d: "M1.5 3.5h13M1.5 8h13M1.5 12.5h8" }]],
  back: [["path", { d: "M14 8H2.5M7 3.2 2.2 8 7 12.8" }]],
  on: [["path", { d: "M2 8h11.5M9 3.2 13.8 8 9 12.8" }]],
  more: [["path", { d: "m3.5 6 4.5 4.5L12.5 6" }]],
  close: [["path", { d: "m3.5 3.5 9 9M12.5 3.5l-9 9" }]],
};

/** @type {Object<string, string>} */
const WORDS = {
  open: "open",
  begun: "begun",
  half: "half right",
  answered: "answered",
  explained: "explained",
  right: "right",
  right_second: "right at the second look",
};

/**
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function sign(name) {
  const svg = /** @type {SVGSVGElement} */ (document.createElementNS(SVG, "svg"));
  const given = { class: "wsb-sign", viewBox: "0 0 16 16", "aria-hidden": "true", "data-sign": name };
  for (const [attribute, value] of Object.entries(given)) svg.setAttribute(attribute, value);
  for (const [tag, attributes] of SHAPES[name] ?? SHAPES.open) {
    const shape = document.createElementNS(SVG, tag);
    for (const [attribute, value] of Object.entries(attributes)) shape.setAttribute(attribute, String(value));
    svg.append(shape);
  }
  return svg;
}

/** @typedef {{id: string, sign: string, reason: boolean}} Item */
/** @typedef {{name: string, title: string, optional: boolean, items: Item[]}} Task */

/**
 * How many of a task's items have an answer.
 * @param {Task} task
 */
export function given(task) {
  return task.items.filter((item) => !["open", "begun"].includes(item.sign)).length;
}

/**
 * The one sign of a task, from those of its items.
 * @param {Task} task
 * @returns {string}
 */
export function signOf(task) {
  const signs = task.items.map((item) => item.sign);
  const all = (/** @type {string[]} */ ...these) => signs.every((each) => these.includes(each));
  if (all("open")) return "open";
  if (given(task) < signs.length) return "begun";
  if (all("right")) return "right";
  if (all("right", "right_second")) return "right_second";
  if (all("explained")) return "explained";
  return signs.includes("answered") ? "answered" : "half";
}

/**
 * A task in words: its title, its sign, and whether it may be left out.
 * @param {Task} task
 * @returns {string}
 */
export function wordsOf(task) {
  const found = signOf(task);
  const part = found === "begun" ? `, ${given(task)} of ${task.items.length}` : "";
  return `${task.title}: ${task.optional ? "optional, " : ""}${WORDS[found] ?? found}${part}`;
}
