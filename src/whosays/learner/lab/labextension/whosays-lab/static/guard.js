// @ts-check
/**
 * What may be run when a notebook is opened, and what keeps it from being run.
 *
 * Opening a notebook must never become a way to run somebody's code. A cell is run only if its
 * whole source is one of the kit's four fixed forms, only in a Python kernel, and only if nothing in
 * the notebook's folder could be imported in place of the kit. All else waits for a key press.
 */

/** @typedef {{name: string, type: string}} Entry one file or folder of a listing */

const ROOM = "(?:lessons|exercises|solutions)";
const STEM = "(?:[0-9]{2}_[a-z0-9_]+|before|after|later)";
const FORMS = [
  new RegExp(`^from whosays import start\\nstart\\("${ROOM}/${STEM}"\\)$`),
  new RegExp(`^from whosays import show\\nshow\\("${ROOM}/${STEM}", "[a-z0-9_]+"\\)$`),
  new RegExp(`^from whosays import hand_in\\nhand_in\\("${ROOM}/${STEM}"\\)$`),
  /^from whosays import desk\ndesk\(\)$/, // the teacher's; it takes no word from the cell
];
const IMPORTABLE = /\.(?:py|pyw|pyc|pyo|so|pyd|zip|egg)$/i;
// Servers hide some of these from their listing (*.pyc, *.so), so the kernel is asked as well.
// `os` is in every running Python: asking for it reads no file of the folder.
const ASK_KERNEL =
  "len([1 for e in __import__('os').scandir() if e.name.lower().endswith(" +
  "('.py', '.pyw', '.pyc', '.pyo', '.so', '.pyd', '.zip', '.egg'))])";

export const NO_KERNEL =
  "The kernel did not start. Choose Kernel > Restart Kernel in the menu above. " +
  "What you have answered so far is kept.";
const NOT_PYTHON =
  "This lesson needs the kernel that “whosays lab” starts. " +
  "Choose Kernel > Change Kernel in the menu above and take Python 3.";
const UNSEEN =
  "The folder of this notebook could not be looked through, so nothing was run. " +
  "Choose Kernel > Restart Kernel in the menu above.";

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
    .filter((entry) => entry.type === "directory" || IMPORTABLE.test(entry.name))
    .map((entry) => entry.name);
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
    "To be on the safe side nothing was run. Move it to another folder, then choose " +
    "Kernel > Restart Kernel in the menu above."
  );
}

/**
 * Does the kernel see a file in its folder that it could import?
 * @param {any} kernel
 * @returns {Promise<string>} why nothing may be run, or ""
 */
async function kernelRefuses(kernel) {
  const future = kernel.requestExecute({
    code: "",
    silent: true,
    store_history: false,
    user_expressions: { beside: ASK_KERNEL },
  });
  const reply = await future.done;
  const found = reply.content.user_expressions?.beside?.data?.["text/plain"];
  if (found === undefined) return UNSEEN;
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
  if (!kernel) return NO_KERNEL;
  try {
    const info = await kernel.info;
    if (info.language_info?.name !== "python") return NOT_PYTHON;
    const listing = await contents.get(folder, { content: true, type: "directory" });
    const strangers = importable(listing.content);
    return strangers.length ? inTheWay(strangers[0]) : await kernelRefuses(kernel);
  } catch {
    return UNSEEN;
  }
}
