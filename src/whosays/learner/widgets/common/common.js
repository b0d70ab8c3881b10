// @ts-check
// Shared by every widget: making elements, keeping keys, and the card that carries a task.

/** @typedef {{text: string, mark?: boolean}} Piece */
/** @typedef {{term: string, meaning: string}} Entry */
/** @typedef {{verdict: "best"|"defensible"|"wrong"|"noted", lead: string, why: string[], best?: any}} Feedback */
/** @typedef {{answer: any, saved: string, hints: string[], more_hints: boolean, feedback: Feedback|null}} ItemState */
/** @typedef {{id: string, label: string, passage: Piece[], words: Entry[], question: string, [more: string]: any}} Item */
/** @typedef {{room: string, stem: string, name: string, type: string, title: string, prompt: string, minutes: number,
 *   mode: "practice"|"hand-in", optional: boolean, earlier: string|null, items: Item[]}} Task */
/** @typedef {{items: Object<string, ItemState>, picture: any, summary: string}} State */
/** @typedef {{get(name: string): any, send(message: any): void, on(event: string, f: Function): void,
 *   off(event: string, f: Function): void}} Model */
/** What a painter is given.
 * @typedef {{task: Task, answer: (value: any) => void, soon: (value: any) => void, main: () => void,
 *   state: () => ItemState}} Api */
/** What a painter gives back: the element; how to show a new state; where focus goes.
 * @typedef {{el: HTMLElement, update: (s: ItemState) => void, focus: () => void}} Painted */
/** @typedef {(item: Item, api: Api) => Painted} Painter */

const ANSWER_FIRST = "Answer first. Then look at the explanation.";
let ids = 0;
/** @param {string} stem */
export function uid(stem) { ids += 1; return `ws-${stem}-${ids}-${Math.random().toString(36).slice(2, 7)}`; }

/** Make an element. Text goes in as text, never as markup.
 * @param {string} tag @param {Object<string, any>} [attrs] @param {...(Node|string|null|undefined|false)} children
 * @returns {any} */
export function h(tag, attrs = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (name === "class") el.className = value;
    else if (value === true) el.setAttribute(name, "");
    else el.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) el.append(child);
  return el;
}

/** JupyterLab reads letters and arrows from any element in an output (d d deletes the cell!): keep them here.
 * Ctrl, Cmd and the browser's own keys go through, except Enter with Shift or Ctrl, which would run the cell.
 * @param {HTMLElement} root @returns {() => void} */
export function keepKeys(root) {
  /** @param {KeyboardEvent} event */
  const keep = (event) => {
    const chord = (event.ctrlKey || event.metaKey) && event.key !== "Enter";
    if (!chord || event.altKey) event.stopPropagation();
  };
  const suppress = () => {
    for (const el of root.querySelectorAll("button, input, textarea, select, summary, [tabindex]"))
      el.setAttribute("data-lm-suppress-shortcuts", "true");
  };
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  root.addEventListener("keydown", keep);
  const watcher = new MutationObserver(suppress);
  watcher.observe(root, { childList: true, subtree: true });
  suppress();
  return () => { root.removeEventListener("keydown", keep); watcher.disconnect(); };
}

/** @param {Piece[]} pieces @returns {HTMLElement|null} */
export function passage(pieces) {
  if (!pieces || pieces.length === 0) return null;
  const box = h("blockquote", { class: "ws-passage", dir: "auto" });
  for (const piece of pieces) box.append(piece.mark ? h("mark", {}, piece.text) : document.createTextNode(piece.text));
  return box;
}

/** The hard words of a passage, folded. @param {Entry[]} entries @returns {HTMLElement|null} */
export function hardWords(entries) {
  if (!entries || entries.length === 0) return null;
  const list = h("dl", {});
  for (const entry of entries) list.append(h("dt", {}, entry.term), h("dd", {}, entry.meaning));
  const terms = entries.map((entry) => entry.term).join(" · ");
  return h("details", { class: "ws-words ws-ui" }, h("summary", {}, `Words: ${terms}`), list);
}

/** Sends answers to Python and says what became of them. Two seconds of silence is "NOT saved".
 * @param {Model} model @param {(text: string, bad: boolean) => void} say
 * @param {(text: string) => void} ask what Python asks of the learner first */
export function courier(model, say, ask) {
  let n = 0;
  /** @type {Map<number, number>} */ const waiting = new Map();
  const silence = "NOT saved: the notebook's kernel does not answer. Choose Kernel, then Restart Kernel, and answer again.";
  /** @param {any} message */
  const send = (message) => {
    n += 1;
    const number = n;
    say("saving…", false);
    waiting.set(number, window.setTimeout(() => say(silence, true), 2000));
    model.send({ ...message, n: number });
  };
  /** @param {any} message */
  const receive = (message) => {
    if (!message || !waiting.has(message.n)) return;
    window.clearTimeout(waiting.get(message.n));
    waiting.delete(message.n);
    if (message.ask) ask(message.ask);
    if (waiting.size > 0 && message.saved) return;
    say(message.saved ? (message.time ? `saved ${message.time}` : "") : message.why, !message.saved);
  };
  model.on("msg:custom", receive);
  const close = () => {
    model.off("msg:custom", receive);
    for (const timer of waiting.values()) window.clearTimeout(timer);
  };
  return { send, close };
}

/** The card: title, one item at a time, hints, explanation, what is saved. A painter draws the item's middle.
 * @param {Model} model @param {HTMLElement} el @param {Painter} paint
 * @param {{picture?: (picture: any, summary: string) => HTMLElement|null, quietPrompt?: boolean}} [extra] @returns {() => void} */
export function taskCard(model, el, paint, extra = {}) {
  /** @type {Task} */ const task = model.get("task");
  const states = () => /** @type {State} */ (model.get("state")).items;
  const titleId = uid("title");
  const place = h("p", { class: "ws-ui ws-place" });
  const middle = h("div", {});
  const hints = h("ul", { class: "ws-hints", "aria-label": "Hints" });
  const feedback = h("div", { role: "status", "aria-live": "polite", tabindex: "-1" });
  const notice = h("p", { class: "ws-ui ws-notice", role: "alert", hidden: true });
  const main = h("button", { type: "button", class: "ws-btn main" });
  const hint = h("button", { type: "button", class: "ws-btn" }, "Hint");
  const steps = h("ol", { class: "ws-steps", "aria-label": "Questions of this task" });
  const saved = h("span", { class: "ws-saved ws-ui", role: "status" });
  const picture = h("div", {});
  const root = h("section", { class: `ws ws-${task.type}`, "aria-labelledby": titleId },
    h("div", { class: "ws-card" },
      h("div", { class: "ws-head" }, h("h3", { class: "ws-title", id: titleId }, task.title),
        h("span", { class: "ws-ui ws-minutes" }, minutesText(task))),
      task.prompt && !extra.quietPrompt ? h("p", { class: "ws-prompt" }, task.prompt) : null,
      task.earlier !== null && task.earlier !== undefined ? earlier(task.earlier) : null,
      place, middle, hints, feedback, notice,
      h("div", { class: "ws-foot ws-ui" }, main, hint, task.items.length > 1 ? steps : null, saved),
      picture));
  let at = firstOpen(task, states());
  /** @type {Painted|null} */ let painted = null;
  let touched = false; // whether this item was answered on this page, acknowledged or not
  let draft = /** @type {{value: any, timer: number}|null} */ (null);

  const say = (/** @type {string} */ text, /** @type {boolean} */ bad) => {
    saved.textContent = text;
    saved.classList.toggle("bad", bad);
  };
  const post = courier(model, say, (text) => warn(text));
  const item = () => task.items[at];
  const flush = () => {
    if (!draft) return;
    window.clearTimeout(draft.timer);
    const value = draft.value;
    draft = null;
    post.send({ do: "answer", item: item().id, answer: value });
  };
  /** @param {any} value */
  const answer = (value) => { touched = true; draft = { value, timer: 0 }; warn(""); flush(); };
  /** Save after a pause of a second, or when the box is left. @param {any} value */
  const soon = (value) => {
    if (draft) window.clearTimeout(draft.timer);
    touched = true;
    warn("");
    say("saving…", false);
    draft = { value, timer: window.setTimeout(flush, 1000) };
  };
  /** @param {string} text */
  const warn = (text) => { notice.textContent = text; notice.hidden = !text; };

  const explained = () => Boolean(states()[item().id]?.feedback);
  const waits = () => task.mode === "hand-in" || Boolean(item().no_check);
  const press = () => {
    flush();
    const state = states()[item().id];
    if (!explained() && !waits()) {
      if (state.answer === null && !touched) { warn(ANSWER_FIRST); return; }
      post.send({ do: "explain", item: item().id });
      return;
    }
    go(at + 1 < task.items.length ? at + 1 : at);
  };
  /** @param {number} to */
  const go = (to) => {
    flush();
    if (to === at && painted) return;
    at = to;
    build();
    painted?.focus();
  };
  const build = () => {
    warn("");
    touched = false;
    const now = item();
    place.textContent = now.label;
    place.hidden = !now.label;
    painted = paint(now, { task, answer, soon, main: press, state: () => states()[now.id] });
    middle.replaceChildren(...[passage(now.hide_passage ? [] : now.passage), hardWords(now.words), painted.el].filter(Boolean));
    say(states()[now.id]?.saved ? `saved ${states()[now.id].saved}` : "", false);
    update();
  };
  const update = () => {
    const state = states()[item().id];
    painted?.update(state);
    hints.replaceChildren(...state.hints.map((text) => h("li", {}, text)));
    hints.hidden = state.hints.length === 0;
    hint.hidden = !state.more_hints || Boolean(state.feedback);
    paintFeedback(feedback, state.feedback);
    const last = at + 1 >= task.items.length;
    main.textContent = !state.feedback && !waits() ? "Check" : "Next";
    const done = (Boolean(state.feedback) || waits()) && last;
    if (done && document.activeElement === main) feedback.focus(); // a hidden button would drop the focus
    main.hidden = done;
    paintSteps();
    const drawn = extra.picture ? extra.picture(model.get("state").picture, model.get("state").summary) : null;
    picture.replaceChildren(...(drawn ? [drawn] : []));
  };
  const paintSteps = () => {
    steps.replaceChildren(...task.items.map((each, i) => {
      const done = states()[each.id].answer !== null;
      const step = h("button", { type: "button", class: `ws-step${done ? " done" : ""}`,
        "aria-label": `Question ${i + 1}${done ? ", answered" : ""}`, "aria-current": i === at ? "step" : null,
        onclick: () => go(i) }, String(i + 1));
      return h("li", {}, step);
    }));
  };
  main.addEventListener("click", press);
  hint.addEventListener("click", () => { flush(); post.send({ do: "hint", item: item().id }); });
  middle.addEventListener("focusout", (/** @type {FocusEvent} */ event) => {
    if (!middle.contains(/** @type {Node|null} */ (event.relatedTarget))) flush();
  });
  model.on("change:state", update);
  const release = keepKeys(root);
  el.append(root);
  build();
  return () => { flush(); model.off("change:state", update); post.close(); release(); root.remove(); };
}

/** @param {Task} task */
function minutesText(task) {
  const time = task.minutes ? `${task.minutes} min` : "";
  return task.optional ? `${time}${time ? " · " : ""}optional` : time;
}

/** @param {string} text */
function earlier(text) {
  if (!text) return h("p", { class: "ws-earlier ws-ui ws-quiet" }, "You have not written it yet. That is fine: go on.");
  return h("p", { class: "ws-earlier" }, h("span", { class: "ws-ui ws-quiet" }, "You wrote: "), h("q", { dir: "auto" }, text));
}

/** The first item without an answer, else the first. @param {Task} task @param {Object<string, ItemState>} states */
function firstOpen(task, states) {
  const open = task.items.findIndex((item) => states[item.id].answer === null);
  return open < 0 ? 0 : open;
}

/** @param {HTMLElement} box @param {Feedback|null} feedback */
function paintFeedback(box, feedback) {
  const text = feedback ? JSON.stringify(feedback) : "";
  if (box.dataset.shown === text) return;
  box.dataset.shown = text;
  if (!feedback) { box.replaceChildren(); return; }
  box.replaceChildren(h("div", { class: `ws-why ${feedback.verdict}` },
    h("p", {}, h("strong", {}, feedback.lead)), ...feedback.why.map((each) => h("p", { dir: "auto" }, each))));
}

/** A group of real radio buttons with number keys. Nothing is chosen beforehand.
 * @param {string} legend @param {{id: string, label: string, letter?: string, note?: string}[]} options
 * @param {Api} api @returns {Painted} */
export function radios(legend, options, api) {
  const name = uid("choice");
  const inputs = options.map((option, i) => {
    const input = h("input", { type: "radio", name, value: option.id });
    input.addEventListener("change", () => api.answer(option.id));
    return { option, input, row: h("label", { class: `ws-option ws-ui${option.letter ? ` k${option.letter}` : ""}` }, input,
      option.letter ? h("span", { class: "ws-badge", "aria-hidden": "true" }, option.letter === "N" ? "…" : option.letter === "X" ? "×" : option.letter) : null,
      h("span", { dir: "auto" }, option.label), h("kbd", { "aria-hidden": "true" }, String(i + 1))) };
  });
  const el = h("fieldset", {}, h("legend", { class: "ws-question" }, legend),
    h("div", { class: "ws-options" }, ...inputs.map((each) => each.row)));
  el.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pick = inputs[Number(event.key) - 1];
    if (event.key === "Enter") { event.preventDefault(); api.main(); }
    else if (/^[1-9]$/.test(event.key) && pick) {
      event.preventDefault();
      pick.input.focus();
      if (!pick.input.checked) { pick.input.checked = true; api.answer(pick.option.id); }
    }
  });
  return {
    el,
    // Only what was answered before is shown here: a late acknowledgement must not move the learner's choice.
    update: (state) => {
      if (state.answer === null || inputs.some((each) => each.input.checked)) return;
      for (const each of inputs) each.input.checked = each.option.id === state.answer;
    },
    focus: () => (inputs.find((each) => each.input.checked) || inputs[0])?.input.focus(),
  };
}
