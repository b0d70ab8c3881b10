// @ts-check
/** The slim bar over a lesson: the course, the title, a sign for each task, “saved”, the way back and on. */

/** @typedef {import("./lesson_state.js").LessonState} LessonState */
/** @typedef {import("./lesson_state.js").Place} Place */
/**
 * @typedef {object} Acts what bar, course and the line under the bar can do
 * @property {(opener: HTMLElement) => void} course
 * @property {(name: string) => void} task
 * @property {(place: Place) => void} open
 * @property {(anchor: HTMLElement) => void} settings
 * @property {(opener: HTMLElement) => void} more
 * @property {() => void} goOn to the first task that waits
 * @property {(place: Place) => {name: string, words: string}|undefined} far what is known of it elsewhere
 * @property {() => void} resized what stands over the lesson has another height
 */

const version = new URL(import.meta.url).search;
const { make, heard } = await import(`./elements.js${version}`);
const { sign, signOf, wordsOf } = await import(`./signs.js${version}`);

/**
 * @param {string} label
 * @param {string} name of its sign
 * @param {(event: MouseEvent) => void} press
 * @param {{[name: string]: string|boolean}} [more]
 * @returns {HTMLButtonElement}
 */
function button(label, name, press, more = {}) {
  const words = make("span", { class: "wsb-words" }, label);
  return make("button", { class: "wsb-button", type: "button", onclick: press, ...more }, sign(name), words);
}

/**
 * “Lesson 7 of 11”, in a narrow window “7”; nothing for what has no number.
 * @param {Place|undefined} place
 * @returns {(HTMLElement|string)[]}
 */
function numberIn(place) {
  if (!place?.lesson) return [];
  const less = (/** @type {string} */ words) => make("span", { class: "wsb-less" }, words);
  const words = { lesson: "Lesson ", companion: "Real news " }[place.kind] ?? "Exercise ";
  return [less(words), String(place.lesson), less(place.kind === "lesson" ? ` of ${place.of}` : "")];
}

/** Paints the bar. */
export class Bar {
  /** @param {Acts} acts */
  constructor(acts) {
    this.acts = acts;
    this.here = ""; // the task that is in sight
    this.course = button("Course", "course", () => acts.course(this.course), { "aria-expanded": "false", "aria-label": "Course" });
    this.number = make("b", {});
    this.words = make("span", {});
    this.title = make("p", { class: "wsb-title" }, this.number, " ", this.words);
    this.dots = make("ol", { class: "wsb-dots" });
    this.count = make("span", { class: "wsb-count" });
    this.tasks = make("nav", { class: "wsb-tasks", "aria-label": "Tasks of this lesson" }, this.dots, this.count);
    this.saved = make("span", { class: "wsb-saved" }); // not said aloud: each card says it of itself
    this.walk = make("span", { class: "wsb-walk" });
    this.letters = make("button", { class: "wsb-button wsb-letters", type: "button",
      onclick: () => acts.settings(this.letters) }, make("span", { "aria-hidden": "true", title: "Reading settings" }, "Aa"), heard("Reading settings"));
    this.more = button("More", "more", () => acts.more(this.more),
      { "aria-expanded": "false", "aria-label": "More: my answers, all of JupyterLab" });
    this.el = make("div", { class: "wsb-bar" }, this.course, this.title, this.tasks, this.saved, this.letters, this.walk, this.more);
    this.el.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.move(event));
  }

  /**
   * The way to all of JupyterLab, or from there back to the lesson alone.
   * @param {boolean} whole
   */
  face(whole) {
    const words = this.more.querySelector(".wsb-words");
    if (words) words.textContent = whole ? "Less" : "More";
    this.more.setAttribute("aria-label", whole ? "Less: the lesson alone" : "More: my answers, all of JupyterLab");
    if (whole) this.more.removeAttribute("aria-expanded");
    else if (!this.more.hasAttribute("aria-expanded")) this.more.setAttribute("aria-expanded", "false");
  }

  /** @param {LessonState} state */
  paint(state) {
    this.number.replaceChildren(...numberIn(state.here));
    this.words.textContent = state.title ?? "";
    this.title.title = `${this.number.textContent} ${state.title ?? ""}`.trim();
    this.paintTasks(state);
    this.paintSaved(state);
    this.paintWalk(state);
  }

  /** @param {LessonState} state */
  paintTasks(state) {
    const at = this.focusedDot();
    this.dots.replaceChildren(...state.tasks.map((task) => this.dot(task)));
    const dots = this.buttons();
    dots.forEach((/** @type {HTMLElement} */ each, /** @type {number} */ n) => { each.tabIndex = n === Math.max(at, 0) ? 0 : -1; });
    if (at >= 0) dots[at]?.focus();
    const { done, of } = state.done;
    this.count.textContent = of ? `${done} of ${of}` : "";
    this.tasks.hidden = state.tasks.length === 0;
  }

  /** @param {import("./signs.js").Task} task */
  dot(task) {
    const found = signOf(task);
    const name = found === "open" && task.optional ? "optional" : found;
    const here = this.here === task.name ? "step" : null;
    return make("li", {}, make("button", { class: "wsb-dot", type: "button", title: wordsOf(task), "aria-current": here,
      "data-task": task.name, onclick: () => this.acts.task(task.name) }, sign(name), heard(wordsOf(task))));
  }

  /** @returns {HTMLElement[]} */
  buttons() {
    return [...this.dots.querySelectorAll("button")];
  }

  focusedDot() {
    return this.buttons().findIndex((each) => each === document.activeElement);
  }

  /**
   * Which task is in sight.
   * @param {string} name
   */
  mark(name) {
    if (this.here === name) return;
    this.here = name;
    for (const each of this.buttons()) {
      if (each.dataset.task === name) this.point(each);
      else each.removeAttribute("aria-current");
    }
  }

  /**
   * You are here. On a phone the row may be longer than the window.
   * @param {HTMLElement} dot
   */
  point(dot) {
    dot.setAttribute("aria-current", "step");
    const { dots } = this;
    if (dots.scrollWidth > dots.clientWidth) dots.scrollLeft = dot.offsetLeft - dots.clientWidth / 2;
  }

  /** @param {LessonState} state */
  paintSaved({ saved, unsaved }) {
    const bad = unsaved === "not";
    const words = bad ? "NOT saved" : unsaved ? "saving …" : saved ? `saved ${saved}` : "";
    if (this.saved.textContent === words) return;
    this.saved.classList.toggle("wsb-bad", bad);
    const parts = words === `saved ${saved}` ? [make("span", { class: "wsb-less" }, "saved "), saved] : [words];
    this.saved.replaceChildren(...(words ? [sign(bad ? "warn" : unsaved ? "saving" : "saved"), make("span", {}, ...parts)] : []));
  }

  /** @param {LessonState} state */
  paintWalk(state) {
    const kind = state.room === "exercises" ? "exercise" : "lesson";
    const back = this.step(state.beside(-1), "Back", "back", `to the ${kind} before`);
    const on = this.step(state.beside(1), "On", "on", `to the next ${kind}`);
    this.walk.replaceChildren(...[back, on].filter((each) => each !== null));
    this.walk.hidden = !this.walk.childElementCount;
  }

  /**
   * @param {Place|undefined} place @param {string} word @param {string} name @param {string} where
   * @returns {HTMLElement|null}
   */
  step(place, word, name, where) {
    if (!place) return null;
    const label = `${word} ${where}: ${place.title}`;
    const found = button(word, name, () => this.acts.open(place), { "aria-label": label });
    for (const each of found.children) each.setAttribute("title", label); // on the button itself it would be said twice
    if (name === "on") found.append(found.firstChild ?? "");
    return found;
  }

  /**
   * The signs are one stop of the Tab key; the arrows go from one to the next.
   * @param {KeyboardEvent} event
   */
  move(event) {
    const dots = this.buttons();
    const at = this.focusedDot();
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: dots.length - 1 }[event.key];
    if (at < 0 || to === undefined || !dots[to]) return;
    event.preventDefault();
    for (const each of dots) each.tabIndex = -1;
    dots[to].tabIndex = 0;
    dots[to].focus();
  }
}
