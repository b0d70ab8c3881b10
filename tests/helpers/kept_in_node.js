// @ts-check
// The page's own models without a page: what they keep of answers, and the file that they hand in.
import { sha256 } from "../../src/whosays/teacher/exercise_page/script/digest.js";
import { bytesOf } from "../../src/whosays/teacher/exercise_page/script/events.js";
import { workOf } from "../../src/whosays/teacher/exercise_page/script/files.js";
import { HandInModel } from "../../src/whosays/teacher/exercise_page/script/hand_in_model.js";
import { Keeper } from "../../src/whosays/teacher/exercise_page/script/keeper.js";
import { TaskModel } from "../../src/whosays/teacher/exercise_page/script/task_model.js";

/** A storage in memory. */
function shelf() {
  const kept = new Map();
  return {
    get: (key) => kept.get(key) ?? null,
    put: (key, text) => { kept.set(key, text); return true; },
    drop: (key) => { kept.delete(key); },
    read: (key) => kept.get(key) ?? null,
    holds: () => [],
    keys: (start) => [...kept.keys()].filter((key) => key.startsWith(start)),
  };
}

/** One learner's work. */
function done(job, keeps) {
  const steps = job.data.steps.filter((step) => step.asks);
  const keeper = new Keeper(shelf(), "here/");
  const models = new Map(steps.map((step) => [step.name, new TaskModel(step, keeps[step.type] ?? {}, keeper, "")]));
  for (const { task, ...message } of job.acts) models.get(task).send(message);
  const form = new HandInModel(job.data, steps, keeper, "", () => undefined);
  const why = job.learner ? form.handIn(job.learner, job.name) : "";
  const states = Object.fromEntries([...models].map(([name, model]) => [name, model.get("state")]));
  const work = workOf(job.data, job.learner ?? "", keeper.all());
  const digests = (job.texts ?? []).map((text) => sha256(bytesOf(text)));
  return { states, work, digests, why, file: form.last?.text ?? "", rows: form.rows(), open: form.open(), kernel: keeper.kernel,
    wrong: (job.numbers ?? []).map((number) => form.wrong(number, "x").learner ?? "") };
}

export function start(keeps) {
  const plain = Object.fromEntries(Object.entries(keeps));
  const jobs = JSON.parse(require("fs").readFileSync(0, "utf-8"));
  console.log(JSON.stringify(jobs.map((job) => done(job, plain))));
}
