// @ts-check
// A task's Python side, where there is none. An exercise explains nothing: all that is left is to keep what is answered.
import { isSame } from "../../../learner/widgets/common/likeness.js";
import { NOTHING, clock } from "./events.js";
import { isGiven } from "./given.js";
import { Hearing } from "./hearing.js";

/** @typedef {import("./events.js").Standing} Standing */
/** @typedef {import("./keeper.js").Keeper} Keeper */
/** @typedef {import("../../../learner/widgets/common/card.js").ItemState} ItemState */
/** @typedef {import("../../../learner/widgets/common/card.js").State} State */
/** @typedef {import("../../../learner/widgets/common/card.js").Task<import("../../../learner/widgets/common/card.js").Item>} Task */
/** ``told``: whether an answer needs no reason; ``marks``: line of the story, from where to where in it; ``rules``: what the
 * type's `kept` needs. @typedef {{told: boolean, marks: [number, number, number][], rules: object}} ItemRules */
/** ``before``: the task whose answers are shown beside these, "" for none.
 * @typedef {{type: string, name: string, asks: true, title: string, data: Task, article: string, before: string,
 *   items: Object<string, ItemRules>}} AskedStep */
/** What a type keeps of an answer, and what an answer brings to the page at once.
 * @typedef {{kept?: (answer: unknown, rules: object, before: unknown) => unknown,
 *   seen?: (answer: unknown, rules: object) => Object<string, string>}} Keeps */
/** @typedef {{do: string, item: string, answer?: unknown, draft?: boolean, n?: number}} Message */

/** @extends {Hearing<{task: Task, state: State, copy: string}>} */
export class TaskModel extends Hearing {
  /** @param {AskedStep} step @param {Keeps} keeps @param {Keeper} keeper @param {string} copy under which drafts lie */
  constructor(step, keeps, keeper, copy) {
    super({ task: step.data, state: { items: {}, tally: null }, copy });
    this.step = step;
    this.keeps = keeps;
    this.keeper = keeper;
    /** @type {Map<string, Standing>} */ this.sheets = new Map();
    this.restore();
  }

  /** Bring it up to what is kept. */
  restore() {
    const kept = this.keeper.latest(this.step.name);
    for (const id of Object.keys(this.step.items)) this.sheets.set(id, kept.get(id) ?? NOTHING);
    this.set({ state: this.painted() });
  }

  /** @param {object} told */
  send(told) {
    const message = /** @type {Message} */ (told);
    if (!Object.hasOwn(this.step.items, message.item)) return;
    if (message.do === "refresh") { this.pairAnew(); this.set({ state: this.painted() }); return; }
    const receipt = message.do === "answer" ? this.answer(message) : { saved: true, time: "" };
    this.set({ state: this.painted() });
    this.reply({ n: message.n, ...receipt });
  }

  /** @param {Message} message */
  answer({ item, answer, draft }) {
    const mine = this.kept(item, answer);
    if (this.isAnsweredElsewhere(item, mine)) return { saved: false, time: "", why: "", elsewhere: true };
    return this.keep(item, mine, draft === true);
  }

  /** @param {string} item @param {unknown} answer @param {boolean} isDraft */
  keep(item, answer, isDraft) {
    const { room, stem, name } = this.step.data;
    const receipt = this.keeper.record({ room, stem, article: this.step.article, task: name, item }, answer, isDraft);
    const sheet = this.sheet(item);
    if (!isDraft && receipt.saved) this.sheets.set(item, { answer, time: receipt.at, draft: null });
    else if (!isDraft) this.sheets.set(item, { ...sheet, answer });
    return receipt;
  }

  /** @param {string} item @param {unknown} answer */
  kept(item, answer) {
    const { rules } = this.step.items[item];
    return this.keeps.kept ? this.keeps.kept(answer, rules, this.before(item)) : answer;
  }

  /** The answer to this item in the task that is shown beside this one. @param {string} item */
  before(item) { return this.step.before ? this.keeper.latest(this.step.before).get(item)?.answer ?? null : null; }

  /** Keep each answer beside the earlier one as it is now. */
  pairAnew() {
    for (const [item, { answer }] of this.sheets) {
      if (this.before(item) === null || !isGiven(answer)) continue;
      const paired = this.kept(item, answer);
      if (!isSame(paired, answer)) this.keep(item, paired, false);
    }
  }

  /** Whether another tab saved another answer that this one has not seen; if so, it sees it now.
   * @param {string} item @param {unknown} answer */
  isAnsweredElsewhere(item, answer) {
    const found = this.keeper.latest(this.step.name).get(item);
    if (!found || found.time <= this.sheet(item).time) return false;
    this.sheets.set(item, found);
    return !isSame(found.answer, answer);
  }

  /** @param {string} item @returns {Standing} */
  sheet(item) { return this.sheets.get(item) ?? NOTHING; }

  /** @returns {State} */
  painted() {
    const items = Object.keys(this.step.items).map((id) => [id, this.itemState(id)]);
    return { items: Object.fromEntries(items), tally: null };
  }

  /** @param {string} id @returns {ItemState} */
  itemState(id) {
    const { answer, time, draft } = this.sheet(id);
    const { told, rules } = this.step.items[id];
    const given = isGiven(answer);
    const seen = this.keeps.seen?.(answer, rules) ?? {};
    return { ...(Object.keys(seen).length ? { seen } : {}), ...(this.step.before ? { before: this.before(id) } : {}), answer, given,
      saved: time && this.keeper.isKept() ? clock(time) : "", time, draft, hints: [], more_hints: false, looked: false, look: null,
      tries: [], clue: null, feedback: null, sign: given ? "answered" : "open", reason: told && given };
  }
}
