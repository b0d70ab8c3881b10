// @ts-check
// One text on the desk: what a learner wrote, and the rubric beside it. Marking and settling look the same, but for
// the marks and comments of both markers, which are shown when differences are settled.
import { h, uid } from "../../../learner/widgets/common/dom.js";
import { passage } from "../../../learner/widgets/common/passage.js";
import { paintComment } from "./comment.js";

const LEVELS = ["2", "1", "0"];
const KEYS = "Keys: 2, 1 or 0 give the points and go on to the next row · Enter: next text · C: comment · "
  + "R: comments to use again · K: keep this comment · U: undo";

/** @param {any} first @param {any} desk @returns {any} */
export function paintText(first, desk) {
  const settle = first.view === "settle";
  const noun = settle && first.count > 1 ? "Difference" : "Text";
  const where = { view: first.view, at: first.at };
  const titleId = uid("title");
  const place = h("p", { class: "ws-ui ws-place", role: "status" });
  const script = h("div", { class: "dk-script", tabindex: "0", role: "region", dir: "auto",
    "aria-label": `${noun} ${first.at + 1} of ${first.count}, what the learner wrote` }, first.text.shown);
  const rows = first.rows.map((/** @type {any} */ row, /** @type {number} */ i) => paintRow(row, i, settle, give));
  const undo = button("Undo", "U", () => desk.send({ do: "undo" }));
  const back = button("Previous", "", () => desk.send({ do: "go", to: first.at - 1 }));
  const next = button(first.at + 1 < first.count ? "Next text" : "To the end", "⏎", forward);
  next.classList.add("main");
  const end = button("To the end", "", () => desk.send({ do: "go", to: first.count }));
  const comment = paintComment(first, desk, where, settle, () => toMarks());
  back.hidden = first.at === 0;
  end.hidden = first.at + 1 >= first.count;

  const panel = h("div", { class: "dk-panel" },
    h("div", { class: "dk-left" }, script, h("p", { class: "ws-ui ws-quiet dk-words" }, aboutText(first)),
      first.changed ? h("p", { class: "ws-ui dk-changed" }, "This learner handed in another text since it was marked. The marks of the earlier text stay in the markbook; this one is to be marked anew.") : null,
      asked(first)),
    h("div", { class: "dk-right ws-ui" }, ...rows.map((/** @type {any} */ row) => row.el), comment.el));
  const foot = h("div", { class: "ws-ui" }, h("div", { class: "ws-foot" }, next, back, undo, end), h("p", { class: "ws-quiet dk-keys" }, KEYS));
  const el = h("div", {}, h("div", { class: "ws-head" },
    h("h3", { class: "ws-title", id: titleId }, settle ? `${first.title}: settle` : first.title),
    h("span", { class: "ws-ui ws-minutes" }, settle ? `settled by ${first.marker}` : `marked by ${first.marker}`)), place, panel, foot);

  /** @param {string} name @param {number} level */
  function give(name, level) { desk.send({ do: "level", ...where, row: name, level }); }
  function forward() { desk.send({ do: "go", to: first.at + 1 }); }
  /** The row that a number key speaks of: the one in focus, else the first without points. */
  const current = () => rows.find((/** @type {any} */ row) => row.el.contains(document.activeElement))
    || rows.find((/** @type {any} */ row) => row.level() === null);
  const toNext = () => { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); };
  const toMarks = () => { const row = current(); if (row) row.focus(); else toNext(); };
  /** @param {string} key */
  const points = (key) => {
    const row = current();
    if (!row) { desk.warn("Every row has points. To change one, go to it (Tab), then press 2, 1 or 0."); return; }
    row.pick(key);
    const open = rows.slice(rows.indexOf(row) + 1).concat(rows).find((/** @type {any} */ each) => each.level() === null);
    if (open) open.focus();
    else toNext();
  };
  /** @type {Object<string, () => void>} */
  const acts = { c: () => comment.focus(), r: () => comment.toPhrases(), k: () => comment.keep(), u: () => undo.click() };
  el.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.metaKey) return;
    if (at.tagName === "TEXTAREA") {
      if (event.key === "Escape") { event.preventDefault(); toMarks(); }
      else if (event.ctrlKey && event.key === "Enter") { event.preventDefault(); forward(); }
      return;
    }
    if (event.ctrlKey || comment.takes(event)) return;
    const key = event.key.toLowerCase();
    if (LEVELS.includes(key)) { event.preventDefault(); points(key); }
    else if (key in acts) { event.preventDefault(); acts[key](); }
    else if (key === "enter" && !["BUTTON", "SUMMARY"].includes(at.tagName)) { event.preventDefault(); forward(); }
  });
  return {
    el,
    update: (/** @type {any} */ state) => {
      place.textContent = `${noun} ${state.at + 1} of ${state.count} · ${state.marked} ${settle ? "settled" : "marked"}`;
      state.rows.forEach((/** @type {any} */ row, /** @type {number} */ i) => rows[i].show(row.level));
      undo.setAttribute("aria-disabled", String(!state.undo));
      comment.update(state);
    },
    focus: () => script.focus({ preventScroll: true }),
  };
}

/** @param {string} text @param {string} key @param {() => void} press */
function button(text, key, press) {
  const el = h("button", { type: "button", class: "ws-btn" }, text, key ? h("kbd", { "aria-hidden": "true" }, key) : null);
  el.addEventListener("click", () => { if (el.getAttribute("aria-disabled") !== "true") press(); });
  return el;
}

/** One row of the rubric: three real radio buttons. @param {any} row @param {number} i @param {boolean} settle
 * @param {(name: string, level: number) => void} give */
function paintRow(row, i, settle, give) {
  const name = uid("row");
  const inputs = LEVELS.map((level) => {
    const input = h("input", { type: "radio", name, value: level });
    input.addEventListener("change", () => give(row.name, Number(level)));
    return input;
  });
  const given = row.given.map((/** @type {any} */ each) => h("span", { class: "dk-given" }, h("strong", {}, each.by), ` gave ${each.level}`));
  const el = h("fieldset", { class: "dk-row" }, h("legend", { class: "ws-question", dir: "auto" }, `${i + 1}. ${row.name}`),
    given.length ? h("p", { class: "dk-givens" }, ...given) : null,
    ...LEVELS.map((level, n) => h("label", { class: "ws-option dk-level" }, inputs[n],
      h("span", { class: "dk-points" }, level), h("span", { dir: "auto" }, row.words[level]))));
  const picked = () => inputs.find((input) => input.checked);
  return {
    el,
    level: () => picked()?.value ?? null,
    focus: () => {
      (picked() || inputs[0]).focus({ preventScroll: true });
      el.scrollIntoView({ block: "nearest" }); // the whole row, not its first choice alone
    },
    pick: (/** @type {string} */ level) => {
      const input = inputs[LEVELS.indexOf(level)];
      if (input.checked) return;
      input.checked = true;
      give(row.name, Number(level));
    },
    show: (/** @type {number|null} */ level) => { for (const input of inputs) input.checked = input.value === String(level); },
  };
}

/** @param {any} state */
function aboutText({ text }) {
  const limits = text.least && text.most ? ` · ${text.least} to ${text.most} asked for` : "";
  const cut = text.left_out ? ` · The text is longer: ${text.left_out} more characters are not shown here.` : "";
  return `${text.words} ${text.words === 1 ? "word" : "words"}${limits}${cut}`;
}

/** The question, what to look for, a sample: folded, for the marker knows them after two texts. @param {any} state */
function asked(state) {
  const list = state.checklist.map((/** @type {string} */ text, /** @type {number} */ i) =>
    h("li", { dir: "auto" }, text, h("span", { class: "ws-quiet" }, state.text.ticked[i] ? " (the learner ticked it)" : " (not ticked)")));
  return h("details", { class: "dk-asked ws-ui" }, h("summary", {}, "What was asked, and a sample"),
    passage(state.passage), h("p", { dir: "auto" }, state.prompt), state.question ? h("p", { dir: "auto" }, h("strong", {}, state.question)) : null,
    list.length ? h("ul", {}, ...list) : null,
    state.sample ? h("p", { class: "ws-quiet" }, "A sample that earns every point:") : null,
    state.sample ? h("p", { class: "dk-sample", dir: "auto" }, state.sample) : null);
}
