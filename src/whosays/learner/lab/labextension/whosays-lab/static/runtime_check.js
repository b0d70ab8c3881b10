// @ts-check
/**
 * Whether the web server of a site hands out what Python needs. A browser that is refused one file, or is given it
 * under another type, says so only to itself, and the lesson would wait for ever.
 */

/** @typedef {{name: string, type: string}} Need a file of the runtime; ``type``: what it must come as, "" for anything */

const FOLDER = "static/pyodide/"; // seen from JupyterLite's root
const LIST = "pyodide-lock.json";
const SCRIPT = "text/javascript";
const IS_SCRIPT = /^(?:text|application)\/(?:x-)?(?:java|ecma)script$/;
/** @type {Need[]} */
const NEEDED = [
  { name: "pyodide.mjs", type: SCRIPT },
  { name: "pyodide.asm.mjs", type: SCRIPT },
  { name: "pyodide.asm.wasm", type: "application/wasm" },
  { name: "python_stdlib.zip", type: "" },
];

/**
 * What an answer of the server's is worth, in words; "" for a good one.
 * @param {Need} need
 * @param {{ok: boolean, type: string}} answer
 * @returns {string}
 */
export function faultOf({ name, type }, answer) {
  const after = "so nothing can be answered here. Reading works. Show this line to your teacher.";
  if (!answer.ok) return `This web server does not hand out ${name}, a file that Python needs, ${after}`;
  const given = answer.type.split(";")[0].trim().toLowerCase();
  if (!type || given === type || (type === SCRIPT && IS_SCRIPT.test(given))) return "";
  return `This web server does not hand out ${name}, a file that Python needs, as ${type}, ${after}`;
}

/**
 * Asked for the head alone, and where that is not good, for the file: some servers know no heads.
 * @param {Need} need
 * @returns {Promise<string>}
 */
async function ask(need) {
  let fault = "";
  for (const method of ["HEAD", "GET"]) {
    const response = await fetch(new URL(FOLDER + need.name, root()), { method });
    fault = faultOf(need, { ok: response.ok, type: response.headers.get("content-type") ?? "" });
    response.body?.cancel();
    if (!fault) return "";
  }
  return fault;
}

/** @returns {URL} JupyterLite's root */
function root() {
  return new URL("../", document.baseURI);
}

/** @returns {Promise<Need>} one of the packages: a server knows all by their ending, or none */
async function onePackage() {
  const response = await fetch(new URL(FOLDER + LIST, root()));
  if (!response.ok) return { name: LIST, type: "" };
  return { name: (await response.json()).packages.whosays.file_name, type: "" };
}

/**
 * What the server does not hand out, in a sentence for learner and teacher.
 * @returns {Promise<string>} "" where all is well, or where no line is there to ask on
 */
export async function runtimeFault() {
  const answers = [...NEEDED.map(ask), onePackage().then(ask)].map((each) => each.catch(() => ""));
  return (await Promise.all(answers)).find(Boolean) ?? "";
}
