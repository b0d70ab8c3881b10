// @ts-check
/**
 * What may be run when a notebook is opened, and what keeps it from being run.
 *
 * Opening a notebook must never become a way to run somebody's code. A cell is run only if its
 * whole source is one of the kit's five fixed forms, only in a Python kernel, and only if nothing in
 * the notebook's folder could be imported in place of the kit (the kit's own folders excepted). All else waits for a key press.
 */

/** @typedef {{name: string, type: string}} Entry one file or folder of a listing */

const ROOM = "(?:lessons|exercises|solutions)";
const STEM = "(?:(?:[01][0-9]|2[1-7]|[5-9][0-9])_[a-z0-9_]+|before|after|later)"; // as base/stems.py has it
const FORMS = [
  new RegExp(`^from whosays import start\\nstart\\("${ROOM}/${STEM}"\\)$`),
  new RegExp(`^from whosays import show\\nshow\\("${ROOM}/${STEM}", "[a-z0-9_]+"\\)$`),
  new RegExp(`^from whosays import hand_in\\nhand_in\\("${ROOM}/${STEM}"\\)$`),
  /^from whosays import desk\ndesk\(\)$/, // the teacher's; it takes no word from the cell
  /^from whosays import edit\nedit\(\)$/, // nor does this one
  /^from whosays import new\nnew\(\)$/, // nor does the box for an article of her own
];
// The kit's own folders, beside a notebook that was moved out of one of them. Nothing in Python has such a
// name, and nobody imports it; even so, they are looked into.
const OWN = ["answers", "lessons", "exercises", "solutions", "seeds"];
const IMPORTABLE = /\.(?:py|pyw|pyc|pyo|so|pyd|zip|egg)$/i;
// Servers hide some of these from their listing (*.pyc, *.so), so the kernel is asked as well.
// `os` is in every running Python: asking for it reads no file of the folder.
const ASK_KERNEL =
  "(lambda os: len([1 for d in ('.', " +
  OWN.map((name) => `'${name}'`).join(", ") +
  ") if os.path.isdir(d) for e in os.scandir(d) if e.name.lower().endswith(" +
  "('.py', '.pyw', '.pyc', '.pyo', '.so', '.pyd', '.zip', '.egg'))]))(__import__('os'))";

const version = new URL(import.meta.url).search;
const { noKernel, restart, toMenu } = await import(`./way_out.js${version}`);

const IN_THE_BROWSER = "pyodide"; // JupyterLite's kernel, by the name that it gives itself

const notPython = () =>
  `This lesson needs the kernel that “whosays lab” starts. To have it, ${toMenu()}Kernel > Change Kernel; take Python 3.`;
const unseen = () =>
  `The folder of this notebook could not be looked through, so nothing was run. To try again, ${restart()}.`;

/**
 * Is this the whole source of one of the kit's cells, to the character?
 * @param {unknown} source
 * @returns {boolean}
 */
export function isKitCell(source) {
  return typeof source === "string" && FORMS.some((form) => form.test(source));
}

/**
 * The names in a folder that Python could import in place of the kit, or of what the kit imports.
 * @param {Entry[]} entries
 * @returns {string[]}
 */
export function importable(entries) {
  return entries
    .filter((entry) => !entry.name.startsWith("."))
    .filter((entry) =>
      entry.type === "directory" ? !OWN.includes(entry.name) : IMPORTABLE.test(entry.name)
    )
    .map((entry) => entry.name);
}

/**
 * @param {any} contents the contents service
 * @param {string} folder
 * @returns {Promise<(Entry & {path: string})[]>}
 */
async function list(contents, folder) {
  return (await contents.get(folder, { content: true, type: "directory" })).content;
}

/**
 * What lies beside a notebook, and directly in the kit's own folders there, that could be imported.
 * @param {any} contents the contents service
 * @param {string} folder
 * @returns {Promise<string | undefined>} the first name, as it is called from the notebook's folder
 */
async function stranger(contents, folder) {
  const beside = await list(contents, folder);
  const strangers = importable(beside);
  if (strangers.length) return strangers[0];
  const own = beside.filter((entry) => entry.type === "directory" && OWN.includes(entry.name));
  for (const entry of own) {
    const files = (await list(contents, entry.path)).filter((each) => each.type !== "directory");
    const found = importable(files)[0];
    if (found) return `${entry.name}/${found}`;
  }
  return undefined;
}

/**
 * Why nothing is run, in words for a learner.
 * @param {string} name the file or folder that is in the way, or "" if only the kernel sees it
 * @returns {string}
 */
function inTheWay(name) {
  const what = name ? `“${name}”` : "a Python file";
  return (
    `Beside this notebook lies ${what}, which does not belong to the lesson. ` +
    `To be on the safe side nothing was run. Move it to another folder, then ${restart()}.`
  );
}

/**
 * Does the kernel see a file in its folder that it could import? A kernel in the browser has no other disk than the
 * one whose listing we have read, and answers no such question.
 * @param {any} kernel
 * @param {any} info what it says of itself
 * @returns {Promise<string>} why nothing may be run, or ""
 */
async function kernelRefuses(kernel, info) {
  if (info.implementation === IN_THE_BROWSER) return "";
  const future = kernel.requestExecute({
    code: "",
    silent: true,
    store_history: false,
    user_expressions: { beside: ASK_KERNEL },
  });
  const reply = await future.done;
  const found = reply.content.user_expressions?.beside?.data?.["text/plain"];
  if (found === undefined) return unseen();
  return found === "0" ? "" : inTheWay("");
}

/**
 * @param {any} contents the contents service
 * @param {any} panel the notebook
 * @returns {Promise<string>} why nothing may be run, or ""
 */
export async function refusal(contents, panel) {
  const path = panel.context.path;
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), path.indexOf(":") + 1, 0));
  const kernel = panel.sessionContext.session?.kernel;
  if (!kernel) return noKernel();
  try {
    const info = await kernel.info;
    if (info.language_info?.name !== "python") return notPython();
    const found = await stranger(contents, folder);
    return found ? inTheWay(found) : await kernelRefuses(kernel, info);
  } catch {
    return unseen();
  }
}
