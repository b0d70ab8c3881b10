// @ts-check
/**
 * The letters of the kit, from this extension alone: nothing is fetched from anywhere else. Where they do not come, the
 * page holds with what the machine has (see the faces named in style.js).
 */

const LATIN =
  "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, " +
  "U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";

/** Family, the beginning of its files' names, and its weights. The first two are on every page. */
const FACES = [
  ["Source Serif 4", "source-serif-4", "200 900"],
  ["Public Sans", "public-sans", "100 900"],
  ["Atkinson Hyperlegible Next", "atkinson-hyperlegible-next", "200 800"],
];

/** @param {string} file @param {"normal"|"italic"} style @returns {string} */
function address(file, style) {
  const { href, search } = new URL(import.meta.url);
  return new URL(`fonts/${file}-latin-wght-${style}.woff2${search}`, href).href;
}

/** @param {string[]} face @param {"normal"|"italic"} style @returns {FontFace} */
function fontFace([family, file, weight], style) {
  const source = `url("${address(file, style)}") format("woff2")`;
  return new FontFace(family, source, { style, weight, unicodeRange: LATIN, display: "swap" });
}

/**
 * Names the letters to the page. Those of every page are fetched at once, so that they are there before the lesson is,
 * and no line breaks anew under a reader's eyes; the others when somebody asks for them.
 */
export function beginFonts() {
  if (typeof FontFace !== "function" || !document.fonts?.add) return;
  for (const [i, face] of FACES.entries()) {
    const upright = fontFace(face, "normal");
    document.fonts.add(upright);
    document.fonts.add(fontFace(face, "italic"));
    if (i < 2) upright.load().catch(() => undefined); // the page holds without them
  }
}
