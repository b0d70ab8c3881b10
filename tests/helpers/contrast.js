// Contrast of every text with whatever can lie behind it, reckoned from the colours that the browser has resolved.
// WCAG 2.2, 1.4.3 and the definition of relative luminance. Where a background has several stops, each counts.
(() => {
  const NUMBER = "-?[\\d.]+(?:e-?\\d+)?";
  const COLOR = new RegExp(`rgba?\\(([^)]*)\\)|color\\(srgb ([^)]*)\\)`, "g");

  /** @param {string} words @returns {number[][]} red, green, blue (0 to 1) and alpha of each colour named */
  function colors(words) {
    return [...words.matchAll(COLOR)].map((found) => {
      const numbers = (found[1] ?? found[2]).match(new RegExp(NUMBER, "g")).map(Number);
      const [r, g, b, a = 1] = numbers;
      return found[1] === undefined ? [r, g, b, a] : [r / 255, g / 255, b / 255, a];
    });
  }

  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));

  function luminance(color) {
    const [r, g, b] = color.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function ratio(a, b) {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  }

  /** All colours that can lie behind the text of an element, from the page upwards. */
  const known = new WeakMap();
  function behind(element) {
    if (!element) return [[1, 1, 1]];
    if (known.has(element)) return known.get(element);
    const style = getComputedStyle(element);
    const plain = behind(element.parentElement).map((below) => over(colors(style.backgroundColor)[0] || [0, 0, 0, 0], below));
    const stops = style.backgroundImage === "none" ? [] : colors(style.backgroundImage);
    const all = stops.length ? plain.flatMap((below) => stops.map((stop) => over(stop, below))) : plain;
    const each = [...new Map(all.map((color) => [color.map((c) => c.toFixed(4)).join(), color])).values()];
    known.set(element, each);
    return each;
  }

  /** The lowest contrast of an element's own text, or of the letter in front of or behind it. */
  function lowest(element, pseudo) {
    const style = getComputedStyle(element, pseudo);
    const text = colors(style.color)[0];
    return Math.min(...behind(element).map((below) => ratio(over(text, below), below)));
  }

  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const drawn = (element, pseudo) => !["none", "normal", '""'].includes(getComputedStyle(element, pseudo).content);
  const inactive = (element) => element.closest("[aria-disabled=true], :disabled");

  /** Every text of a part of the page: [what, lowest contrast]. Only what is seen counts. */
  window.contrasts = (root) => [...root.querySelectorAll("*")].filter((e) => e.getClientRects().length && !inactive(e)).flatMap((e) => [
    ...(hasText(e) ? [[`${e.parentElement.className} > ${e.className} “${e.textContent.trim().slice(0, 30)}”`, lowest(e, null)]] : []),
    ...["::before", "::after"].filter((pseudo) => drawn(e, pseudo)).map((pseudo) => [`${e.parentElement.className} > ${e.className}${pseudo}`, lowest(e, pseudo)]),
  ]);

  const span = (/** @type {string} */ classes, /** @type {string} */ words) => {
    const made = document.createElement("span");
    made.className = classes; made.dataset.letter = "F"; made.append(words);
    return made;
  };

  /** Whether both can be on one page: all statements are sifted or none is, and one at most is held. */
  function goTogether(outer, inner) {
    return /dim|lit/.test(outer) === /dim|lit/.test(inner) && !(/rd-on/.test(outer) && /rd-on/.test(inner));
  }

  /** The contrasts in a reader's page in which every statement of ``inner`` stands in every one of ``outer``.
   * A statement is its classes, or its classes and the letter of its second kind. */
  window.nested = (view, outer, inner) => {
    const root = document.getElementById("out");
    root.innerHTML = `<div class="ws rd rd-marked ${view}"><div class="rd-page rd-sheet">
      <p class="rd-text"></p><div class="rd-filtered"><p class="rd-text"></p></div></div></div>`;
    const places = root.querySelectorAll(".rd-text");
    for (const classes of outer) for (const [within, second] of inner) {
      if (!goTogether(classes, within)) continue;
      const [o, i] = [span(`rd-s ${classes}`, "outer"), span(`rd-s ${within}`, "inner")];
      if (second) i.style.setProperty("--k2", `var(--${second})`);
      i.append(span("rd-word", "word")); o.append(i);
      places[Number(/dim|lit/.test(classes))].append(o);
    }
    return window.contrasts(root);
  };
})();
