// @ts-check
// The two files that a page writes: what is handed in, as Python writes it (learner/answers/hand_in_file.py), and work that
// is taken along. Both have a head and the same lines.
import { isTable } from "../../../learner/widgets/common/likeness.js";
import { sha256 } from "./digest.js";
import { bytesOf, eventIn, spelled } from "./events.js";
import { tried } from "./tried.js";

/** @typedef {import("./events.js").Event} Event */
/** @typedef {{line: string, event: Event}} Line */
/** What a file says: ``whole``: nothing of it was lost; ``lost``: lines that cannot be read; ``of``: how many there were.
 * @typedef {{stem: string, learner: string, lines: Line[], whole: boolean, lost: number, of: number}} Brought */

const VERSION = 1;
const MAX_FILE = 32_000_000; // bytes
const NOT_SHOWN = /[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+/gu;
const MAX_NAME = 100; // characters
const NO_FILE = "There is no work in this file. Choose the file that “Take my work along” saved: its name ends in .work.jsonl. "
  + "Nothing was changed.";
const EMPTY = "This file is empty: it was not copied to its end, or not saved. Save it anew on the other device. Nothing was changed.";
const NEWER = "This file was saved by a newer page than this one. Ask your teacher for the new page of the exercise, and go on there. "
  + "Nothing was changed.";
const GONE = "This file cannot be read: it was moved, or the stick was taken out. Choose it once more. Nothing was changed.";

/** A name without what cannot be seen, as Python keeps it. @param {string} name */
export function plainName(name) {
  const words = name.replace(NOT_SHOWN, " ").split(/[\s\x1c-\x1f\x85]+/).filter(Boolean).join(" ");
  return [...words].slice(0, MAX_NAME).join("");
}

/** @param {Object<string, unknown>} head @param {Line[]} lines */
export function fileOf(head, lines) {
  const body = lines.map(({ line }) => `${line}\n`).join("");
  return `${spelled({ v: VERSION, ...head, events: lines.length, digest: sha256(bytesOf(body)) })}\n${body}`;
}

/** Work to be taken along. @param {{room: string, stem: string, release: string}} exercise @param {string} learner "" while nobody
 * has said the number @param {Line[]} lines */
export function workOf({ room, stem, release }, learner, lines) {
  return fileOf({ work: new Date().toISOString(), room, stem, release, learner }, lines);
}

/** What is in a file that somebody chose. A film is not even read. @param {Blob} file @returns {Promise<Brought|string>} or why
 * nothing can be made of it */
export async function broughtBy(file) {
  if (file.size > MAX_FILE) return NO_FILE;
  if (file.size === 0) return EMPTY;
  return file.arrayBuffer().then((bytes) => brought(new Uint8Array(bytes)), () => GONE);
}

/** What such a file says. @param {Uint8Array<ArrayBuffer>} bytes @returns {Brought|string} or why nothing can be made of it */
export function brought(bytes) {
  const text = new TextDecoder(codeOf(bytes)).decode(bytes).replace(/\r\n?/g, "\n");
  const [first, ...others] = text.split("\n");
  const head = headIn(first);
  if (typeof head === "string") return head;
  const body = text.slice(first.length + 1);
  const filled = others.filter((line) => line.trim());
  if (filled.some((line) => !eventIn(line) && isNewer(tableIn(line)))) return NEWER;
  const lines = filled.flatMap((line) => { const event = eventIn(line); return event ? [{ line: line.trim(), event }] : []; });
  const whole = sha256(bytesOf(body)) === head.digest;
  return { stem: String(head.stem), learner: String(head.learner ?? ""), lines, whole, lost: filled.length - lines.length,
    of: Number(head.events) };
}

/** Some editors save anew in another code, and mark it. @param {Uint8Array} bytes */
function codeOf([first, second]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** @param {string} line @returns {Object<string, unknown>|string} */
function headIn(line) {
  const head = tableIn(line);
  if (!head || !("work" in head || "handed_in" in head)) return NO_FILE;
  if (isNewer(head)) return NEWER;
  return head.v === VERSION && typeof head.stem === "string" ? head : NO_FILE;
}

/** @param {string} line @returns {Object<string, unknown>|null} */
function tableIn(line) {
  const found = tried(() => /** @type {unknown} */ (JSON.parse(line)), null);
  return isTable(found) ? found : null;
}

/** Whether a version wrote it that came after this one. @param {Object<string, unknown>|null} table */
function isNewer(table) { return typeof table?.v === "number" && table.v > VERSION; }

/** Hand a text to the browser to be saved. @param {string} name @param {string} text */
export function save(name, text) {
  const url = URL.createObjectURL(new Blob([bytesOf(text)], { type: "application/x-ndjson" }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
