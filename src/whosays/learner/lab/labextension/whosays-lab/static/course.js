// @ts-check
/** The Course panel: lessons and exercises by title, with minutes, and how far I am. No file names. */

/** @typedef {import("./lesson_state.js").LessonState} LessonState */
/** @typedef {import("./lesson_state.js").Place} Place */

const version = new URL(import.meta.url).search;
const { make, heard } = await import(`./elements.js${version}`);
const { sign } = await import(`./signs.js${version}`);

const WIDE = 1180; // px: there it lies beside the lesson; under that it is a drawer over it

/**
 * How far I am in a notebook, in a sign and in words.
 * @param {Place} place
 * @returns {{name: string, words: string}}
 */
export function far(place) {
  const { tasks, tasks_done: done } = place;
  if (tasks && done >= tasks) return { name: "right", words: "all done" };
  if (done || place.done) return { name: "begun", words: `${done} of ${tasks} done` };
  return { name: "open", words: "not begun" };
}

/** Lists the course. */
export class CoursePanel {
  /** @param {import("./bar.js").Acts} acts @param {string} [home] on a website: the address of the page that leads in */
  constructor(acts, home = "") {
    this.acts = acts;
    /** @type {HTMLElement|null} */ this.opener = null;
    this.back = make("div", { class: "wsb-return" });
    this.list = make("ol", { class: "wsb-course" });
    const close = make("button", { class: "wsb-button wsb-close", type: "button", title: "Close", "aria-label": "Close the course",
      onclick: () => this.close(true) }, sign("close"));
    this.el = make("nav", { class: "wsb-panel", "aria-label": "Course", id: "whosays-course", hidden: true },
      make("div", { class: "wsb-panel-head" }, make("p", { class: "wsb-name" }, home ? make("a", { href: home, "aria-label": "whosays: all lessons" }, "whosays") : "whosays"), close),
      make("p", { class: "wsb-meta" }, "A course in reading the news"), this.back, this.list);
    this.el.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Tab") this.leaveByTab(event);
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close(true);
    });
    document.addEventListener("pointerdown", (event) => this.leave(event.target), true);
  }

  get isOpen() {
    return !this.el.hidden;
  }

  /**
   * @param {HTMLElement} opener
   */
  toggle(opener) {
    this.opener = opener;
    if (this.isOpen) return this.close(true);
    this.el.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    const here = this.el.querySelector("[aria-current]") ?? this.el.querySelector(".wsb-row");
    if (here instanceof HTMLElement) here.focus();
  }

  /** @param {boolean} [back] whether focus goes back to the button */
  close(back = false) {
    if (!this.isOpen) return;
    this.el.hidden = true;
    this.opener?.setAttribute("aria-expanded", "false");
    if (back) this.opener?.focus();
  }

  /**
   * The panel stands at the end of the page's own order: Tab at either end goes back to the button in the bar.
   * @param {KeyboardEvent} event
   */
  leaveByTab(event) {
    const all = [...this.el.querySelectorAll("a, button")];
    if (document.activeElement !== all.at(event.shiftKey ? 0 : -1)) return;
    event.preventDefault();
    this.opener?.focus();
  }

  /**
   * A drawer goes when something beside it is pressed; what lies beside the lesson stays.
   * @param {EventTarget|null} target
   */
  leave(target) {
    if (!this.isOpen || window.innerWidth >= WIDE || !(target instanceof Node)) return;
    if (!this.el.contains(target) && !this.opener?.contains(target)) this.close();
  }

  /** @param {LessonState} state */
  paint(state) {
    const focused = [...this.list.querySelectorAll("button")].findIndex((each) => each === document.activeElement);
    const { course } = state;
    const lessons = course.filter((place) => place.kind === "lesson");
    const practice = course.filter((place) => ["exercise", "companion"].includes(place.kind));
    const has = (/** @type {Place} */ place) => lessons.some((lesson) => lesson.lesson === place.lesson);
    const rows = lessons.map((lesson) => this.entry(lesson, practice.filter((each) => lesson.lesson && each.lesson === lesson.lesson)));
    const single = [...practice.filter((place) => !has(place)), ...course.filter((place) => place.kind === "alone")];
    const own = course.filter((place) => place.kind === "own");
    const tests = course.filter((place) => place.kind === "test");
    this.list.replaceChildren(...rows, ...single.map((place) => this.entry(place, [])), ...this.own(own), ...this.tests(tests));
    if (focused >= 0) this.list.querySelectorAll("button")[focused]?.focus();
    this.paintReturn(state);
  }

  /**
   * @param {Place} place @param {Place[]} exercises
   * @returns {HTMLElement}
   */
  entry(place, exercises) {
    const here = [place, ...exercises].some((each) => each.current);
    const both = exercises.length > 1; // then one is there instead of the other, at the teacher's choice
    const name = (/** @type {Place} */ each) => each.kind === "exercise" ? "Exercise" : both ? "or: real news" : "Real news";
    return make("li", { class: here ? "wsb-here" : "" }, this.row(place, place.lesson ? String(place.lesson) : "", place.title),
      ...exercises.map((each) => this.row(each, "", name(each), "wsb-exercise")));
  }

  /**
   * What was made of articles that the teacher brought: under a heading of their own, the exercise before its lesson page.
   * @param {Place[]} places
   */
  own(places) {
    if (!places.length) return [];
    const named = (/** @type {Place} */ place) => place.room === "exercises" ? `Exercise: ${place.title}` : place.title;
    const sorted = [...places].sort((a, b) => a.stem.localeCompare(b.stem) || a.room.localeCompare(b.room));
    return [make("li", { class: "wsb-meta wsb-own" }, "From your teacher"), ...sorted.map((place) =>
      make("li", { class: place.current ? "wsb-here" : "" }, this.row(place, "", named(place))))];
  }

  /** @param {Place[]} tests */
  tests(tests) {
    return tests.map((place) => make("li", { class: place.current ? "wsb-here" : "" }, this.row(place, "", place.title)));
  }

  /**
   * @param {Place} place @param {string} number @param {string} title @param {string} [kind]
   * @returns {HTMLElement}
   */
  row(place, number, title, kind = "") {
    const { name, words } = this.acts.far?.(place) ?? far(place);
    const meta = make("span", { class: "wsb-meta" }, `${place.minutes} min`,
      place.kind === "companion" ? heard(` · ${words}`) : ` · ${words}`); // its name takes the room; the sign says it, too
    return make("button", { class: `wsb-row ${kind}`, type: "button", "aria-current": place.current ? "page" : null,
      "data-path": place.path, onclick: () => { if (window.innerWidth < WIDE) this.close(); this.acts.open(place); } },
      make("span", { class: "wsb-no" }, number), make("span", { class: "wsb-row-title" }, title), sign(name), meta);
  }

  /** @param {LessonState} state */
  paintReturn(state) {
    const next = nextTask(state);
    this.back.hidden = !next;
    if (!next) return;
    const { done, of } = state.done;
    this.back.replaceChildren(make("p", {}, left(of - done)), make("button", { class: "wsb-main", type: "button",
      onclick: () => { if (window.innerWidth < WIDE) this.close(); this.acts.goOn(); } }, `Go on at “${next.title}”`));
  }
}

/**
 * The first task of a lesson that waits, if any was answered before.
 * @param {LessonState} state
 */
export function nextTask(state) {
  const { done, of } = state.done;
  const waits = (/** @type {import("./signs.js").Task} */ task) =>
    !task.optional && task.items.some((item) => ["open", "begun"].includes(item.sign));
  return done > 0 && done < of ? state.tasks.find(waits) : undefined;
}

/** @param {number} count */
function left(count) {
  return `${count} ${count === 1 ? "task" : "tasks"} left in this lesson.`;
}
