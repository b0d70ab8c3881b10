// @ts-check
// The form for handing in has its Python side here: what is answered, whether the number can be one, and the file.
import { wrongNumber } from "./class_number.js";
import { dayAndClock, bytesOf, laterThan, after, NOTHING } from "./events.js";
import { brought, fileOf, plainName } from "./files.js";
import { isGiven } from "./given.js";
import { Hearing } from "./hearing.js";

/** @typedef {import("./keeper.js").Keeper} Keeper */
/** @typedef {import("./task_model.js").AskedStep} AskedStep */
/** @typedef {import("./files.js").Line} Line */
/** @typedef {import("../../../learner/widgets/hand_in/receipt.js").State} FormState */
/** @typedef {import("../../../learner/widgets/hand_in/receipt.js").Row} Row */
/** @typedef {import("../../../learner/widgets/hand_in/left_open.js").LeftOpen} LeftOpen */
/** What the page knows of the exercise for its files.
 * @typedef {{room: string, stem: string, times: Object<string, string>, form: {ask_name: boolean, to: string, due: string, classes?: string[]},
 *   number: {devices: string, words: {nothing: string, look: string, no_number: string, no_name: string, cannot: string}}}} About */
/** What was handed in last. @typedef {{learner: string, name: string, time: string, text: string, others: string[]}} Handed */
/** @typedef {{do: string, learner?: unknown, name?: unknown, n?: number, ask?: boolean, told?: unknown}} Message */

const BROKEN = "Your answers are safe, but the file to hand in was not whole. Press Hand in once more. If it happens again, "
  + "tell your teacher.";

/** @extends {Hearing<{form: About["form"], state: FormState, place: {room: string, stem: string, copy: string}}>} */
export class HandInModel extends Hearing {
  /** @param {About} about @param {AskedStep[]} steps @param {Keeper} keeper @param {string} copy
   * @param {(handed: Handed) => void} done is told when a file is there */
  constructor(about, steps, keeper, copy, done) {
    super({ form: about.form, state: { rows: [], receipt: null, changed: false }, place: { room: about.room, stem: about.stem, copy } });
    this.about = about;
    this.steps = steps;
    this.keeper = keeper;
    this.done = done;
    this.last = this.kept();
    this.see();
  }

  see() { this.set({ state: this.seen() }); }

  /** @param {object} told */
  send(told) {
    const message = /** @type {Message} */ (told);
    if (message.do === "refresh") this.see();
    else if (message.do === "file" && this.last) this.answer(message, "", {});
    else if (message.do === "hand in") this.tryToHandIn(message, lineOf(message.learner), lineOf(message.name));
  }

  /** @param {Message} message @param {string} learner @param {string} name */
  tryToHandIn(message, learner, name) {
    const { nothing, look } = this.about.number.words;
    const wrong = this.wrong(learner, name);
    const isAny = this.rows().some((row) => row.answered > 0);
    const count = Object.keys(wrong).length;
    if (count) this.answer(message, isAny ? look.replace("{}", count === 1 ? "box" : "boxes") : nothing, wrong);
    else if (!isAny) this.answer(message, nothing, {});
    else if (this.asksFirst(message)) this.reply({ n: message.n, done: false, why: "", wrong: {}, ask: this.open() });
    else this.answer(message, this.handIn(learner, name), {});
  }

  /** Whether questions are open that were not asked about. @param {Message} message */
  asksFirst(message) { return message.ask === true && JSON.stringify(this.open()) !== JSON.stringify(message.told ?? []); }

  /** What is wrong with each box. @param {string} learner @param {string} name */
  wrong(learner, name) {
    const { words } = this.about.number;
    /** @type {Object<string, string>} */ const found = {};
    const why = wrongNumber(this.about.number, learner);
    if (why) found.learner = why;
    if (this.about.form.ask_name && !name) found.name = words.no_name;
    return found;
  }

  /** Make the file, read it as the teacher's program will, and keep it. @returns {string} why it did not work, or ""
   * @param {string} learner @param {string} name */
  handIn(learner, name) {
    const lines = this.lines();
    const earlier = this.last ? [this.last.time] : [];
    const time = laterThan([lines[lines.length - 1].event.time, ...earlier], 1);
    const { room, stem, times } = this.about;
    const text = fileOf({ handed_in: time, room, stem, ...times, learner, name: plainName(name) }, lines);
    const back = brought(bytesOf(text));
    if (typeof back === "string" || !back.whole || back.lines.length !== lines.length) return BROKEN;
    const others = [...new Set([...this.last?.others ?? [], ...(this.last ? [this.last.learner] : [])])].filter((each) => each !== learner);
    this.last = { learner, name: plainName(name), time, text, others: others.sort() };
    this.keeper.put(`${this.keeper.start}handed`, JSON.stringify(this.last));
    this.see();
    this.done(this.last);
    return "";
  }

  /** @returns {Handed|null} */
  kept() {
    try {
      const found = JSON.parse(this.keeper.shelf.get(`${this.keeper.start}handed`) ?? "null");
      return found && typeof found.text === "string" && Array.isArray(found.others) ? found : null;
    } catch { return null; }
  }

  /** @param {Message} message @param {string} why @param {Object<string, string>} wrong */
  answer(message, why, wrong) {
    const buffers = why || !this.last ? [] : [new DataView(bytesOf(this.last.text).buffer)];
    this.reply({ n: message.n, done: !why, why, wrong }, buffers);
  }

  // ---- what is seen

  /** What is handed in: no drafts. @returns {Line[]} */
  lines() { return this.keeper.all().filter(({ event }) => !event.draft); }

  /** @returns {FormState} */
  seen() {
    const last = this.lines().at(-1)?.event.time ?? "";
    return { rows: this.rows(), receipt: this.last ? this.receipt(this.last) : null, changed: Boolean(this.last) && last > (this.last?.time ?? "") };
  }

  /** @param {Handed} handed @returns {NonNullable<FormState["receipt"]>} */
  receipt({ learner, name, time, text, others }) {
    const back = brought(bytesOf(text));
    const lines = typeof back === "string" ? [] : back.lines;
    return { learner, name, when: dayAndClock(time), file: this.nameOf(learner), folder: "", asked: true, rows: this.rowsOf(lines), kept: "", others };
  }

  /** @param {string} learner */
  nameOf(learner) { return `${this.about.stem}.${learner}.answers.jsonl`; }

  rows() { return this.rowsOf(this.lines()); }

  /** @param {Line[]} lines @returns {Row[]} */
  rowsOf(lines) {
    return this.steps.map(({ name, data }) => {
      const given = data.items.filter(({ id }) => isGiven(standing(lines, name, id).answer));
      return { title: data.title, answered: given.length, items: data.items.length, optional: data.optional };
    });
  }

  /** @returns {LeftOpen[]} */
  open() {
    const all = this.keeper.all();
    return this.rows().flatMap(({ title, answered, items, optional }, i) => {
      const { name, data } = this.steps[i];
      const written = data.items.some(({ id }) => standing(all, name, id).draft !== null);
      return written || (answered < items && !optional) ? [{ task: name, title, answered, items, written }] : [];
    });
  }
}

/** @param {Line[]} lines @param {string} task @param {string} item */
function standing(lines, task, item) {
  const mine = lines.filter(({ event }) => event.task === task && event.item === item);
  return mine.reduce((state, { event }) => after(state, event), NOTHING);
}

/** @param {unknown} value */
function lineOf(value) { return typeof value === "string" ? value.trim() : ""; }
