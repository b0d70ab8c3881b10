// @ts-check
// The signs: drawn, so that no font has to have them. A shape tells how it went, never a hue, and words stand beside each.
// The bar over a lesson draws the same ones (see the labextension's signs.js).

/** @typedef {import("./card.js").Sign} Sign */

const SVG = "http://www.w3.org/2000/svg";
const RING = { cx: 8, cy: 8, r: 6.2 };
const TICK = "m4.9 8.3 2.2 2.3 4-4.8";

/** @type {Object<string, [string, Object<string, string|number>][]>} */
const SHAPES = {
  open: [["circle", RING]],
  begun: [["circle", RING], ["path", { class: "ws-full", d: "M8 8V1.8A6.2 6.2 0 0 1 14.2 8Z" }]],
  half: [["circle", RING], ["path", { class: "ws-full", d: "M8 1.8a6.2 6.2 0 0 0 0 12.4Z" }]],
  answered: [["circle", RING], ["circle", { class: "ws-full", cx: 8, cy: 8, r: 2.9 }]],
  explained: [["circle", RING], ["path", { d: "M5 8h6" }]],
  right: [["circle", { class: "ws-full", cx: 8, cy: 8, r: 6.8 }], ["path", { class: "ws-on", d: TICK }]],
  right_second: [["circle", RING], ["path", { d: TICK }]],
  tick: [["path", { d: "m2.8 8.6 3.4 3.5 7-8" }]],
  look: [["path", { d: "M2 9h12", "stroke-width": 2.6 }], ["path", { d: "M2 13.2h12", "stroke-width": 1.2 }]],
};

/** @type {Object<Sign, string>} */
export const SIGN_WORDS = { open: "open", begun: "begun", half: "half right", answered: "answered", explained: "explained",
  right: "right", right_second: "right at the second look" };

/** A sign, for the eye alone. @param {string} name */
export function signOf(name) {
  const svg = drawn("svg", { class: "ws-sign", viewBox: "0 0 16 16", "aria-hidden": "true", "data-sign": name });
  svg.append(...(SHAPES[name] ?? SHAPES.open).map(([tag, attributes]) => drawn(tag, attributes)));
  return svg;
}

/** @param {string} tag @param {Object<string, string|number>} attributes */
function drawn(tag, attributes) {
  const shape = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
  return shape;
}
