// @ts-check
/** The X-ray answers when it is touched, and whoever was here before goes on where they stopped. */
"use strict";

(() => {
  const BEEN = "whosays-been"; // written by the lesson shell (learner/lab/labextension, site.js)
  const NARROW = "(max-width: 1000px)"; // there the note stands under the sentence

  /** @typedef {{who: string, class: string, letter: string, label: string, also: string, why: string, settles: string}} Told */

  /** @typedef {{of: number, done: number}} Far */
  /** @typedef {{last: {room: string, stem: string, title: string, lesson: number}, places: {[name: string]: Far}}} Been */

  const xray = byId("xray");
  const note = byId("note");
  /** @type {{[id: string]: Told}} */
  const statements = JSON.parse(byId("statements").textContent ?? "{}");
  const pieces = /** @type {HTMLElement[]} */ ([...xray.querySelectorAll("[data-statement]")]);
  /** @type {HTMLElement|null} */ let held = null;

  /** @param {string} id @returns {HTMLElement} */
  function byId(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
  }

  /** @param {string} tag @param {string} name @param {...(string|Node)} inside */
  function h(tag, name, ...inside) {
    const node = document.createElement(tag);
    node.className = name;
    node.append(...inside);
    return node;
  }

  /** @param {HTMLElement|null} piece */
  function show(piece) {
    const name = piece?.dataset.statement ?? "";
    for (const each of pieces) each.classList.toggle("on", each.dataset.statement === name);
    const box = /** @type {HTMLElement} */ (note.querySelector(".told"));
    /** @type {HTMLElement} */ (note.querySelector(".rest-words")).hidden = Boolean(piece);
    box.hidden = !piece;
    note.classList.toggle("rest", !piece);
    if (piece) box.replaceChildren(...told(statements[name]));
    place(piece);
  }

  /** @param {Told} said */
  function told(said) {
    const kind = h("p", `kind k${said.class}`, h("span", "badge", said.letter), said.label);
    const also = said.also ? [h("p", "", `It can also be read as: ${said.also}.`)] : [];
    return [h("p", "who", said.who), kind, ...also, h("p", "", said.why), h("p", "settle", `What could settle it: ${said.settles}.`)];
  }

  /** The note stands at the side; in a narrow window under the sentence that was touched. @param {HTMLElement|null} piece */
  function place(piece) {
    const bit = piece?.closest(".bit");
    if (bit && matchMedia(NARROW).matches) bit.after(note);
    else if (!bit || note.nextElementSibling?.tagName !== "FIGCAPTION") xray.querySelector("figcaption")?.before(note);
  }

  /** On a small page the note may lie below what is in sight. */
  function bringNote() {
    if (held) note.scrollIntoView({ block: "nearest" });
  }

  /** @param {HTMLElement} piece @param {boolean} isFirst of its statement: that one is reached by Tab */
  function makeLive(piece, isFirst) {
    piece.setAttribute("role", "button");
    piece.setAttribute("aria-describedby", "note");
    piece.tabIndex = isFirst ? 0 : -1;
    piece.addEventListener("mouseover", () => { if (!held) show(piece); });
    piece.addEventListener("click", () => { held = held === piece ? null : piece; show(piece); bringNote(); });
    piece.addEventListener("focus", () => { held = null; show(piece); });
    piece.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); held = piece; show(piece); bringNote(); }
      if (event.key === "Escape") { held = null; show(null); }
    });
  }

  function beginViews() {
    const group = /** @type {HTMLElement} */ (xray.querySelector(".tog"));
    const buttons = [...group.querySelectorAll("button")];
    group.hidden = false;
    for (const button of buttons) button.addEventListener("click", () => {
      xray.classList.toggle("printed", button.dataset.view === "printed");
      for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
    });
  }

  /** @returns {Partial<Been>|null} what the lessons noted in this browser */
  function been() {
    try {
      return JSON.parse(localStorage.getItem(`${BEEN} ${new URL("./", location.href).pathname}`) ?? "null");
    } catch {
      return null; // the browser keeps nothing
    }
  }

  function goOn() {
    const kept = been();
    if (!kept || typeof kept.last?.stem !== "string") return;
    const { room, stem, title, lesson } = kept.last;
    const link = /** @type {HTMLAnchorElement} */ (document.querySelector("#begin a"));
    const inLab = `jupyter/lab/index.html?${new URLSearchParams({ path: `${room}/${stem}.ipynb` })}`;
    link.href = room === "exercises" ? `exercises/${stem}.html` : inLab; // an exercise is a page of its own
    link.textContent = `Go on with ${room === "exercises" ? "the exercise" : "lesson"}${lesson ? ` ${lesson}` : ""}`;
    const words = /** @type {HTMLElement} */ (document.querySelector("#begin p"));
    words.replaceChildren(h("b", "", "Welcome back."), ` ${title}`, document.createElement("br"), "Your answers are kept in this browser.");
    for (const [name, far] of Object.entries(kept.places ?? {})) mark(name, far, name === `${room}/${stem}`);
  }

  /** @param {string} name @param {Far|null} far what lay in the browser, and may be anything @param {boolean} isHere */
  function mark(name, far, isHere) {
    if (!isHere && !(Number(far?.of) > 0)) return;
    const row = [...document.querySelectorAll("[data-place]")].find((each) => /** @type {HTMLElement} */ (each).dataset.place === name);
    const { of = 0, done = 0 } = far ?? {};
    const words = isHere ? "you are here" : done >= of ? "done" : `${done} of ${of} done`;
    row?.querySelector(".m")?.replaceChildren(h("span", isHere ? "here" : "", words));
  }

  /** How far the exercises' pages have come in this browser (see “What a browser keeps” in formats.md). */
  function markExercises() {
    const kept = keysKept();
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-exercise]"))) {
      const mine = kept.filter((key) => key.startsWith(`whosays/page/${link.dataset.exercise}/`));
      const words = mine.some((key) => key.endsWith("/handed")) ? "handed in" : mine.some((key) => key.includes("/e/")) ? "begun" : "";
      if (words) link.append(h("span", "far", ` · ${words}`));
    }
  }

  /** @returns {string[]} */
  function keysKept() {
    try {
      return Object.keys(localStorage);
    } catch {
      return []; // the browser keeps nothing
    }
  }

  /** One sentence before anybody begins, where this browser would keep nothing. */
  async function sayWhatIsKept() {
    const { whyNotKept } = await import("./keeping.js");
    const why = await whyNotKept();
    for (const each of document.querySelectorAll("[data-kept]")) {
      /** @type {HTMLElement} */ (each).hidden = /** @type {HTMLElement} */ (each).dataset.kept !== why;
    }
  }

  const seen = new Set();
  for (const piece of pieces) {
    makeLive(piece, !seen.has(piece.dataset.statement));
    seen.add(piece.dataset.statement);
  }
  xray.addEventListener("mouseleave", () => { if (!held && !xray.contains(document.activeElement)) show(null); });
  beginViews();
  sayWhatIsKept(); // first: what lies in the browser may be damaged
  goOn();
  markExercises();
})();
