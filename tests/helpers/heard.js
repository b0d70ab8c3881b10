// What the live regions of a page would have a screen reader say, in the order in which it came.
(() => {
  if (window.heardAloud) return;
  const LIVE = "[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]";
  const QUIET = "[aria-hidden=true], [inert], [aria-live=off]";
  window.heardAloud = [];

  const isThere = (el) => el.isConnected && !el.closest(QUIET) && el.checkVisibility({ visibilityProperty: true });

  /** The words of an element that are heard: what is hidden from ear or eye is left out. */
  function words(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || !isThere(node)) return "";
    return [...node.childNodes].map(words).join(isBlock(node) ? " " : "");
  }

  const isBlock = (el) => getComputedStyle(el).display !== "inline";
  const text = (el) => words(el).replace(/\s+/g, " ").trim();
  const politeness = (el) => (el.getAttribute("aria-live") ?? (el.getAttribute("role") === "alert" ? "assertive" : "polite"));

  /** Of each region that is shown: what was said last. */
  let known = new Map([...document.querySelectorAll(LIVE)].filter(isThere).map((el) => [el, text(el)]));

  function look() {
    const now = new Map([...document.querySelectorAll(LIVE)].filter(isThere).map((el) => [el, text(el)]));
    for (const [el, said] of now) {
      const before = known.get(el);
      if (said === before || !said) continue;
      window.heardAloud.push({ how: politeness(el), said, came: before === undefined });
    }
    known = now;
  }

  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["hidden", "class", "style", "role", "aria-live", "aria-hidden", "open", "data-view"] });
})();
