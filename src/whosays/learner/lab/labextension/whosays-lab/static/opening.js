// @ts-check
/**
 * Shows the widgets of a lesson when its notebook is opened, and again when its kernel restarts.
 *
 * JupyterLab has no setting for that. What may be run is decided in guard.js and nowhere else.
 */

// The same version of the others as of this file: browsers keep files by their whole address.
const version = new URL(import.meta.url).search;
const { isKitCell, refusal } = await import(`./guard.js${version}`);
const { isInUse, keepTyping, reviver, setAside } = await import(`./in_use.js${version}`);
const { dropOldViews, keepViewsOut } = await import(`./live_views.js${version}`);
const { explain, say, sayInstead } = await import(`./notice.js${version}`);
const { told } = await import(`./lesson_state.js${version}`);
const { beginReading } = await import(`./reading.js${version}`);
const { beginSaid } = await import(`./said.js${version}`);
const { Saving } = await import(`./saving.js${version}`);
const { beginFonts } = await import(`./fonts.js${version}`);
const { beginGates } = await import(`./gates.js${version}`);
const { Still, beginStill } = await import(`./still.js${version}`);
const { STYLE } = await import(`./style.js${version}`);
const { kernelGone, noKernel } = await import(`./way_out.js${version}`);

// ms: a school laptop may need half a minute for its first kernel; in a browser Python comes over the line, too.
const PATIENCE = told().site ? 300_000 : 45_000;

/** @typedef {any} Panel a NotebookPanel */
/** @typedef {any} Cell a CodeCell */

/**
 * @param {Panel} panel
 * @returns {Cell[]} the kit's cells, in the order of the notebook
 */
function kitCells(panel) {
  return panel.content.widgets.filter(
    (/** @type {Cell} */ cell) =>
      cell.model.type === "code" && isKitCell(cell.model.sharedModel.getSource())
  );
}

/**
 * Hides the code of the kit's cells, and of no other cell; sets prose and widgets on one edge.
 * @param {Panel} panel
 */
function markCells(panel) {
  const kit = new Set(kitCells(panel));
  for (const cell of panel.content.widgets) {
    cell.toggleClass("ws-kit-cell", kit.has(cell));
    if (kit.size > 0) cell.node.setAttribute("role", "article"); // JupyterLab calls what holds the cells a feed
  }
  panel.content.toggleClass("ws-lesson", kit.size > 0);
}

/**
 * Runs one cell and leaves its widget, or a line that says why there is none.
 * @param {any} CodeCell
 * @param {Cell} cell
 * @param {Panel} panel
 * @param {any} still
 */
async function runCell(CodeCell, cell, panel, still) {
  // Looked at again here, without a pause before the cell is sent: it may have been edited since.
  if (cell.isDisposed || !isKitCell(cell.model.sharedModel.getSource())) return;
  if (isInUse(cell)) setAside(cell);
  try {
    const reply = await CodeCell.execute(cell, panel.sessionContext, {});
    if (!reply) return;
    const words = reply.content.status === "error" ? explain(reply.content) : "";
    say(cell, words);
    if (!words) still.reveal(cell);
  } catch {
    // The kernel went away while the cell ran. When it is back, all cells are run again.
  }
}

/**
 * Has a cell nothing to show, and is nothing on its way?
 * @param {Cell} cell
 * @returns {boolean}
 */
function isEmpty(cell) {
  const running = cell.model.executionState === "running" || cell.promptNode?.textContent?.includes("*");
  return cell.model.outputs.length === 0 && !running;
}

/** Follows one notebook from its opening to its closing. */
class Opening {
  /**
   * @param {any} app
   * @param {any} CodeCell
   * @param {Panel} panel
   */
  constructor(app, CodeCell, panel) {
    this.contents = app.serviceManager.contents;
    this.CodeCell = CodeCell;
    this.panel = panel;
    this.revive = reviver(panel.sessionContext);
    this.restarts = 0;
    this.restarting = false;
    this.shownFor = ""; // the kernel, and which of its lives, that the cells were last run in
    this.timer = 0;
    this.refilling = 0;
    this.shown = false; // whether all of this life have been run
    this.filling = false;
    /** @type {WeakSet<Cell>} cells that show nothing, however often they are run */
    this.silent = new WeakSet();
  }

  async begin() {
    const { panel } = this;
    await panel.context.ready;
    if (panel.isDisposed) return;
    panel.disposed.connect(() => {
      window.clearTimeout(this.timer);
      window.clearTimeout(this.refilling);
    });
    panel.content.node.addEventListener("keydown", enterWidget);
    dropOldViews(kitCells(panel));
    keepViewsOut(panel);
    this.still = new Still(panel);
    this.saving = new Saving(this.contents, panel, isKitCell);
    apart(() => beginGates(panel, () => this.saving.saveSoon()));
    panel.content.node.addEventListener("whosays-unheard", this.revive);
    panel.content.modelContentChanged.connect(this.onContent, this);
    panel.sessionContext.statusChanged.connect(this.onStatus, this);
    panel.sessionContext.kernelChanged.connect(this.onKernel, this);
    apart(() => panel.disposed.connect(beginSaid(panel.content.node)));
    this.wait();
    await panel.sessionContext.ready;
    if (!panel.isDisposed) this.show();
  }

  /** A stored picture of a widget that no kernel stands behind is covered until it is alive. */
  wait() {
    this.shown = false;
    this.silent = new WeakSet();
    markCells(this.panel);
    for (const cell of kitCells(this.panel)) {
      cell.toggleClass("ws-kit-waiting", !isInUse(cell));
      if (!isInUse(cell)) this.still.cover(cell);
    }
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.giveUp(), PATIENCE);
  }

  giveUp() {
    const { panel } = this;
    if (panel.isDisposed) return;
    if (!["idle", "busy"].includes(panel.sessionContext.kernelDisplayStatus)) sayInstead(kitCells(panel), noKernel());
  }

  /** @param {any} _sender @param {string} status */
  onStatus(_sender, status) {
    if (status === "restarting" || status === "autorestarting") {
      if (!this.restarting) this.restarts += 1;
      this.restarting = true;
      this.wait();
    } else if (status === "dead") {
      sayInstead(kitCells(this.panel), kernelGone());
    } else if (status === "idle" && this.restarting && !this.panel.sessionContext.isRestarting) {
      this.restarting = false;
      this.show();
    }
  }

  /** @param {any} _sender @param {{newValue: any}} change */
  onKernel(_sender, change) {
    this.restarting = false;
    if (change.newValue) this.show();
    else if (kitCells(this.panel).some(isInUse)) this.revive();
  }

  onContent() {
    markCells(this.panel);
    window.clearTimeout(this.refilling);
    this.refilling = window.setTimeout(() => this.refill(), 0);
  }

  /**
   * Clear Outputs takes the widgets away. Nothing of a learner's is in them, so they come back at once.
   */
  async refill() {
    const { panel } = this;
    const empty = () => kitCells(panel).filter((each) => isEmpty(each) && !this.silent.has(each));
    if (panel.isDisposed || !this.shown || this.filling || !empty().length) return;
    this.filling = true;
    try {
      const why = await refusal(this.contents, panel);
      if (why) return panel.isDisposed || sayInstead(kitCells(panel), why);
      for (let cell; this.shown && !panel.isDisposed && (cell = empty()[0]); ) {
        await runCell(this.CodeCell, cell, panel, this.still);
        if (isEmpty(cell)) this.silent.add(cell);
      }
    } finally {
      this.filling = false;
    }
  }

  /** Runs the kit's cells, once in each life of a kernel. */
  async show() {
    const { panel } = this;
    const cells = kitCells(panel);
    const life = `${panel.sessionContext.session?.kernel?.id}/${this.restarts}`;
    if (!cells.length || life === this.shownFor) return;
    this.shownFor = life;
    this.wait();
    const why = await refusal(this.contents, panel);
    if (panel.isDisposed || life !== this.shownFor) return;
    if (why) return sayInstead(cells, why);
    for (const cell of cells) {
      if (panel.isDisposed || life !== this.shownFor) return;
      await runCell(this.CodeCell, cell, panel, this.still);
    }
    if (panel.isDisposed || life !== this.shownFor) return;
    this.shown = true;
    this.still.settle();
    this.refill(); // “Restart Kernel and Clear Outputs” may have taken some away meanwhile
    await this.saving.once();
  }
}

/**
 * What only makes a lesson better may fail by itself: the tasks come all the same.
 * @param {() => void} begin
 */
function apart(begin) {
  try {
    begin();
  } catch (error) {
    console.warn("whosays: a part of this page could not begin.", error);
  }
}

/**
 * Enter on a kit cell goes into its widget: there is no code to edit.
 * @param {KeyboardEvent} event
 */
function enterWidget(event) {
  const cell = event.target;
  if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)
    return;
  if (!(cell instanceof HTMLElement) || !cell.matches(".ws-kit-cell")) return;
  event.preventDefault();
  event.stopPropagation();
  const found = cell.querySelectorAll(
    ".jp-OutputArea-output :is(button, input, select, textarea, a[href], [tabindex='0'])"
  );
  const first = [...found].find((each) => each instanceof HTMLElement && each.offsetParent);
  if (first instanceof HTMLElement) first.focus();
}

/**
 * @param {any} INotebookTracker
 * @param {any} ICommandPalette
 * @param {any} CodeCell
 */
export function plugin(INotebookTracker, ICommandPalette, CodeCell) {
  return {
    id: "whosays-lab:opening",
    description: "Shows the widgets of a lesson when it is opened.",
    autoStart: true,
    requires: [INotebookTracker],
    optional: [ICommandPalette],
    activate(/** @type {any} */ app, /** @type {any} */ tracker, /** @type {any} */ palette) {
      const style = document.createElement("style");
      style.textContent = STYLE;
      document.head.append(style);
      for (const begin of [beginStill, beginFonts, () => beginReading(app, palette), keepTyping]) apart(begin);
      const open = (/** @type {Panel} */ panel) => new Opening(app, CodeCell, panel).begin();
      tracker.forEach(open);
      tracker.widgetAdded.connect((/** @type {any} */ _, /** @type {Panel} */ panel) => open(panel));
      addShowCode(app, tracker, palette);
    },
  };
}

/**
 * A command for those who write lessons: shows the two lines of the kit's cells, or hides them.
 * @param {any} app
 * @param {any} tracker
 * @param {any} palette
 */
function addShowCode(app, tracker, palette) {
  const command = "whosays:show-code";
  app.commands.addCommand(command, {
    label: "Show or hide the code of the kit's cells",
    isEnabled: () => tracker.currentWidget !== null,
    execute: () => tracker.currentWidget?.content.node.classList.toggle("ws-show-code"),
  });
  palette?.addItem({ command, category: "whosays" });
}
