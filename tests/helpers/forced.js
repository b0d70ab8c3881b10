// What a contrast theme (forced-colors: active) leaves of a page: which lines and shapes are drawn, how a part looks.
(() => {
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const LOOKS = ["color", "backgroundColor", "outlineStyle", "outlineWidth", "textDecorationLine", "textDecorationStyle",
    "textDecorationThickness", "fontWeight", "borderTopWidth", "borderTopStyle", "borderTopColor", "borderBottomWidth",
    "borderBottomStyle", "borderBottomColor", "borderInlineEndStyle", "content", "webkitTextStrokeWidth"];
  const FIELDS = /^(INPUT|TEXTAREA|SELECT)$/; // the browser draws these itself

  function side(style, name) {
    const seen = style[`border${name}Width`] !== "0px" && !["none", "hidden"].includes(style[`border${name}Style`]);
    return seen ? style[`border${name}Color`] : "";
  }

  /** A shape without words says what it says by its look alone. */
  function isBare(element) {
    const box = element.getBoundingClientRect();
    const words = element.textContent.trim() || element.children.length || FIELDS.test(element.tagName);
    return !words && box.width > 2 && box.height > 2;
  }

  /** A drawn sign: its fill and stroke, the colour it lies on ("" where that is the page), and where it stands. */
  function sign(element, style) {
    if (!(element instanceof SVGGeometryElement)) return null;
    const below = element.previousElementSibling;
    const ground = below ? getComputedStyle(below).fill : "none";
    const place = element.closest(".ws-step, .ws-option") ?? element.closest("svg");
    return { inks: [style.fill, style.stroke].filter((ink) => ink !== "none"), ground: ground === "none" ? "" : ground,
      place: place.classList[0] ?? "svg" };
  }

  /** Of every element under ``root`` that is seen: the colours of the lines drawn, the background, whether it is bare, its sign. */
  window.drawn = (root) => [...document.querySelectorAll(`${root} *`)].filter((e) => e.getClientRects().length).map((e) => {
    const style = getComputedStyle(e);
    const painted = style.backgroundImage !== "none" ? "image" : style.backgroundColor;
    return { name: `${e.tagName} ${e.getAttribute("class")}`, lines: SIDES.map((name) => side(style, name)), painted, bare: isBare(e),
      sign: sign(e, style) };
  });

  /** All that can be seen of an element and of what lies in it, as one text to compare. */
  window.looks = (element) => [element, ...element.querySelectorAll("*")].flatMap((each) =>
    [null, "::before", "::after"].map((pseudo) => {
      const style = getComputedStyle(each, pseudo);
      return LOOKS.map((name) => style[name]).join("|");
    })).join("\n");

  /** Put an element into a state, or out of it: classes ("on r-cue"), or an attribute ("aria-pressed=true"). */
  window.toggle = (element, state) => {
    const [name, value] = state.split("=");
    if (value !== undefined) element.setAttribute(name, element.getAttribute(name) === value ? "false" : value);
    else for (const each of name.split(" ")) element.classList.toggle(each);
  };

  /** The colour of the page in the theme. */
  window.canvas = () => {
    const probe = document.createElement("i");
    probe.style.background = "Canvas";
    document.body.append(probe);
    const color = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return color;
  };
})();
