// @ts-check
/**
 * What only a running kernel can draw goes into no file, and is not looked for in one: a stored view greets its next
 * reader with “Error displaying widget”, and hides the form that can be read. The kit's own server takes views out,
 * too; a hub, a plain JupyterLab and a browser without a server do not.
 */

export const VIEW = "application/vnd.jupyter.widget-view+json";

/** @typedef {any} Panel a NotebookPanel */
/** @typedef {{data?: Object<string, unknown>}} Output one output of a cell, as a notebook's file has it */
/** @typedef {{cells?: {outputs?: Output[]}[]}} Notebook */

/**
 * The outputs without live views; the same list if there are none.
 * @param {Output[]} outputs
 * @returns {Output[]}
 */
export function withoutViews(outputs) {
  if (!outputs.some((each) => each.data && VIEW in each.data)) return outputs;
  return outputs.map((each) => {
    const { [VIEW]: _, ...data } = each.data ?? {};
    return each.data ? { ...each, data } : each;
  });
}

/**
 * From now on no live view goes into the file of this notebook; what is on the page stays.
 * @param {Panel} panel
 */
export function keepViewsOut(panel) {
  const { model } = panel.context;
  if (typeof model?.toJSON !== "function") return;
  const whole = model.toJSON.bind(model);
  model.toJSON = () => {
    /** @type {Notebook} */ const notebook = whole();
    if (!Array.isArray(notebook?.cells)) return notebook;
    const cells = notebook.cells.map((cell) => (cell.outputs ? { ...cell, outputs: withoutViews(cell.outputs) } : cell));
    return { ...notebook, cells };
  };
}

/**
 * Takes the views of another day out of the outputs of these cells, before anybody sees them.
 * @param {any[]} cells
 */
export function dropOldViews(cells) {
  for (const { model } of cells) {
    const stored = model.outputs?.toJSON?.() ?? [];
    const readable = withoutViews(stored);
    if (readable !== stored) model.outputs.fromJSON(readable);
  }
}
