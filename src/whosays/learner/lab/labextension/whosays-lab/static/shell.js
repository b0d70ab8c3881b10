// @ts-check
/**
 * The lesson shell: a bar over the lesson and a list of the course, and JupyterLab's own tools one “More” away.
 *
 * It acts when the notebook in sight says that it is a learner's lesson, and JupyterLab is the door's or the
 * learner said yes; on any other document it lets go. What JupyterLab does not offer any more is left out.
 */

const version = new URL(import.meta.url).search;
// All at once: JupyterLab waits for its extensions before it begins.
const [{ Bar }, { CoursePanel, nextTask }, { Hiding }, { LessonState, told }, page, { MoreMenu }, { SHELL_STYLE }, { veil },
  { Welcome }, { watchSaved }, site, { runtimeFault }, { note }] = await Promise.all(["bar", "course", "hiding", "lesson_state", "lesson_page", "more_menu",
  "shell_style", "veil", "welcome", "watch_saved", "site", "runtime_check", "way_out"].map((name) => import(`./${name}.js${version}`)));
const { goTo, hasGates, inSight, isLearners, keepProse, lessonOf, rootOf, titleOf } = page;

const MORE = "more"; // all of JupyterLab is wanted
const YES = "yes"; // the shell is wanted where the door did not start JupyterLab
const JUMP = "F6"; // between bar and lesson

/** @typedef {any} Panel a NotebookPanel */

/** The shell of one JupyterLab. */
class Shell {
  /** @param {any} app @param {any} Widget Lumino's */
  constructor(app, Widget) {
    this.app = app;
    this.state = new LessonState(told());
    this.hiding = new Hiding(app.shell);
    /** @type {Panel|null} */ this.panel = null;
    /** @type {{room: string, stem: string}|null} */ this.lesson = null;
    this.showsAll = false;
    this.bar = new Bar(this.acts());
    this.course = new CoursePanel(this.acts(), this.state.told.site ? site.rootOfSite() : "");
    this.menu = new MoreMenu(() => this.entries());
    this.welcome = new Welcome(this.acts());
    this.widget = new Widget();
    this.widget.id = "whosays-bar";
    this.widget.addClass("wsb");
    this.widget.node.append(this.bar.el, this.welcome.el);
    this.loading = this.state.told.site ? new site.Loading() : null;
    this.notKept = this.state.told.site ? new site.NotKept() : null;
    if (this.notKept) this.widget.node.append(this.notKept.el);
    this.widget.hide();
    this.layer = document.createElement("div"); // what opens over the lesson; a panel of JupyterLab would cut it off
    this.layer.className = "wsb wsb-layer";
    this.layer.append(this.course.el, this.menu.el);
    if (this.loading) this.layer.append(this.loading.el);
    document.body.append(this.layer);
  }

  /** @returns {import("./bar.js").Acts} what a learner can do */
  acts() {
    return { course: (opener) => this.course.toggle(opener), task: (name) => this.jump(name), goOn: () => this.goOn(),
      open: (place) => this.open(place.path), more: (opener) => this.more(opener), resized: () => this.fit(),
      settings: (anchor) => dispatch("whosays-reading-settings", { anchor }),
      far: (place) => this.state.told.site ? site.farOfPage(place) : undefined };
  }

  begin() {
    const { shell } = this.app;
    shell.add(this.widget, "header");
    if (this.state.told.site) this.beginSite();
    this.hiding.watch(); // a JupyterLab in the browser opens its list of files after the lesson
    shell.currentChanged.connect(() => this.look());
    document.addEventListener("whosays-progress", (event) => this.heard(event, "progress"));
    document.addEventListener("whosays-task", (event) => this.heard(event, "task"));
    document.addEventListener("whosays-open", (event) => this.open(/** @type {CustomEvent} */ (event).detail.path));
    document.addEventListener("whosays-not-shown", () => this.loading?.end()); // a cell says why
    document.addEventListener("whosays-address", (event) => this.sayAddress(/** @type {CustomEvent} */ (event).detail));
    document.addEventListener("whosays-shell", () => this.say(YES, "1"));
    document.addEventListener("dblclick", keepProse, true);
    document.addEventListener("keydown", keepProse, true);
    document.addEventListener("keydown", (event) => this.key(event), true);
    document.addEventListener("scroll", () => this.scrolled(), true);
    new ResizeObserver(() => this.fit()).observe(this.bar.el);
    window.addEventListener("resize", () => this.fit());
    document.addEventListener("keydown", ({ key }) => this.keys(key), true);
    document.addEventListener("pointerdown", () => this.keys(""), true);
    const { door, course, opens } = /** @type {import("./lesson_state.js").Told} */ (this.state.told);
    const place = door && this.state.memory.get(MORE) !== "1" ? course?.find((each) => each.path === opens) : undefined;
    this.lift = veil(place);
    this.app.restored?.then?.(() => { if (!this.app.shell.currentWidget) this.lift(); });
    this.look();
  }

  beginSite() {
    document.body.dataset.whosaysSite = "yes"; // cards name another way out there (widgets/common/way_out.js)
    site.keepDriveAnswering();
    runtimeFault().then((/** @type {string} */ words) => this.state.tasks.length || this.faulty(words));
  }

  /**
   * The cell that keys would move is shown once somebody uses keys.
   * @param {string} key
   */
  keys(key) {
    if (!key || ["Tab", "ArrowDown", "ArrowUp", "j", "k"].includes(key)) document.body.classList.toggle("wsb-keys", key !== "");
  }

  /** Is the notebook in sight a lesson? Then this is its shell; else JupyterLab stands as it was. */
  async look() {
    const panel = this.app.shell.currentWidget;
    await panel?.context?.ready;
    if (panel !== this.app.shell.currentWidget || panel?.isDisposed) return;
    const page = this.state.told.site && site.pageOf(String(panel?.context?.path ?? ""));
    if (page) return location.assign(page); // from the list of files, or a link in a text
    const lesson = lessonOf(panel);
    this.panel?.content?.removeClass?.("wsb-page");
    this.panel = isLearners(lesson) ? panel : null;
    this.lesson = this.panel ? lesson : null;
    if (this.panel && lesson) this.enter(this.panel, lesson);
    this.settle();
    if (panel) this.lift();
  }

  /** @param {Panel} panel @param {{room: string, stem: string}} lesson */
  enter(panel, lesson) {
    if (this.state.told.site) site.keepAddress(String(panel.context.path));
    const known = this.state.isHere(lesson);
    if (!known) this.state.open(lesson.room, lesson.stem, titleOf(panel));
    if (!known) this.showsAll = false;
    this.stopWatching?.();
    this.stopWatching = watchSaved(panel.content.node, (/** @type {string} */ how) => { this.state.unsaved = how; this.bar.paintSaved(this.state); });
    dispatch("whosays-progress-wanted", lesson);
  }

  /** Whether the lesson in sight has a shell at all; “more” is one of its two faces. */
  get wanted() {
    return this.lesson !== null && (this.state.told.door === true || this.state.memory.get(YES) === "1");
  }

  /** Brings JupyterLab and bar to what is wanted now. */
  settle() {
    const { wanted, hiding, panel } = this;
    const whole = this.state.memory.get(MORE) === "1";
    const alone = wanted && !whole;
    document.body.dataset.whosaysShell = alone ? "on" : wanted ? "more" : this.lesson ? "offered" : "off";
    if (alone) hiding.hide(panel);
    else hiding.show();
    panel?.content?.toggleClass?.("wsb-page", alone);
    this.widget.node.setAttribute("role", alone ? "banner" : "region");
    this.widget.node.setAttribute("aria-label", "Lesson");
    this.widget.setHidden(!wanted);
    if (this.loading) this.loading.el.hidden = !wanted;
    if (!wanted) this.course.close();
    this.bar.face(whole);
    this.paint();
  }

  paint() {
    if (!this.wanted) return;
    this.bar.paint(this.state);
    this.course.paint(this.state);
    this.welcome.paint(this.state, this.panel && this.lesson ? String(this.panel.context.path).slice(rootOf(this.panel, this.lesson).length) : "");
    this.notKept?.paint(this.state.told.kept ?? "", this.state.refused !== "");
    this.scrolled();
    this.fit();
  }

  /** Lumino gives the bar the height that it needs now. */
  fit() {
    const height = this.bar.el.offsetHeight + this.welcome.el.offsetHeight + (this.notKept?.el.offsetHeight ?? 0);
    if (!height || this.height === height) return;
    this.height = height;
    this.widget.node.style.minHeight = this.widget.node.style.maxHeight = `${height}px`;
    document.body.style.setProperty("--wsb-height", `${height}px`);
    this.widget.parent?.fit?.();
  }

  /** @param {Event} event @param {"progress"|"task"} what */
  heard(event, what) {
    if (!this.state[what](/** @type {CustomEvent} */ (event).detail)) return;
    this.faulty("");
    this.loading?.end();
    if (this.state.told.site) site.noteBeen(this.state);
    if (what === "progress") this.settle(); // it may say whose copy this is, and so what was remembered
    else this.paint();
  }

  /** @param {string} words what Python needs and this site's server does not hand out; "": Python is here */
  faulty(words) {
    if (!this.notKept || this.notKept.fault === words) return;
    this.notKept.fault = words;
    note(words);
    this.loading?.end();
    this.paint();
  }

  // ---- what a learner does

  /** @param {string} name */
  jump(name) {
    if (this.panel) goTo(this.panel, name);
  }

  goOn() {
    const next = nextTask(this.state);
    if (next) this.jump(next.name);
  }

  /** @param {string} path in the copy */
  open(path) {
    if (this.state.told.site) return location.assign(site.addressOf(path));
    const root = this.panel && this.lesson ? rootOf(this.panel, this.lesson) : "";
    this.app.commands.execute("docmanager:open", { path: `${root}${path}` });
  }

  /** For a link that may be opened in a tab of its own. @param {{path: string, address: string}} asked */
  sayAddress(asked) {
    if (this.state.told.site) asked.address = site.addressOf(asked.path);
  }

  /** @param {string} what @param {string} value */
  say(what, value) {
    this.state.memory.set(what, value);
    this.settle();
  }

  /** @param {HTMLElement} opener */
  more(opener) {
    if (document.body.dataset.whosaysShell === "more") this.say(MORE, "");
    else this.menu.toggle(opener);
  }

  /** @returns {import("./more_menu.js").Entry[]} */
  entries() {
    const kept = { words: "Where are my answers?", note: this.state.kept, press: null };
    const all = { words: "Show all comments", note: "For teachers: also those that wait for an answer", pressed: this.showsAll,
      press: () => { this.showsAll = !this.showsAll; dispatch("whosays-show-all", { on: this.showsAll }); } };
    const restart = { words: "Restart this lesson", note: "If something is stuck. Your answers stay.",
      press: () => { this.app.commands.execute("kernelmenu:restart"); } };
    const whole = { words: "All of JupyterLab", note: "Menus, files and every button. “Less” brings this page back.",
      press: () => this.say(MORE, "1") };
    return [...(this.state.kept ? [kept] : []), ...(this.panel && hasGates(this.panel) ? [all] : []),
      ...(this.app.commands.hasCommand?.("kernelmenu:restart") ? [restart] : []), whole];
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== JUMP || event.ctrlKey || event.altKey || event.metaKey || !this.wanted) return;
    event.preventDefault();
    event.stopPropagation();
    const inBar = [this.widget.node, this.layer].some((each) => each.contains(document.activeElement));
    if (!inBar) this.from = document.activeElement;
    const back = this.from instanceof HTMLElement && this.from.isConnected ? this.from : this.panel?.content?.node;
    if (inBar) back?.focus({ preventScroll: true });
    else this.bar.course.focus();
  }

  scrolled() {
    if (this.looking || !this.wanted) return;
    this.looking = true;
    requestAnimationFrame(() => {
      this.looking = false;
      if (this.panel && !this.panel.isDisposed) this.bar.mark(inSight(this.panel));
    });
  }
}

/**
 * @param {string} name
 * @param {object} detail
 */
function dispatch(name, detail) {
  document.dispatchEvent(new CustomEvent(name, { detail }));
}

/**
 * @param {any} app
 * @param {any} Widget
 */
export function beginShell(app, Widget) {
  const { shell } = app;
  if (typeof Widget !== "function" || typeof shell?.add !== "function" || !shell.currentChanged) return;
  const style = document.createElement("style");
  style.textContent = SHELL_STYLE;
  document.head.append(style);
  new Shell(app, Widget).begin();
}

/**
 * The shell, as a plugin of its own: a lesson needs none of it.
 * @param {any} Widget
 */
export function shellPlugin(Widget) {
  return {
    id: "whosays-lab:shell",
    description: "A bar over a lesson, a list of the course, and JupyterLab one “More” away.",
    autoStart: true,
    activate(/** @type {any} */ app) {
      try {
        beginShell(app, Widget);
      } catch (error) {
        console.warn("whosays: this JupyterLab has no place for the lesson's bar.", error);
      }
    },
  };
}
