// @ts-check
// An exercise as one page: who works, the story, one question after another, handing in. What stands on the page was
// written in Python; the widgets are those of JupyterLab.
import { Aloud } from "../../../learner/widgets/common/aloud.js";
import { pageMemory, shelfOf } from "../../../learner/widgets/common/page_memory.js";
import { BegunPart } from "./begun_part.js";
import { CopyPart } from "./copy_part.js";
import { DeletedPart } from "./deleted_part.js";
import { HandInModel } from "./hand_in_model.js";
import { Head } from "./head.js";
import { Keeper } from "./keeper.js";
import { Notice } from "./notice.js";
import { People } from "./people.js";
import { part } from "./parts.js";
import { Shelf } from "./shelf.js";
import { Story } from "./story.js";
import { TaskModel } from "./task_model.js";
import { WhoPanel } from "./who_panel.js";
import { WorkPanel } from "./work_panel.js";
import { save } from "./files.js";

/** @typedef {import("./people.js").Person} Person */
/** @typedef {import("./task_model.js").AskedStep} AskedStep */
/** @typedef {import("./task_model.js").Keeps} Keeps */
/** A step that only shows. @typedef {{type: string, name: string, asks: false, title: string, data: object}} ShownStep */
/** @typedef {AskedStep|ShownStep} Step */
/** @typedef {import("./hand_in_model.js").About & {v: number, kit: string, title: string, release: string, steps: Step[]}} PageData */
/** A widget's module. @typedef {{default: {render: (view: {model: object, el: HTMLElement}) => () => void}}} Widget */
/** @typedef {{at: () => number, go: (to: number) => void}} Card */
/** @typedef {"who"|"start"|"story"|"step"|"work"|"hand"} View */

const BACK = -1;
const ON = 1;

export class App {
  /** @param {PageData} data @param {Object<string, Widget>} widgets @param {Object<string, Keeps>} keeps */
  constructor(data, widgets, keeps) {
    this.data = data;
    this.widgets = widgets;
    this.keeps = keeps;
    this.shelf = new Shelf();
    this.people = new People(this.shelf, `whosays/page/${data.stem}/`, data.release);
    this.shelter = this.shelf.shelter();
    this.story = new Story(part("story"));
    this.aloud = new Aloud(part("aloud"));
    this.head = new Head(this);
    this.notice = new Notice(this);
    this.begun = new BegunPart(this);
    this.deleted = new DeletedPart(this);
    this.work = new WorkPanel(this);
    this.who = new WhoPanel(this);
    this.copy = new CopyPart(part("copy"));
    /** @type {View} */ this.view = "start";
    /** @type {View} */ this.before = "start"; // where "My work" leads back to
    this.at = 0; // which step
    this.isFirst = true; // whether the story is read for the first time
    /** @type {(() => void)[]} */ this.leave = [];
    this.person = this.people.begin("");
    /** @type {Map<string, Keeper>} */ this.keepers = new Map(); // by person
    this.keeper = this.keeperOf(this.person);
    /** @type {TaskModel[]} */ this.models = [];
    /** @type {HandInModel|null} */ this.form = null;
  }

  // ---- who works

  begin() {
    this.listen();
    this.mend().then((count) => { if (count > 0) window.location.reload(); }, () => undefined);
    const [here, known] = [this.people.here(), this.who.known()];
    if (here) this.open(here, this.keeperOf(here));
    else if (known.length === 0) this.who.someoneElse("");
    else this.show("who");
  }

  /** What the device did not bring to its end when it gave out. @returns {Promise<number>} how much is other than it was seen */
  async mend() {
    const gone = await this.deleted.finish();
    return gone + await this.shelf.restore(this.people.exercise);
  }

  /** One for each as long as the page is open: it knows what the storage has lost. @param {Person} person @returns {Keeper} */
  keeperOf({ id }) {
    const keeper = this.keepers.get(id) ?? new Keeper(this.shelf, this.people.startOf(id));
    this.keepers.set(id, keeper);
    return keeper;
  }

  /** Lay out one person's work. @param {Person} person @param {Keeper} keeper */
  open(person, keeper) {
    this.close();
    this.begun.settle();
    Object.assign(this, { person, keeper });
    const copy = this.copyOf(person);
    this.models = this.asked().map((step) => new TaskModel(step, this.keeps[step.type] ?? {}, keeper, copy));
    for (const model of this.models) model.on("msg:custom", () => queueMicrotask(() => this.told())); // behind the card
    this.form = new HandInModel(this.data, this.asked(), keeper, copy, (handed) => this.handedIn(handed.text, handed.learner));
    this.data.steps.forEach((step, i) => this.render(step.type, this.modelOf(step), part(`out-${i}`)));
    this.render("hand_in", this.form, part("form"));
    this.copy.show(this.form.last?.text ?? "");
    const isBegun = keeper.last() !== "";
    if (isBegun) this.sit();
    this.at = isBegun ? this.firstOpen() : 0;
    this.isFirst = !isBegun;
    this.show(isBegun ? "step" : "start");
  }

  close() {
    for (const each of this.leave.splice(0)) each();
  }

  /** @param {string} type @param {object} model @param {HTMLElement} el */
  render(type, model, el) { this.leave.push(this.widgets[type].default.render({ model, el })); }

  /** @param {Step} step */
  modelOf(step) { return this.models.find((model) => model.step === step) ?? { get: () => step.data, on: () => undefined, off: () => undefined, send: () => undefined }; }

  /** Under which drafts lie. @param {Person} person */
  copyOf({ id }) { return `${this.shelter === "refused" ? "-" : ""}page-${this.data.release}-${id}`; }

  /** From now on this person is known here. */
  sit() {
    this.people.keep(this.person);
    this.people.sit(this.person);
  }

  /** The class number stands in the form, and beside the name of who works. @param {string} number */
  call(number) {
    this.person = { ...this.person, number };
    const { room, stem } = this.data;
    shelfOf(this.copyOf(this.person)).put(`${room}/${stem}//number`, number);
  }

  // ---- what is asked

  /** @returns {AskedStep[]} */
  asked() { return /** @type {AskedStep[]} */ (this.data.steps.filter((step) => step.asks)); }

  firstOpen() {
    const open = this.data.steps.findIndex((step) => step.asks
      && Object.values(this.models.find((model) => model.step === step)?.get("state").items ?? {}).some(({ given }) => !given));
    return open < 0 ? this.data.steps.length - 1 : open;
  }

  /** The card of a step, as it stands on the page. @param {Step} step @returns {Card|null} */
  cardOf(step) {
    const found = [...pageMemory().cards].find(({ title, place }) => title === step.title && place.startsWith(this.copyOf(this.person)));
    return found?.at && found.go ? { at: found.at, go: found.go } : null;
  }

  // ---- where one is

  listen() {
    document.addEventListener("whosays-task", () => this.told());
    document.addEventListener("whosays-onward", () => this.go(ON));
    document.addEventListener("whosays-item", () => this.mark());
    document.addEventListener("whosays-show", ({ target }) => this.showStep(/** @type {HTMLElement} */ (target)));
    const press = { mine: () => this.toWork(), read: () => this.toStory(), "to-story": () => this.toStory(), back: () => this.go(BACK),
      next: () => this.go(ON), "work-back": () => this.show(this.before), "hand-back": () => this.show("step") };
    for (const [id, act] of Object.entries(press)) part(id).addEventListener("click", act);
    window.addEventListener("beforeunload", (event) => { if (this.wouldLose()) event.preventDefault(); });
    window.addEventListener("storage", ({ key }) => { if (!key || key.startsWith(`${this.keeper.start}e/`)) this.otherTab(); });
    window.addEventListener("storage", ({ key }) => { if (key?.startsWith(this.people.place)) this.begun.look(); });
    window.addEventListener("focus", () => this.told()); // the browser may have been emptied meanwhile
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    part("deleted").hidden = true;
    document.body.dataset.view = view;
    const panel = view === "step" ? `step-${this.at}` : view;
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".xp-panel"))) each.hidden = each.id !== `panel-${panel}`;
    document.body.toggleAttribute("data-first", this.isFirst);
    if (view === "work") this.work.paint();
    if (view === "who") this.who.paint();
    if (view === "hand") this.form?.see();
    this.told();
    this.mark();
    window.scrollTo(0, 0);
    if (view === "story") this.story.bring();
    this.focus();
  }

  /** To the beginning of what is shown. */
  focus() {
    const panel = this.view === "step" ? `step-${this.at}` : this.view;
    (this.view === "story" ? this.story.el : part(`title-${panel}`)).focus({ preventScroll: true });
  }

  toStory() {
    if (this.view === "start") this.sit();
    this.show("story");
  }

  toWork() {
    if (this.view !== "work") this.before = this.view;
    this.show("work");
  }

  /** Back or on: within a task, then to the next one, then to the form. @param {number} by */
  go(by) {
    if (this.view === "story") { this.isFirst = false; this.show("step"); return; }
    const step = this.data.steps[this.at];
    const card = step.asks ? this.cardOf(step) : null;
    const to = card ? card.at() + by : -1;
    if (card && step.asks && to >= 0 && to < step.data.items.length) { card.go(to); window.scrollTo(0, 0); } else this.goStep(by);
  }

  /** @param {number} by */
  goStep(by) {
    const to = this.at + by;
    if (to < 0) { this.show("story"); return; }
    if (to >= this.data.steps.length) { this.show("hand"); return; }
    this.at = to;
    const step = this.data.steps[to];
    const last = step.asks ? step.data.items.length - 1 : 0;
    if (step.asks) this.cardOf(step)?.go(by === BACK ? last : 0);
    this.show("step");
  }

  /** A card was asked for from elsewhere. @param {HTMLElement} el */
  showStep(el) {
    const at = this.data.steps.findIndex((_, i) => part(`panel-step-${i}`).contains(el));
    if (at < 0) return;
    this.at = at;
    this.show("step");
  }

  // ---- what is to be seen of it

  otherTab() {
    this.told();
    this.notice.elsewhere();
  }

  /** An answer was given, or is being written. */
  told() {
    const { keeper, people, person } = this;
    if (keeper.last() && keeper.isKept() && !people.has(person)) people.keep(person); // deleted elsewhere, and gone on with here
    this.head.paint();
    this.notice.paint();
    this.begun.look();
  }

  /** Mark the words in question in the story, and say where one is. */
  mark() {
    const step = this.data.steps[this.at];
    const card = step?.asks ? this.cardOf(step) : null;
    const isAsked = (this.view === "step" || this.view === "story") && !this.isFirst;
    const item = step?.asks && card ? step.data.items[card.at()] : null;
    this.story.mark(step?.asks && item && isAsked ? step.items[item.id].marks : []);
    this.head.paint();
  }

  /** Whether something would be gone if the page were closed. */
  wouldLose() {
    this.keeper.look();
    return this.people.wouldLose();
  }

  /** @param {string} text @param {string} number */
  handedIn(text, number) {
    this.person = { ...this.person, number };
    this.sit();
    this.copy.show(text);
    save(this.form?.nameOf(number) ?? "", text);
  }
}
