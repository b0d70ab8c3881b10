// @ts-check
// The key editor. Python keeps the key; the page shows it, and sends what a teacher does.
import { keepKeys } from "../../../learner/widgets/common/dom.js";
import { EditorPage } from "./page.js";

/** @typedef {import("./types.js").EditorState} EditorState */
/** @typedef {import("../../../learner/widgets/common/courier.js").View<{state: EditorState, copy: string}>} EditorView */

export default {
  /** @param {EditorView} view */
  render({ model, el }) {
    const page = new EditorPage(model);
    const paint = () => page.paint();
    model.on("change:state", paint);
    const release = keepKeys(page.root);
    el.append(page.root);
    paint();
    return () => {
      model.off("change:state", paint);
      page.line.close();
      page.sizes.disconnect();
      release();
      page.root.remove();
    };
  },
};
