// @ts-check
// My work: taken along, gone on with, printed, deleted.
import { pageMemory } from "../../../learner/widgets/common/page_memory.js";
import { isSameNumber, wrongNumber } from "./class_number.js";
import { ElsePart } from "./else_part.js";
import { clock } from "./events.js";
import { broughtBy, save, workOf } from "./files.js";
import { isGiven } from "./given.js";
import { Keeper } from "./keeper.js";
import { counted, part, say } from "./parts.js";

/** @typedef {import("./files.js").Brought} Brought */
/** @typedef {import("./files.js").Line} Line */

const NOTHING_YET = "There is nothing to take along yet: no question is answered here.";

export class WorkPanel {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    this.others = new ElsePart(app);
    const chosen = /** @type {HTMLInputElement} */ (part("work-file"));
    part("work-take").addEventListener("click", () => this.takeAlong());
    for (const id of ["work-choose", "start-work"]) part(id).addEventListener("click", () => chosen.click());
    chosen.addEventListener("change", () => { this.read(chosen); });
    /** @type {Brought|null} */ this.asked = null; // a file of which it is asked whose work it is
    part("work-same").addEventListener("click", () => { if (this.asked) this.join(this.asked); });
    part("work-apart").addEventListener("click", () => { if (this.asked) this.keepApart(this.asked); });
    part("work-go").addEventListener("click", () => app.show("step"));
    part("work-print").addEventListener("click", () => window.print());
    part("work-delete").addEventListener("click", () => { part("work-sure").hidden = false; part("work-keep").focus(); });
    part("work-keep").addEventListener("click", () => { part("work-sure").hidden = true; part("work-delete").focus(); });
    part("work-gone").addEventListener("click", () => this.forget());
  }

  paint() {
    const { app } = this;
    const [answered, all] = [this.answered(), app.form?.rows().reduce((sum, row) => sum + row.items, 0) ?? 0];
    const [last, number] = [app.keeper.last(), app.person.number];
    const saved = last && app.keeper.isKept() ? ` Last saved on this device ${clock(last)}.` : "";
    say("work-far", `${number ? `Class number ${number}. ` : ""}${answered} of ${counted(all, "question")} answered.${saved}`);
    say("work-told", "");
    part("work-sure").hidden = true;
    this.others.paint();
    part("work-whose").hidden = true;
    this.lead(false);
  }

  answered() { return this.app.form?.rows().reduce((sum, row) => sum + row.answered, 0) ?? 0; }

  /** Whether the button that leads on is there; then it is the one that counts. @param {boolean} isThere */
  lead(isThere) {
    part("work-onward").hidden = !isThere;
    part("work-take").classList.toggle("main", !isThere);
  }

  takeAlong() {
    const { app } = this;
    for (const card of pageMemory().cards) card.save();
    if (app.keeper.all().length === 0) { this.tell(NOTHING_YET); return; }
    const { stem } = app.data;
    const learner = app.person.number;
    const text = workOf(app.data, learner, app.keeper.all());
    save([stem, ...(learner ? [learner] : []), "work.jsonl"].join("."), text);
    this.tell("Your browser was asked to save the file where it puts downloads. Your answers stay here, too. If no file came, "
      + "downloads are blocked here: open the page in a browser window of its own, or hand in: that gives you a text to copy.");
  }

  /** @param {HTMLInputElement} chosen */
  async read(chosen) {
    const [file] = chosen.files ?? [];
    if (!file) return;
    const found = await broughtBy(file);
    chosen.value = ""; // the same file may be chosen again
    const why = typeof found === "string" ? found : this.refusal(found);
    if (why || typeof found === "string") this.tell(why);
    else this.goOn(this.mine(found));
  }

  /** Why this file is not for here, "" if it is. @param {Brought} found */
  refusal({ stem, learner, lines }) {
    const { data, person } = this.app;
    if (stem !== data.stem) return `This file is work on another exercise (${stem}), and this page is “${data.title}”. Nothing was changed.`;
    if (lines.length === 0) return "The file was cut: nothing of it can be read. Save it anew on the other device. Nothing was changed.";
    if (learner && person.number && !isSameNumber(learner, person.number)) return `This file belongs to class number ${learner}, and here works `
      + `class number ${person.number}. Press “Somebody else works here now” first. Nothing was changed.`;
    return "";
  }

  /** What of a file is for this exercise; its number only if it can be one. @param {Brought} found @returns {Brought} */
  mine(found) {
    const { number, room, stem } = this.app.data;
    const lines = found.lines.filter(({ event }) => event.stem === stem && event.room === room);
    return { ...found, lines, learner: wrongNumber(number, found.learner) ? "" : found.learner };
  }

  /** Work that may be somebody else's is put to no other, unless the learner says so. @param {Brought} found */
  goOn(found) {
    const { keeper, person, who } = this.app;
    const isSame = person.number !== "" && found.learner !== "";
    const isBegun = keeper.all().length > 0;
    if (isBegun && !isSame && this.fresh(found).length > 0) this.askWhose(found);
    else if (!isBegun && !isSame && who.named(found.learner)) this.keepApart(found);
    else this.join(found);
  }

  /** What of it is not here yet. @param {Brought} found @returns {Line[]} */
  fresh({ lines }) {
    const known = new Set(this.app.keeper.all().map(({ line }) => line));
    return lines.filter(({ line }) => !known.has(line));
  }

  /** @param {Brought} found */
  askWhose(found) {
    this.app.show("work");
    this.asked = found;
    const { learner } = found;
    const whose = learner ? `the file is the work of class number ${learner}` : "the file does not say whose work it is";
    const isOne = this.answered() === 1;
    say("work-whose-words", `${counted(this.answered(), "question")} ${isOne ? "is" : "are"} answered here already, and ${whose}. `
      + "Is all of it yours? Nothing was changed yet.");
    say("work-apart", learner ? `No: go on as class number ${learner}` : "No: keep it apart");
    part("work-whose").hidden = false;
    part("work-same").focus();
  }

  /** Go on with it as somebody else, who may have begun here. @param {Brought} found */
  keepApart(found) {
    const { who } = this.app;
    const known = who.named(found.learner);
    if (known) who.goOn(known);
    else who.someoneElse(found.learner);
    this.join(found);
  }

  /** @param {Brought} found */
  join(found) {
    const { app } = this;
    const fresh = this.fresh(found);
    app.keeper.take(fresh);
    if (found.learner && !app.person.number) app.call(found.learner);
    app.sit();
    app.open(app.person, app.keeper);
    app.before = app.view;
    app.show("work");
    this.tell(toldOf(found, fresh));
    this.lead(true);
    part("work-go").focus();
  }

  /** Remove this person from this device: also from older pages of this exercise, from which work was brought over. */
  forget() {
    const { app } = this;
    const lines = new Set(app.keeper.all().map(({ line }) => line));
    const isMine = (/** @type {string} */ start) => new Keeper(app.shelf, start).all().some(({ line }) => lines.has(line));
    const older = app.people.before().filter(({ start }) => isMine(start));
    app.close();
    app.deleted.forget([app.keeper.start, ...older.map(({ start }) => start)]);
  }

  /** @param {string} text */
  tell(text) {
    if (this.app.view !== "work") this.app.toWork();
    say("work-told", text);
    part("work-told").scrollIntoView({ block: "nearest" });
  }
}

/** What was taken over. @param {Brought} found @param {Line[]} fresh what was not here before */
function toldOf({ lines, whole, lost, of }, fresh) {
  const given = fresh.filter(({ event }) => !event.draft && isGiven(event.answer));
  const count = new Set(given.map(({ event }) => `${event.task}/${event.item}`)).size;
  const cut = whole ? "" : ` The file was cut or changed on its way: ${lines.length} of ${Number.isFinite(of) ? of : lines.length + lost} `
    + "lines came. If something is missing, save it anew on the other device.";
  const taken = count ? `Taken over: ${counted(count, "answer")}.` : fresh.length ? "Taken over: what was being written."
    : "All of it was here already.";
  return `${taken} Where both had an answer, the later one counts; none is lost.${cut}`;
}
