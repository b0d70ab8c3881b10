// @ts-check
// My work: taken along, gone on with, printed, deleted.
import { pageMemory } from "../../../learner/widgets/common/page_memory.js";
import { ElsePart } from "./else_part.js";
import { clock } from "./events.js";
import { broughtBy, save, workOf } from "./files.js";
import { Keeper } from "./keeper.js";
import { counted, part, say } from "./parts.js";

/** @typedef {import("./files.js").Brought} Brought */

export class WorkPanel {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    this.others = new ElsePart(app);
    const chosen = /** @type {HTMLInputElement} */ (part("work-file"));
    part("work-take").addEventListener("click", () => this.takeAlong());
    part("work-choose").addEventListener("click", () => chosen.click());
    chosen.addEventListener("change", () => { this.read(chosen); });
    part("work-print").addEventListener("click", () => window.print());
    part("work-delete").addEventListener("click", () => { part("work-sure").hidden = false; part("work-keep").focus(); });
    part("work-keep").addEventListener("click", () => { part("work-sure").hidden = true; part("work-delete").focus(); });
    part("work-gone").addEventListener("click", () => this.forget());
  }

  paint() {
    const { app } = this;
    const rows = app.form?.rows() ?? [];
    const [answered, all] = [rows.reduce((sum, row) => sum + row.answered, 0), rows.reduce((sum, row) => sum + row.items, 0)];
    const [last, number] = [app.keeper.last(), app.person.number];
    const saved = last && app.keeper.isKept() ? ` Last saved on this device ${clock(last)}.` : "";
    say("work-far", `${number ? `Class number ${number}. ` : ""}${answered} of ${counted(all, "question")} answered.${saved}`);
    say("work-told", "");
    part("work-sure").hidden = true;
    this.others.paint();
  }

  takeAlong() {
    const { app } = this;
    for (const card of pageMemory().cards) card.save();
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
    else this.goOn(found);
  }

  /** Why this file is not for here, "" if it is. @param {Brought} found */
  refusal({ stem, learner, lines }) {
    const { data, person } = this.app;
    if (stem !== data.stem) return `This file is work on another exercise (${stem}), and this page is “${data.title}”. Nothing was changed.`;
    if (lines.length === 0) return "The file was cut: nothing of it can be read. Save it anew on the other device. Nothing was changed.";
    if (learner && person.number && learner !== person.number) return `This file belongs to class number ${learner}, and here works `
      + `class number ${person.number}. Press “Somebody else works here now” first. Nothing was changed.`;
    return "";
  }

  /** @param {Brought} found */
  goOn({ learner, lines, whole, lost, of }) {
    const { app } = this;
    const mine = lines.filter(({ event }) => event.stem === app.data.stem && event.room === app.data.room);
    const count = app.keeper.take(mine);
    if (learner) app.call(learner);
    app.sit();
    app.open(app.person, app.keeper);
    app.before = app.view;
    app.show("work");
    const cut = whole ? "" : ` The file was cut or changed on its way: ${lines.length} of ${Number.isFinite(of) ? of : lines.length + lost} `
      + "lines came. If something is missing, save it anew on the other device.";
    this.tell(`${count === 0 ? "All of it was here already." : `Taken over: ${counted(count, "line")} of work, each an answer or a change of one.`} Where both had an answer, the later `
      + `one counts; none is lost.${cut}`);
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
