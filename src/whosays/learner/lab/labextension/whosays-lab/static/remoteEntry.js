// @ts-check
/**
 * The labextension's door: a module federation container written by hand, so that nothing has to be
 * bundled. JupyterLab loads this file as a plain script, calls `init` and then `get("./extension")`.
 */
"use strict";

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);

  /**
   * @param {string} name
   * @returns {string} the address of a module; a new version has a new one, past every cache
   */
  function address(name) {
    const url = new URL(name, script.src);
    url.search = new URL(script.src).search;
    return url.href;
  }

  // Each module asks for its neighbours only when it runs. All are fetched at once, so that none waits for another.
  const MODULES = [
    "aloud", "bar", "course", "elements", "fonts", "gates", "guard", "hiding", "in_use", "lesson_page",
    "lesson_state", "live_views", "more_menu", "notice", "opening", "place", "reading", "reading_panel",
    "reading_style", "runtime_check", "said", "saving", "shell", "shell_style", "signs", "site", "speech", "still", "still_card",
    "still_look", "still_style", "style", "veil", "watch_saved", "way_out", "welcome",
  ];
  for (const name of MODULES) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = address(`${name}.js`);
    document.head.append(link);
  }

  /** @type {any} JupyterLab's own modules, by name and version */
  let scope = {};

  /**
   * @param {string} name
   * @returns {Promise<any>} a module that JupyterLab shares with its extensions
   */
  async function shared(name) {
    const versions = Object.values(scope[name] ?? {});
    const entry = versions.find((version) => version.loaded) ?? versions[0];
    if (!entry) throw new Error(`whosays-lab needs ${name}, which this JupyterLab does not share.`);
    return (await entry.get())();
  }

  async function extension() {
    const around = shell();
    const { plugin } = await import(address("opening.js"));
    const { INotebookTracker } = await shared("@jupyterlab/notebook");
    const { ICommandPalette } = await shared("@jupyterlab/apputils");
    const { CodeCell } = await shared("@jupyterlab/cells");
    return { __esModule: true, default: [plugin(INotebookTracker, ICommandPalette, CodeCell), ...(await around)] };
  }

  /** @returns {Promise<any[]>} the lesson shell, or nothing: lessons open without it, too */
  async function shell() {
    try {
      const { shellPlugin } = await import(address("shell.js"));
      return [shellPlugin((await shared("@lumino/widgets")).Widget)];
    } catch (error) {
      console.warn("whosays: the lessons open without their bar.", error);
      return [];
    }
  }

  /** @type {any} */
  const lab = ((/** @type {any} */ (window))._JUPYTERLAB ??= {});
  lab["whosays-lab"] = {
    init(/** @type {any} */ given) {
      scope = given;
    },
    async get(/** @type {string} */ name) {
      if (name !== "./extension") throw new Error(`whosays-lab has no module ${name}.`);
      const module = await extension();
      return () => module;
    },
  };
})();
