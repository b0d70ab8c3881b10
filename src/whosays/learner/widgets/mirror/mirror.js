// @ts-check
// Two answers to each pair, side by side. Closed until it is opened; what it shows is asked for then, and kept nowhere.
import { courier } from "../common/courier.js";
import { h, keepKeys, uid } from "../common/dom.js";

/** @typedef {{text: string, answer: string}} Side */
/** @typedef {{one: Side, other: Side, same: boolean, words: string}} Pair */
/** @typedef {{summary: string, pairs: Pair[]}} Seen */
/** @typedef {{title: string, prompt: string, minutes: number}} MirrorTask */

const QUESTION = "Which word would you point at?";
const SILENT = "The mirror needs the lesson’s program, and it does not answer. Open the lesson anew.";
const LINES = { true: "the same name", false: "another name" };

/** The page of a mirror. */
class Mirror {
  /** @param {import("../common/courier.js").View<{task: MirrorTask}>["model"]} model */
  constructor(model) {
    const task = model.get("task");
    const title = h("h3", { class: "ws-title", id: uid("title") }, task.title);
    this.button = h("button", { type: "button", class: "ws-btn main", "aria-expanded": "false", onclick: () => this.press() }, "Open the mirror");
    this.told = h("p", { class: "mi-told", role: "status" });
    this.sheet = h("div", { hidden: true });
    this.root = h("section", { class: "ws ws-mirror", "aria-labelledby": title.id }, h("div", { class: "ws-card" },
      h("div", { class: "ws-head" }, title, h("span", { class: "ws-ui ws-minutes" }, task.minutes ? `${task.minutes} min` : "")),
      task.prompt ? h("p", { class: "ws-prompt" }, task.prompt) : null, this.told, this.sheet, h("div", { class: "ws-foot ws-ui" }, this.button)));
    this.post = courier(model, (receipt) => this.show(/** @type {{seen: Seen}} */ (/** @type {unknown} */ (receipt)).seen),
      () => { this.told.textContent = SILENT; });
  }

  press() {
    if (this.sheet.hidden) this.post.send({ do: "open" });
    else this.close();
  }

  /** @param {Seen} seen */
  show(seen) {
    this.told.textContent = seen.summary;
    const broken = seen.pairs.filter((pair) => !pair.same);
    this.sheet.replaceChildren(...(seen.pairs.length ? [heads(), h("ol", { class: "mi-pairs" }, ...seen.pairs.map(row))] : []),
      ...(broken.length ? [question(broken)] : []));
    this.sheet.hidden = seen.pairs.length === 0;
    this.turn(seen.pairs.length > 0);
  }

  close() {
    this.sheet.replaceChildren();
    this.sheet.hidden = true;
    this.told.textContent = "";
    this.turn(false);
  }

  /** @param {boolean} open */
  turn(open) {
    this.button.textContent = open ? "Close the mirror" : "Open the mirror";
    this.button.setAttribute("aria-expanded", String(open));
  }
}

function heads() {
  return h("p", { class: "mi-heads ws-ui", "aria-hidden": "true" }, h("span", {}, "The article"), h("span", {}), h("span", {}, "Sides swapped"));
}

/** @param {Pair} pair */
function row({ one, other, same }) {
  return h("li", { class: `mi-pair${same ? "" : " broken"}` }, side("The article: ", one),
    h("span", { class: "mi-tie" }, h("span", { class: "ws-sr" }, LINES[same ? "true" : "false"])), side("Sides swapped: ", other));
}

/** @param {string} whose @param {Side} it */
function side(whose, it) {
  return h("div", { class: "mi-side" }, h("p", { class: "mi-words", dir: "auto" }, h("span", { class: "ws-sr" }, whose), it.text),
    h("p", { class: "mi-name" }, it.answer));
}

/** One question, for whoever wants it: the answer is told to nobody, and passing is one. @param {Pair[]} broken */
function question(broken) {
  const told = h("p", { class: "mi-after", role: "status" });
  const words = [...new Set(broken.map((pair) => `“${pair.words}”`))].join(" and ");
  const tell = (/** @type {string} */ first) => { told.textContent = `${first} The words that decide are the same on both sides: ${words}.`; };
  return h("div", { class: "mi-ask", role: "group", "aria-label": QUESTION }, h("p", { class: "ws-question" }, QUESTION),
    h("div", { class: "mi-choices" }, h("button", { type: "button", class: "ws-btn small", onclick: () => tell("Keep it in mind, and look once more.") }, "I have one"),
      h("button", { type: "button", class: "ws-btn small", onclick: () => tell("That is an answer, too.") }, "I pass")), told);
}

export default {
  /** @param {import("../common/courier.js").View<{task: MirrorTask}>} view */
  render({ model, el }) {
    const mirror = new Mirror(model);
    const release = keepKeys(mirror.root);
    el.append(mirror.root);
    return () => { mirror.post.close(); release(); mirror.root.remove(); };
  },
};
