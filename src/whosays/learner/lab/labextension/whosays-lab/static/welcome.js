// @ts-check
/** “Welcome back: two tasks left in lesson 4.”: one quiet line under the bar, once a day of work. */

/** @typedef {import("./lesson_state.js").LessonState} LessonState */

const version = new URL(import.meta.url).search;
const { make } = await import(`./elements.js${version}`);
const { sign } = await import(`./signs.js${version}`);

const SEEN = "welcomed"; // remembered with the day: a new start of the door greets again

/** Greets a learner who has been here before. */
export class Welcome {
  /** @param {import("./bar.js").Acts} acts */
  constructor(acts) {
    this.acts = acts;
    this.words = make("p", {});
    this.on = make("button", { class: "wsb-go-on", type: "button", onclick: () => this.goOn() });
    const close = make("button", { class: "wsb-button", type: "button", title: "Close", "aria-label": "Close this line",
      onclick: () => this.close() }, sign("close"));
    this.el = make("div", { class: "wsb-welcome", hidden: true }, this.words, this.on, close);
  }

  /**
   * @param {LessonState} state
   * @param {string} path of the notebook in sight, in the copy
   */
  paint(state, path) {
    this.state = state;
    const { welcome, day } = state.told;
    this.el.hidden = !welcome || welcome.path !== path || state.memory.get(SEEN) === day;
    if (this.el.hidden || !welcome) return;
    this.words.textContent = welcome.words;
    this.on.hidden = !welcome.task;
    this.on.replaceChildren("Go on", make("span", { class: "wsb-less" }, welcome.task ? ` at “${welcome.task.title}”` : ""));
  }

  goOn() {
    const task = this.state?.told.welcome?.task;
    this.close();
    if (task) this.acts.task(task.name);
  }

  close() {
    this.state?.memory.set(SEEN, this.state.told.day ?? "");
    this.el.hidden = true;
    this.acts.resized();
  }
}
