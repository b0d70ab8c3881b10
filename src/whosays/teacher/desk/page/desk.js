// @ts-check
// The marking desk: a door, one text after another with its rubric, and a summary. Python knows whose texts they
// are; this page does not.
import { courier } from "../../../learner/widgets/common/courier.js";
import { h, keepKeys } from "../../../learner/widgets/common/dom.js";
import { paintDoor } from "./door.js";
import { paintSummary } from "./summary.js";
import { paintText } from "./text.js";

/** What a painter is given. @typedef {{send: (message: any) => void, soon: (message: any) => void, flush: () => void,
 *   warn: (text: string) => void}} Desk */
/** @typedef {{el: HTMLElement, update: (state: any) => void, focus: () => void, rest?: () => void}} Sheet */

const PAINTERS = { door: paintDoor, mark: paintText, settle: paintText, summary: paintSummary };

/** What must be the same for a page to be kept, and only brought up to date. @param {any} state */
function keyOf(state) {
  const folder = state.view === "door" ? state.folder : state.title;
  return [state.view, folder, state.marker, state.at, state.count, (state.rows || []).map((/** @type {any} */ row) => row.name)].join("\n");
}

export default {
  /** @param {{model: any, el: HTMLElement}} context */
  render({ model, el }) {
    const body = h("div", {});
    const saved = h("span", { class: "ws-saved ws-ui", role: "status" });
    const notice = h("p", { class: "ws-ui ws-notice", role: "alert", hidden: true });
    /** @type {Sheet|null} */ let sheet = null;
    const root = h("section", { class: "ws dk", "aria-label": "Marking desk" },
      h("div", { class: "ws-card" }, h("div", { class: "dk-top ws-ui" }, h("span", { class: "ws-quiet" }, "Marking desk"), saved),
        notice, body));
    const kept = () => { const time = model.get("state").saved; return time ? `saved ${time}` : ""; };
    const say = (/** @type {string} */ text, /** @type {boolean} */ bad) => {
      saved.textContent = bad ? "NOT saved" : text || kept();
      saved.classList.toggle("bad", bad);
      if (bad || text.startsWith("saved")) warn(bad ? text : "");
      if (bad) sheet?.rest?.();
    };
    const warn = (/** @type {string} */ text) => { notice.textContent = text; notice.hidden = !text; };
    const post = courier(model, say, warn);
    let draft = /** @type {{message: any, timer: number}|null} */ (null);
    const flush = () => {
      if (!draft) return;
      window.clearTimeout(draft.timer);
      const { message } = draft;
      draft = null;
      post.send(message);
    };
    /** Send after a pause of a second, or when something else is done. @param {any} message */
    const soon = (message) => {
      if (draft) window.clearTimeout(draft.timer);
      say("saving…", false);
      draft = { message, timer: window.setTimeout(flush, 1000) };
    };
    /** @type {Desk} */ const desk = { send: (message) => { flush(); post.send(message); }, soon, flush, warn };

    let key = "";
    const paint = () => {
      const state = model.get("state");
      if (sheet && keyOf(state) === key) { sheet.update(state); return; }
      const had = root.contains(document.activeElement) || key !== "";
      key = keyOf(state);
      warn("");
      sheet = PAINTERS[/** @type {keyof typeof PAINTERS} */ (state.view)](state, desk);
      body.replaceChildren(sheet.el);
      sheet.update(state);
      say(kept(), false);
      if (had) sheet.focus();
      if (had) root.scrollIntoView({ block: "start" }); // the next text begins where the last one did
    };
    /** What is shown is what is kept: a mark that was refused goes away again. @param {any} reply */
    const refused = (reply) => { if (reply && reply.saved === false) sheet?.update(model.get("state")); };

    model.on("change:state", paint);
    model.on("msg:custom", refused);
    const release = keepKeys(root);
    el.append(root);
    paint();
    return () => {
      flush();
      model.off("change:state", paint);
      model.off("msg:custom", refused);
      post.close();
      release();
      root.remove();
    };
  },
};
