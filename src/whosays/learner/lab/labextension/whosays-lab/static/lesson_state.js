// @ts-check
/**
 * What bar and course know of the lesson in sight: from the server that the door started, from the progress
 * widget, and from each task as it is answered.
 */

/** @typedef {import("./signs.js").Task} Task */
/** @typedef {{room: string, stem: string, title: string, path: string, minutes: number, items: number, done: number,
 *   tasks: number, tasks_done: number, current?: boolean, kind: string, lesson: number, of: number}} Place
 *   a notebook of the course; ``lesson``: which of ``of`` it is or belongs to, 0 where it is none; ``kind``: lesson,
 *   exercise, companion (real news instead of an exercise), alone, own (of an article that the teacher
 *   brought), test */
/** @typedef {{path: string, words: string, task: {name: string, title: string}|null}} Welcome */
/** @typedef {{door?: boolean, site?: boolean, kept?: string, copy?: string, day?: string, course?: Place[], welcome?: Welcome|null,
 *   opens?: string}} Told what the door's server says (see learner/lab/start.py); ``opens``: JupyterLab's own word */

const KEY = "whosays-shell";

/**
 * What the server says of itself; nothing, where the door did not start it.
 * @returns {Told}
 */
export function told() {
  try {
    const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
    return { ...JSON.parse(config.whosays ?? "{}"), opens: config.treePath || new URLSearchParams(location.search).get("path") };
  } catch {
    return {};
  }
}

/** A few yes and no of a learner, kept in the browser under the copy's own id; without an id, in the page alone. */
export class Remembered {
  /** @param {string} copy */
  constructor(copy) {
    this.copy = copy;
    /** @type {Map<string, string>} */ this.here = new Map();
  }

  /** @param {string} name @returns {string} */
  get(name) {
    const own = this.here.get(name);
    if (own !== undefined || !this.copy) return own ?? "";
    try {
      return localStorage.getItem(`${KEY}/${this.copy}/${name}`) ?? "";
    } catch {
      return "";
    }
  }

  /** @param {string} name @param {string} value */
  set(name, value) {
    this.here.set(name, value);
    if (!this.copy) return;
    try {
      localStorage.setItem(`${KEY}/${this.copy}/${name}`, value);
    } catch {
      // The browser keeps nothing: then the page does, as long as it is open.
    }
  }
}

/** The lesson in sight, and the course around it. */
export class LessonState {
  /** @param {Told} from */
  constructor(from) {
    this.told = from;
    this.memory = new Remembered(from.copy ?? "");
    /** @type {Place[]} */ this.course = from.course ?? [];
    this.kept = ""; // where answers are kept, in words
    this.refused = ""; // why Python found no place that keeps an answer
    this.room = "";
    this.stem = "";
    this.open("", "", "");
  }

  /**
   * Another notebook is in sight.
   * @param {string} room @param {string} stem @param {string} title
   */
  open(room, stem, title) {
    const known = this.course.find((place) => place.room === room && place.stem === stem);
    this.room = room;
    this.stem = stem;
    this.title = known?.title || title;
    /** @type {Task[]} */ this.tasks = [];
    this.saved = "";
    /** @type {""|"soon"|"not"} */ this.unsaved = "";
  }

  /** @param {{room: string, stem: string}} detail */
  isHere(detail) {
    return detail.room === this.room && detail.stem === this.stem;
  }

  /**
   * Everything anew, from the progress widget.
   * @param {any} detail
   * @returns {boolean} whether it was about this lesson
   */
  progress(detail) {
    if (!this.isHere(detail)) return false;
    if (!this.memory.copy && detail.copy) this.memory.copy = detail.copy;
    this.tasks = detail.tasks;
    if (detail.course?.length) this.course = detail.course;
    if (detail.title) this.title = detail.title;
    this.kept = detail.kept ?? "";
    this.refused = detail.refused ?? "";
    this.saved = detail.time || this.saved;
    this.count();
    return true;
  }

  /**
   * One task, as it stands now.
   * @param {any} detail
   * @returns {boolean} whether it is one of this lesson
   */
  task(detail) {
    const at = this.isHere(detail) ? this.tasks.findIndex((task) => task.name === detail.name) : -1;
    if (at < 0) return false;
    this.tasks[at] = { ...this.tasks[at], items: detail.items };
    this.saved = detail.saved || this.saved;
    this.count();
    return true;
  }

  /** Brings this lesson's row of the course up to its tasks. */
  count() {
    const due = this.tasks.filter((task) => !task.optional);
    this.course = this.course.map((place) => !this.isHere(place) ? { ...place, current: false } : {
      ...place, current: true, tasks: due.length, tasks_done: due.filter(isDone).length,
    });
  }

  /** The tasks that are done, and all, but for the optional ones. */
  get done() {
    const due = this.tasks.filter((task) => !task.optional);
    return { of: due.length, done: due.filter(isDone).length };
  }

  /** This notebook, as the course knows it. @returns {Place|undefined} */
  get here() {
    return this.course.find((place) => this.isHere(place));
  }

  /**
   * The place before or after this one: lessons go with lessons, exercises with exercises. Of an exercise and the
   * real news that may replace it, one is on the way: never both. A test lies on no way: a class takes it together.
   * @param {number} step
   * @returns {Place|undefined}
   */
  beside(step) {
    const { here } = this;
    if (!here || here.kind === "test") return undefined;
    const instead = here.kind === "companion" ? "exercise" : "companion";
    const room = this.course.filter((place) => place.room === this.room && place.kind !== "test"
      && (this.isHere(place) || place.kind !== (place.lesson === here.lesson ? instead : "companion")));
    return room[room.findIndex((place) => this.isHere(place)) + step];
  }
}

/** @param {Task} task */
function isDone(task) {
  return task.items.every((item) => !["open", "begun"].includes(item.sign));
}
