// @ts-check
/**
 * No “Save your work?” for what the kit has painted, and never a word less for what a person has typed.
 *
 * JupyterLab takes a notebook for changed as soon as a cell has run. The widgets come anew at each opening,
 * so they are saved once; after that a notebook is changed when its cells' own words are. What a learner's
 * own code has put out is saved without a question.
 */

const version = new URL(import.meta.url).search;
const { told } = await import(`./lesson_state.js${version}`);

const SOON = 1000; // ms without a further run of a learner's own cell, until its output is saved

/** @typedef {any} Panel a NotebookPanel */
/** @typedef {any} CellModel */

/**
 * @param {Panel} panel
 * @returns {CellModel[]}
 */
function cellsOf(panel) {
  return panel.content.widgets.map((/** @type {any} */ cell) => cell.model);
}

/**
 * What of a notebook a person has written: the cells' own words and pictures, in their order. A cell with
 * nothing in it does not count: running the last one adds such a cell.
 * @param {Panel} panel
 * @returns {string}
 */
function wordsOf(panel) {
  const cells = cellsOf(panel).filter((cell) => cell.sharedModel.getSource().trim());
  return JSON.stringify(
    cells.map((cell) => [
      cell.type,
      cell.sharedModel.getSource(),
      cell.sharedModel.getAttachments?.() ?? null,
    ])
  );
}

/** Keeps one notebook from being taken for changed when only its outputs are. */
export class Saving {
  /**
   * @param {any} contents the contents service
   * @param {Panel} panel its file has been read
   * @param {(source: unknown) => boolean} isKit whether a cell of this source is the kit's
   */
  constructor(contents, panel, isKit) {
    this.contents = contents;
    this.panel = panel;
    this.isKit = isKit;
    this.saved = false;
    this.settling = false;
    this.leaving = this.state; // what the last save took with it
    this.underway = 0; // saves that have begun and not ended: one of ours may meet one of JupyterLab's
    this.timer = 0;
    /** @type {Promise<void>} */ this.last = Promise.resolve(); // our saves, one after the other
    this.note();
    this.closeQuietly();
    this.oneAtATime();
    panel.context.saveState.connect(this.onSave, this);
    panel.context.model.stateChanged.connect(this.onState, this);
    panel.disposed.connect(() => window.clearTimeout(this.timer));
  }

  /** What is in the notebook now. */
  get state() {
    return { words: wordsOf(this.panel), runs: this.ownRuns() };
  }

  /**
   * What is on the disk: what is in the notebook now, or what was in it a moment ago.
   * @param {{words: string, runs: string}} state
   */
  note({ words, runs } = this.state) {
    this.words = words;
    this.runs = runs;
  }

  /**
   * JupyterLab takes a notebook for saved even if somebody wrote in it while it was on its way.
   * @param {any} _sender
   * @param {string} state
   */
  onSave(_sender, state) {
    if (state === "started") {
      this.underway += 1;
      this.leaving = this.state;
      return;
    }
    this.underway = Math.max(0, this.underway - 1);
    if (state === "failed" || this.panel.isDisposed) return;
    this.note(this.leaving);
    if (!this.unwritten) this.panel.context.model.dirty = true;
  }

  /**
   * Of a notebook that is closed while we save it, JupyterLab says “File Save Error: Disposed”. Nothing is lost:
   * before anybody's own words go, it asks.
   */
  closeQuietly() {
    const { context } = this.panel;
    const tell = context._handleError; // it offers no other door; without this one it goes on telling
    if (typeof tell !== "function") return;
    context._handleError = (/** @type {unknown[]} */ ...words) => (context.isDisposed ? undefined : tell.apply(context, words));
  }

  /** A save that somebody asks for while one of ours is on its way waits for it, and asks nothing: see `save`. */
  oneAtATime() {
    const { context } = this.panel;
    const save = context.save.bind(context);
    /** @type {Promise<unknown>} */ let last = Promise.resolve();
    context.save = () => {
      const next = last.then(save);
      last = next.catch(() => undefined);
      return next;
    };
  }

  /** How often a learner's own cells were run: their output is nowhere else. */
  ownRuns() {
    const own = cellsOf(this.panel).filter(
      (cell) => cell.type === "code" && !this.isKit(cell.sharedModel.getSource())
    );
    return JSON.stringify(own.map((cell) => [cell.executionCount, cell.outputs.length]));
  }

  /** Is there a cell of the kit's? All other notebooks are JupyterLab's affair alone. */
  get ours() {
    return cellsOf(this.panel).some(
      (cell) => cell.type === "code" && this.isKit(cell.sharedModel.getSource())
    );
  }

  /** Has nobody written anything since it was saved? */
  get unwritten() {
    return !this.panel.isDisposed && this.words === wordsOf(this.panel);
  }

  /** @param {any} _sender @param {{name: string, newValue: any}} change */
  onState(_sender, change) {
    if (change.name !== "dirty" || this.panel.isDisposed) return;
    if (!change.newValue) {
      if (!this.settling && !this.underway) this.note();
    } else {
      // Later, for whoever else is told of this change must hear the two in their order.
      queueMicrotask(() => this.settle());
    }
  }

  /** Takes a notebook for unchanged, if nothing but outputs is different. */
  settle() {
    if (!this.unwritten || !this.ours) return;
    this.settling = true;
    this.panel.context.model.dirty = false;
    this.settling = false;
    if (this.saved && this.runs !== this.ownRuns()) this.saveSoon();
  }

  /** Saves once after the kit's cells have run. */
  async once() {
    if (this.saved) return;
    this.saved = true;
    await this.save();
  }

  saveSoon() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), SOON);
  }

  /**
   * Saves when the save before has ended. Of two at a time JupyterLab takes the first one's file for somebody
   * else's, and asks the learner which to keep.
   * @returns {Promise<void>}
   */
  save() {
    this.last = this.last.then(() => this.saveNow());
    return this.last;
  }

  /** Saves, unless that could overwrite anything, or would have to ask. */
  async saveNow() {
    if (told().kept) return; // a browser that keeps nothing; the page says so
    if (this.underway) return this.saveSoon(); // JupyterLab's own
    const { context } = this.panel;
    const known = context.contentsModel;
    if (!this.unwritten || !known?.writable || context.model.readOnly || context.model.collaborative)
      return;
    try {
      const disk = await this.contents.get(context.path, { content: false });
      if (this.underway) return this.saveSoon();
      if (disk.last_modified !== known.last_modified || !this.unwritten) return;
      await context.save();
    } catch {
      // JupyterLab has said so, and what a learner answers is kept elsewhere.
    }
  }
}
