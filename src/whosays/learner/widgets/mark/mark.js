// @ts-check
// Words of a passage marked as source, cue or what was said: by pointer, or by keyboard alone.
import { taskCard } from "../common/card.js";
import { h, uid } from "../common/dom.js";
import { ROLES, keyRoles, legendOf, statusOf, toldOf } from "./key.js";
import { makeMarks, makePicks } from "./picks.js";

/** @typedef {import("../common/card.js").Item & {units: Unit[]}} MarkItem */
/** @typedef {import("../common/card.js").Api} Api */
/** @typedef {import("../common/card.js").Painted} Painted */
/** @typedef {import("./key.js").Unit} Unit */
/** @typedef {import("./key.js").Marked} Marked */
/** @typedef {import("./picks.js").Picks} Picks */
/** @typedef {{el: HTMLElement, options: HTMLElement[], gaps: HTMLElement[]}} MarkSheet */

const LONG = 220; // words from which the passage scrolls by itself, so that the buttons stay in sight
const EMPTY = "Pick the words first: click them, or go to them with the arrow keys.";

export default {
  /** @param {import("../common/card.js").TaskView<MarkItem>} view */
  render({ model, el }) { return taskCard(model, el, paintMarker); },
};

/** @param {MarkItem} item @param {Api} api @returns {Painted} */
function paintMarker(item, api) {
  const { units } = item;
  const marks = makeMarks(units);
  const picks = makePicks();
  const help = h("p", { class: "mk-help ws-ui ws-quiet", id: uid("help") });
  const sheet = makeSheet(units, item.question || "The passage", help.id);
  const told = h("p", { class: "mk-told ws-ui", role: "status" });
  const after = h("div", { class: "mk-after ws-ui", hidden: true });
  let mine = false; // once the learner marks here, no older answer may come over it
  /** @type {Marked|null} */ let best = null;

  const repaint = () => {
    const keys = best ? keyRoles(units, best) : null;
    paintUnits(sheet, units, marks.roles, keys, picks);
    paintAfter(after, units, marks.roles, keys);
  };
  /** @param {string} text */
  const tell = (text) => { told.textContent = text; repaint(); };
  /** @param {string} text */
  const changed = (text) => { mine = true; api.answer(marks.answer()); tell(text); };
  /** @param {string} role */
  const set = (role) => {
    const chosen = picks.chosen();
    if (chosen.length === 0) { tell(EMPTY); return; }
    marks.set(chosen, role);
    picks.spend(chosen);
    changed(`${quoted(units, chosen)}: ${role ? `marked as ${labelOf(role)}` : "no longer marked"}.`);
  };
  const undo = () => {
    picks.drop();
    if (marks.undo()) changed("Undone."); else tell("There is nothing to undo.");
  };
  const noun = units.every((unit) => unit.words.length === 1) ? "word" : "piece";
  const hear = () => tell(picks.size() ? `${counted(picks.size(), noun)} picked. Now say what it is: S, C or T.` : "");

  listenToKeys(sheet, { picks, set, undo, hear, repaint, tell, main: api.main, count: units.length });
  listenToPointer(sheet, picks, hear);
  help.append(...helpText());
  return {
    el: h("div", { class: "mk" }, item.question ? h("p", { class: "ws-question" }, item.question) : null,
      sheet.el, toolsOf(set, undo), help, told, after),
    update: (state) => {
      if (!mine && state.answer) marks.load(/** @type {Marked} */ (state.answer));
      best = /** @type {Marked|null} */ (state.feedback ? state.feedback.best : null);
      repaint();
    },
    focus: () => sheet.el.focus(),
  };
}

// ---------------------------------------------------------------- pointer and keys

/** @param {MarkSheet} sheet @param {Picks} picks @param {() => void} hear */
function listenToPointer(sheet, picks, hear) {
  const place = new Map(sheet.options.map((option, i) => [/** @type {Element} */ (option), i]));
  /** @param {Event} event @returns {number} the unit met, or -1 */
  const at = (event) => {
    const option = /** @type {Element} */ (event.target).closest("[role=option]");
    return option ? place.get(option) ?? -1 : -1;
  };
  let from = -1;
  let drawn = false;
  sheet.el.addEventListener("pointerdown", (event) => {
    drawn = false;
    from = event.pointerType === "mouse" && event.button === 0 && !event.shiftKey ? at(event) : -1;
    if (from >= 0) picks.begin(from);
  });
  sheet.el.addEventListener("pointerover", (event) => {
    if (!(event.buttons & 1)) from = -1;
    const to = at(event);
    if (from < 0 || to < 0 || (to === from && !drawn)) return;
    drawn = true;
    picks.stretch(to);
    hear();
  });
  sheet.el.addEventListener("click", (event) => {
    const i = at(event);
    if (i < 0 || drawn) return;
    if (event.shiftKey) picks.stretch(i); else picks.toggle(i);
    hear();
  });
}

/** @typedef {{picks: Picks, set: (role: string) => void, undo: () => void, hear: () => void, repaint: () => void,
 *   tell: (text: string) => void, main: () => void, count: number}} Hands */

/** @param {MarkSheet} sheet @param {Hands} hands */
function listenToKeys(sheet, hands) {
  sheet.el.addEventListener("keydown", (event) => {
    const chord = event.ctrlKey || event.metaKey;
    const letter = letterOf(event);
    const undoing = chord && !event.altKey && !event.shiftKey && letter === "z";
    if (!undoing && (chord || event.altKey)) return;
    if (undoing) hands.undo();
    else if (!press(event, letter, sheet, hands)) return;
    event.preventDefault();
    event.stopPropagation(); // Ctrl+Z would undo a change of the notebook
  });
  sheet.el.addEventListener("focus", () => hands.repaint());
}

/** On a keyboard without Latin letters the place of the key counts. @param {KeyboardEvent} event */
function letterOf(event) {
  return (/^[a-z]$/i.test(event.key) ? event.key : event.code.replace(/^Key/, "")).toLowerCase();
}

/** @param {KeyboardEvent} event @param {string} letter @param {MarkSheet} sheet @param {Hands} hands
 * @returns {boolean} whether the key was one of ours */
function press(event, letter, sheet, hands) {
  const role = ROLES.find((each) => each.letter.toLowerCase() === letter);
  const to = destination(event.key, sheet, hands.picks.cursor());
  if (to !== null) walk(sheet, hands, to, event.shiftKey);
  else if (role) hands.set(role.id);
  else if (event.key === "Backspace" || event.key === "Delete") hands.set("");
  else if (event.key === " ") { hands.picks.toggle(hands.picks.cursor()); hands.hear(); }
  else if (event.key === "Escape") { hands.picks.drop(); hands.hear(); }
  else if (event.key === "Enter") hands.main();
  else return false;
  return true;
}

/** @param {MarkSheet} sheet @param {Hands} hands @param {number} to @param {boolean} extend */
function walk(sheet, hands, to, extend) {
  if (extend) { hands.picks.stretch(to); hands.hear(); }
  else { hands.picks.move(to); hands.repaint(); }
  sheet.options[to].scrollIntoView({ block: "nearest" });
}

/** Where a key leads the cursor, or null. @param {string} key @param {MarkSheet} sheet @param {number} from */
function destination(key, sheet, from) {
  const last = sheet.options.length - 1;
  const ahead = getComputedStyle(sheet.el).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowUp" || key === "ArrowDown") return lineAway(sheet.options, from, key === "ArrowDown" ? 1 : -1);
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  return Math.min(last, Math.max(0, from + (key === ahead ? 1 : -1)));
}

/** The nearest unit of the next printed line. @param {HTMLElement[]} options @param {number} from @param {number} step */
function lineAway(options, from, step) {
  const box = (/** @type {number} */ i) => options[i].getClientRects()[0];
  const middle = (/** @type {number} */ i) => box(i).left + box(i).width / 2;
  let found = from;
  let line = NaN;
  for (let i = from + step; i >= 0 && i < options.length; i += step) {
    if (Math.abs(box(i).top - box(from).top) < 4) continue;
    if (Number.isNaN(line)) { line = box(i).top; found = i; }
    if (Math.abs(box(i).top - line) >= 4) break;
    if (Math.abs(middle(i) - middle(from)) < Math.abs(middle(found) - middle(from))) found = i;
  }
  return found;
}

// ---------------------------------------------------------------- painting

/** @param {Unit[]} units @param {string} label @param {string} helpId @returns {MarkSheet} */
function makeSheet(units, label, helpId) {
  const stem = uid("word");
  const options = units.map((unit, i) => h("span", { role: "option", id: `${stem}-${i}` }, unit.text));
  const gaps = units.map((unit) => h("span", {}, unit.after));
  const kind = units.some((unit) => unit.words.length > 1) ? " pieces" : "";
  const el = h("div", { class: `mk-sheet${kind}${units.length > LONG ? " long" : ""}`, role: "listbox", tabindex: 0, dir: "auto",
    "aria-multiselectable": "true", "aria-orientation": "horizontal", "aria-label": label, "aria-describedby": helpId });
  options.forEach((option, i) => el.append(option, gaps[i]));
  return { el, options, gaps };
}

/** @param {MarkSheet} sheet @param {Unit[]} units @param {string[]} roles @param {string[]|null} keys @param {Picks} picks */
function paintUnits(sheet, units, roles, keys, picks) {
  const looks = units.map((_, i) => statusOf(roles[i], keys ? keys[i] : null));
  units.forEach((unit, i) => {
    const option = sheet.options[i];
    const look = looks[i];
    const starts = i === 0 || looks[i - 1].look !== look.look;
    const size = [...unit.text].length;
    const on = picks.has(i);
    write(option, "class", ["mk-u", look.look, size < 2 ? "tiny" : size < 3 ? "short" : "", on ? "picked" : "",
      i === picks.cursor() ? "cur" : ""].filter(Boolean).join(" "));
    write(option, "data-letter", starts ? look.letter : "");
    write(option, "aria-selected", String(on));
    write(option, "aria-label", `${unit.text}${look.said}`);
    const joins = i + 1 < units.length && looks[i + 1].look === look.look;
    write(sheet.gaps[i], "class", `mk-g ${joins ? look.look : ""} ${on && picks.has(i + 1) ? "picked" : ""}`);
  });
  write(sheet.el, "aria-activedescendant", sheet.options[picks.cursor()].id);
}

/** Touch the page only where something changed: a passage may have thousands of words.
 * @param {HTMLElement} el @param {string} name @param {string} value */
function write(el, name, value) {
  if (el.getAttribute(name) !== value) el.setAttribute(name, value);
}

/** @param {HTMLElement} box @param {Unit[]} units @param {string[]} roles @param {string[]|null} keys */
function paintAfter(box, units, roles, keys) {
  box.hidden = !keys;
  if (keys) box.replaceChildren(legendOf(), toldOf(units, roles, keys));
}

/** @param {(role: string) => void} set @param {() => void} undo */
function toolsOf(set, undo) {
  const roles = ROLES.map((role) => h("button", { type: "button", class: `ws-btn mk-btn r-${role.id}`,
    "aria-keyshortcuts": role.letter, onclick: () => set(role.id) },
    h("span", { class: "mk-letter", "aria-hidden": "true" }, role.letter), role.label));
  return h("div", { class: "mk-tools ws-ui", role: "group", "aria-label": "Mark the picked words as" }, ...roles,
    h("button", { type: "button", class: "ws-btn", "aria-keyshortcuts": "Backspace", onclick: () => set("") }, "Clear"),
    h("button", { type: "button", class: "ws-btn", "aria-keyshortcuts": "Control+Z", onclick: undo }, "Undo"));
}

function helpText() {
  const key = (/** @type {string} */ name) => h("kbd", {}, name);
  return ["Click words, then a button. Keys: ", key("←"), " ", key("→"), " move · ", key("Shift"), " with them picks · ",
    key("Space"), " picks one · ", key("S"), " ", key("C"), " ", key("T"), " mark · ", key("Backspace"), " clears · ",
    key("Esc"), " drops"];
}

/** @param {string} role */
function labelOf(role) { return (ROLES.find((each) => each.id === role)?.label || "").toLowerCase(); }

/** @param {number} n @param {string} noun */
function counted(n, noun) { return `${n} ${noun}${n === 1 ? "" : "s"}`; }

/** @param {Unit[]} units @param {number[]} chosen */
function quoted(units, chosen) {
  const words = chosen.slice(0, 6).map((i) => units[i].text).join(" ");
  return `“${words}${chosen.length > 6 ? " …" : ""}”`;
}
