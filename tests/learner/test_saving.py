"""Two saves of one notebook never meet: JupyterLab would ask the learner which of two files to keep."""

import json
import subprocess

from helpers.node import node
from whosays.base.places import kit_root

SAVING = kit_root() / "src/whosays/learner/lab/labextension/whosays-lab/static/saving.js"
# A JupyterLab as far as saving.js sees it: a file, and a save that takes a while. It asks whoever begins to
# save while the file on the disk is newer than the one that the page knows; `asked` counts it.
STAGE = """
globalThis.window = globalThis;
const { Saving } = await import(ADDRESS);
const rest = () => new Promise((done) => setTimeout(done, 20));
const signal = () => {
  const heard = [];
  return { connect: (act, self) => heard.push(act.bind(self)),
    emit: (value) => heard.forEach((act) => act(null, value)) };
};
let asked = 0, saves = 0, disk = 1;
const cell = { type: "code", sharedModel: { getSource: () => "show()" }, executionCount: 1, outputs: [] };
const context = { path: "a.ipynb", contentsModel: { writable: true, last_modified: 1 }, saveState: signal(),
  model: { stateChanged: signal(), dirty: false },
  save: async () => {
    saves += 1;
    context.saveState.emit("started");
    if (disk !== context.contentsModel.last_modified) asked += 1;
    disk += 1;
    const written = disk;
    await rest();
    context.contentsModel = { writable: true, last_modified: written };
    context.saveState.emit("completed");
  } };
const panel = { context, isDisposed: false, disposed: signal(), content: { widgets: [{ model: cell }] } };
const get = async () => {
  const last_modified = disk; // as it was when it was asked for
  await rest();
  return { last_modified };
};
const unqueued = context.save; // as it is without the kit
const saving = new Saving({ get }, panel, () => true);
"""
TELL = "console.log(JSON.stringify({ asked, saves, last: disk }));"


def after(script: str) -> dict[str, int]:
    program = STAGE.replace("ADDRESS", json.dumps(SAVING.as_uri())) + script + TELL
    done = subprocess.run(
        [node(), "--input-type=module", "--eval", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return json.loads(done.stdout)


def test_the_stage_sees_two_saves_meet():
    assert after("await Promise.all([unqueued(), unqueued()]);")["asked"] == 1


def test_a_save_that_somebody_asks_for_waits_for_the_one_on_its_way():
    assert after("await Promise.all([context.save(), context.save(), context.save()]);") == {
        "asked": 0,
        "saves": 3,
        "last": 4,
    }


def test_what_is_to_be_saved_at_once_is_saved_one_after_the_other():
    assert after("await Promise.all([saving.once(), saving.save(), saving.save()]);") == {
        "asked": 0,
        "saves": 3,
        "last": 4,
    }


def test_a_save_of_jupyterlabs_own_is_waited_for():
    later = "await saving.save(); await own; await new Promise((done) => setTimeout(done, 1300));"
    assert after(f"const own = context.save(); {later}") == {"asked": 0, "saves": 2, "last": 3}
