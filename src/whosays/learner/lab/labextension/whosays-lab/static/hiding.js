// @ts-check
/**
 * Puts JupyterLab's own tools away around a lesson, and brings back exactly what it put away.
 *
 * Only what the shell itself offers is used, each behind a test of its own: a JupyterLab that has lost one of
 * these doors keeps that part in sight, and the lesson works on.
 */

const BEFORE = "whosays-shell-before"; // in the tab: a reload must not take what we hid for what was there

const NARROW = 900; // px

/** @typedef {{mode?: string, left?: boolean, right?: boolean, bars?: string[]}} Before */
/** @typedef {{hide: () => void, show: () => void, isHidden: boolean}} Hideable a Lumino widget */

/** @returns {Before|null} */
function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(BEFORE) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Before|null} before */
function remember(before) {
  try {
    if (before) sessionStorage.setItem(BEFORE, JSON.stringify(before));
    else sessionStorage.removeItem(BEFORE);
  } catch {
    // A browser without storage forgets it at a reload.
  }
}

/**
 * Is it, or what it stands in, about to go? A toolbar of JupyterLab's that is shown then raises an error.
 * @param {any} widget
 * @returns {boolean}
 */
function isGoing(widget) {
  return Boolean(widget) && (widget.isDisposed === true || isGoing(widget.parent));
}

/** JupyterLab's surroundings of a lesson. */
export class Hiding {
  /** @param {any} shell JupyterLab's */
  constructor(shell) {
    this.shell = shell;
    /** @type {Before|null} */ this.before = null;
    /** @type {Set<Hideable>} what is hidden by us now */ this.hidden = new Set();
  }

  /** From the learner's first press on, what opens is what somebody wanted to open. */
  watch() {
    let isUntouched = true;
    for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => { isUntouched = false; }, { capture: true, once: true });
    this.shell.layoutModified?.connect?.(() => { if (isUntouched && this.on) this.attempt(() => this.hideSides()); });
  }

  /** @returns {boolean} whether JupyterLab's tools are away */
  get on() {
    return this.before !== null;
  }

  /**
   * @param {any} panel the lesson's
   */
  hide(panel) {
    if (!this.before) {
      this.before = remembered() ?? this.look();
      remember(this.before);
      this.attempt(() => this.hideSides());
      this.attempt(() => this.hideMode());
      for (const area of ["top", "menu", "bottom"]) this.attempt(() => this.hideArea(area));
    }
    this.attempt(() => this.put(panel.toolbar));
    this.attempt(() => this.put(panel.content.layout?.footer)); // “Click to add a cell”
  }

  /** Brings all of it back, as it was. */
  show() {
    const { before, shell } = this;
    if (!before) return;
    this.before = null;
    remember(null);
    this.attempt(() => { if (before.mode && shell.mode !== before.mode) shell.mode = before.mode; });
    for (const widget of this.hidden) this.attempt(() => { if (!isGoing(widget)) widget.show(); });
    this.hidden.clear();
    this.attempt(() => this.showSides(before));
  }

  /** @returns {Before} how JupyterLab stands now */
  look() {
    const { shell } = this;
    const bars = typeof shell.isSideTabBarVisible === "function"
      ? ["left", "right"].filter((side) => shell.isSideTabBarVisible(side)) : [];
    return { mode: shell.mode, left: shell.leftCollapsed === false, right: shell.rightCollapsed === false, bars };
  }

  hideSides() {
    const { shell } = this;
    if (shell.leftCollapsed === false) shell.collapseLeft?.();
    if (shell.rightCollapsed === false) shell.collapseRight?.();
    for (const side of ["left", "right"])
      if (shell.isSideTabBarVisible?.(side)) shell.toggleSideTabBarVisibility?.(side);
  }

  /** @param {Before} before */
  showSides(before) {
    const { shell } = this;
    for (const side of before.bars ?? [])
      if (shell.isSideTabBarVisible?.(side) === false) shell.toggleSideTabBarVisibility?.(side);
    if (window.innerWidth < NARROW) return; // there a list of files would leave no room to read
    if (before.left) shell.expandLeft?.();
    if (before.right) shell.expandRight?.();
  }

  /** One document at a time: no row of tabs. */
  hideMode() {
    if (this.shell.mode === "multiple-document") this.shell.mode = "single-document";
  }

  /**
   * The panel of an area, found by what stands in it: the menu, the title, the status bar.
   * @param {string} area
   */
  hideArea(area) {
    for (const widget of [...(this.shell.widgets?.(area) ?? [])]) this.put(widget.parent);
  }

  /** @param {Hideable|null|undefined} widget */
  put(widget) {
    if (!widget || typeof widget.hide !== "function" || typeof widget.show !== "function" || widget.isHidden) return;
    widget.hide();
    this.hidden.add(widget);
  }

  /**
   * A part that this JupyterLab does not have, or has otherwise, stays as it is.
   * @param {() => void} act
   */
  attempt(act) {
    try {
      act();
    } catch (error) {
      console.warn("whosays: a part of JupyterLab could not be put away or brought back.", error);
    }
  }
}
