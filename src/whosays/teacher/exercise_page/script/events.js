// @ts-check
// One line of a learner's answers, written as Python writes it (learner/answers/events.py), and read again.
import { isTable } from "../../../learner/widgets/common/likeness.js";

/** @typedef {{v: number, time: string, kernel: string, n: number, room: string, stem: string, article: string, task: string,
 *   item: string, answer: unknown, hints: number, explained: boolean, draft?: true}} Event */
/** Where a learner stands with an item: the last answer and when, and what was written after it and never became one.
 * @typedef {{answer: unknown, time: string, draft: unknown}} Standing */

const VERSION = 1;
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}$/;
const TIME = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const NAMED = /** @type {const} */ (["kernel", "room", "stem", "article", "task", "item"]);
export const MAX_LINE = 1_000_000; // bytes
export const NOTHING = /** @type {Standing} */ ({ answer: null, time: "", draft: null });

/** JSON with a blank behind each comma and colon, as Python spells it. @param {unknown} value @returns {string} */
export function spelled(value) {
  if (Array.isArray(value)) return `[${value.map(spelled).join(", ")}]`;
  if (!isTable(value)) return JSON.stringify(value) ?? "null";
  const pairs = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${spelled(part)}`);
  return `{${pairs.join(", ")}}`;
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function bytesOf(text) { return new TextEncoder().encode(text); }

/** The event that a line holds; null if it holds none that this version understands. @param {string} line @returns {Event|null} */
export function eventIn(line) {
  try {
    const found = /** @type {unknown} */ (JSON.parse(line));
    if (!isTable(found) || found.v !== VERSION || !("answer" in found)) return null;
    const named = NAMED.every((name) => typeof found[name] === "string" && NAME.test(String(found[name])));
    const counted = [found.n, found.hints].every((count) => Number.isSafeInteger(count) && Number(count) >= 0);
    const isOne = named && counted && typeof found.time === "string" && TIME.test(found.time);
    return isOne ? /** @type {Event} */ (/** @type {unknown} */ (found)) : null;
  } catch { return null; }
}

/** @param {Event} a @param {Event} b */
export function inOrder(a, b) {
  const [first, second] = [a, b].map(({ time, kernel, n }) => `${time} ${kernel} ${String(n).padStart(16, "0")}`);
  return first < second ? -1 : Number(first > second);
}

/** @param {Standing} before @param {Event} event @returns {Standing} */
export function after(before, { draft, answer, time }) {
  if (draft) return { ...before, draft: answer };
  return answer === null ? before : { answer, time, draft: null };
}

/** By the clock on the wall: "10:32". @param {string} time */
export function clock(time) {
  const when = new Date(time);
  return [when.getHours(), when.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** By the clock on the wall: "Monday 23 November 2026, 10:40". @param {string} time */
export function dayAndClock(time) {
  const when = new Date(time);
  const words = (/** @type {Intl.DateTimeFormatOptions} */ form) => new Intl.DateTimeFormat("en", form).format(when);
  return `${words({ weekday: "long" })} ${when.getDate()} ${words({ month: "long" })} ${when.getFullYear()}, ${clock(time)}`;
}

/** The latest of these moments, or now; ``step`` milliseconds behind each of them. @param {string[]} times @param {number} step */
export function laterThan(times, step) {
  const known = times.filter((time) => TIME.test(time) && time < "2999").map((time) => Date.parse(time) + step);
  return new Date(Math.max(Date.now(), ...known)).toISOString();
}
