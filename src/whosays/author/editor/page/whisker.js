// @ts-check
// A dot with a whisker on a line from chance to "all the same". Python reckons; this draws.

const SVG = "http://www.w3.org/2000/svg";
const LEFT = 14, WIDE = 332; // of the line, in a picture of 360 by 46

/** @param {string} tag @param {Object<string, string|number>} attributes @param {string} [text] */
function svgEl(tag, attributes, text) {
  const el = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, String(value));
  if (text) el.textContent = text;
  return el;
}

/** @param {number} alpha @param {number|null} low @param {number|null} high @param {string} told what it says, for whoever hears the page */
export function whisker(alpha, low, high, told) {
  const begin = Math.min(0, alpha, low ?? 0); // less than chance is possible
  const at = (/** @type {number} */ value) => LEFT + WIDE * (value - begin) / (1 - begin);
  const el = svgEl("svg", { viewBox: "0 0 360 46", class: "ed-whisker", role: "img", "aria-label": told });
  el.append(svgEl("line", { class: "axis", x1: LEFT, x2: LEFT + WIDE, y1: 26, y2: 26 }));
  /** @type {[number, string, string][]} */ const ticks = [[0, "0: chance", "start"], [0.667, ".67", "middle"], [0.8, ".80", "middle"], [1, "1", "end"]];
  for (const [value, text, anchor] of ticks) {
    el.append(svgEl("line", { class: "axis", x1: at(value), x2: at(value), y1: 22, y2: 30 }), svgEl("text", { x: at(value) + (anchor === "start" ? -4 : anchor === "end" ? 4 : 0), y: 43, "text-anchor": anchor }, text));
  }
  if (low !== null && high !== null) {
    el.append(svgEl("line", { class: "whisk", x1: at(low), x2: at(high), y1: 12, y2: 12 }));
    for (const end of [low, high]) el.append(svgEl("line", { class: "whisk", x1: at(end), x2: at(end), y1: 7, y2: 17 }));
  }
  el.append(svgEl("circle", { class: "dot", cx: at(alpha), cy: 12, r: 5 }));
  return el;
}
