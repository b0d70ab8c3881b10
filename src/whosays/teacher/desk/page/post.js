// @ts-check
// The desk's way to Python: what became of a message is said in words, and a comment waits for a pause.
import { courier } from "../../../learner/widgets/common/courier.js";

/** @typedef {import("../../../learner/widgets/common/courier.js").Courier} Courier */
/** @typedef {import("../../../learner/widgets/common/courier.js").Receipt} Receipt */
/** @typedef {{put: (message: object) => void, flush: () => void}} Waiting */

// A restart paints the desk anew, and what was not saved goes with it.
const SILENCE = "NOT saved: the notebook's kernel does not answer. Copy the comment that you are writing, if there is one, "
  + "then choose Kernel, then Restart Kernel, and mark this text again.";
const PAUSE = 1000; // milliseconds without a key

/** Sends messages and says what became of them.
 * @template Traits
 * @param {import("../../../learner/widgets/common/courier.js").Model<Traits>} model
 * @param {(text: string, bad: boolean) => void} say
 * @param {(text: string) => void} ask what Python asks first @returns {Courier} */
export function spokenCourier(model, say, ask) {
  const post = courier(model, (receipt) => {
    if (receipt.ask) ask(receipt.ask);
    if (post.count() === 0 || !receipt.saved) say(inShort(receipt), !receipt.saved);
  }, () => say(SILENCE, true));
  return { ...post, send: (message) => { say("saving…", false); return post.send(message); } };
}

/** @param {Receipt} receipt */
function inShort(receipt) {
  if (!receipt.saved) return receipt.why;
  return receipt.time ? `saved ${receipt.time}` : "";
}

/** Holds the newest message back until a second has passed without another one, or until it is flushed.
 * @param {(message: object) => void} send @returns {Waiting} */
export function holdBack(send) {
  /** @type {{message: object, timer: number}|null} */ let held = null;
  const flush = () => {
    if (!held) return;
    window.clearTimeout(held.timer);
    const { message } = held;
    held = null;
    send(message);
  };
  /** @param {object} message */
  const put = (message) => {
    if (held) window.clearTimeout(held.timer);
    held = { message, timer: window.setTimeout(flush, PAUSE) };
  };
  return { put, flush };
}
