// What somebody would lose who enlarges a page, spaces its words, or wants nothing to move.
(() => {
  const WIDE = "*{line-height:1.5 !important;letter-spacing:.12em !important;word-spacing:.16em !important}p{margin-bottom:2em !important}";
  const QUIET = ".ws-sr, svg, .paper, .ws-words summary"; // the last is folded words in one line: opened, all of it is there
  let spaced = null;

  /** The spacing of WCAG 1.4.12, as a reader's own style. A sheet that is made by a script is let in by a page's policy. */
  window.spaceOut = () => {
    spaced ??= new CSSStyleSheet();
    spaced.replaceSync(WIDE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, spaced];
  };

  const isHidden = (el) => { for (let at = el; at; at = at.parentElement) if (getComputedStyle(at).clipPath !== "none") return true; return false; };
  const named = (el, what) => `${el.tagName.toLowerCase()}.${el.className} ${what}: “${el.textContent.trim().slice(0, 30)}”`;

  function lostOf(el, width) {
    const style = getComputedStyle(el);
    const box = el.getBoundingClientRect();
    const found = [];
    if (box.width && (box.right > width + 1 || box.left < -1)) found.push(named(el, "stands out of the window"));
    if (el.clientWidth && style.overflowX !== "visible" && el.scrollWidth > el.clientWidth + 1) found.push(named(el, `is cut or scrolls sideways (${style.overflowX})`));
    if (el.clientHeight && ["hidden", "clip"].includes(style.overflowY) && el.scrollHeight > el.clientHeight + 2) found.push(named(el, "is cut below"));
    if (style.maxHeight !== "none" && style.overflowY === "visible" && el.scrollHeight > el.clientHeight + 2) found.push(named(el, "runs over what follows"));
    return found;
  }

  /** A space beside words that are only heard, folded into theirs: two words of the story would stand as one. */
  window.folded = () => {
    const after = (each) => each.nextSibling ?? each.parentElement.nextSibling;
    return [...document.querySelectorAll(".ws-within")].filter((each) => each.checkVisibility() && isSwallowed(after(each), each.getBoundingClientRect().left))
      .map((each) => named(after(each).parentElement, "a space is not seen"));
  };

  function isSwallowed(node, left) {
    if (!node?.textContent.match(/^\s\S/)) return false;
    while (node.firstChild) node = node.firstChild;
    const range = document.createRange();
    range.setStart(node, 0);
    range.setEnd(node, 1);
    const space = range.getBoundingClientRect();
    range.setStart(node, 1);
    range.setEnd(node, 2);
    return space.width < 1 && range.getBoundingClientRect().left >= left - 1; // at the end of a line a space has no width
  }

  /** What is cut, stands out, or would have to be scrolled sideways; and how many elements under ``root`` were looked at. */
  window.lost = (root = "body") => {
    const width = document.documentElement.clientWidth;
    const seen = [...document.querySelectorAll(`${root} *`)].filter((el) => el.checkVisibility() && !el.closest(QUIET) && !isHidden(el));
    const page = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : [];
    return { found: [...new Set([...page, ...window.folded(), ...seen.flatMap((el) => lostOf(el, width))])], seen: seen.length };
  };

  /** What moves by itself, or would, if it changed. */
  window.moving = () => {
    const runs = document.getAnimations().map((each) => `${each.animationName ?? each.transitionProperty} runs`);
    const would = [...document.querySelectorAll("*")].filter((el) => {
      const style = getComputedStyle(el);
      return style.transitionDuration.split(", ").some((each) => parseFloat(each) > 0) || style.animationName !== "none";
    });
    return [...runs, ...would.map((el) => named(el, "would move"))];
  };

  /** Whether what has focus lies under something that stays in its place. */
  window.isCovered = () => {
    const box = document.activeElement.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + box.height / 2);
    return !at || !(document.activeElement.contains(at) || at.contains(document.activeElement) || at.closest("label")?.contains(document.activeElement));
  };
})();
