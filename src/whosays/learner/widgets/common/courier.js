// @ts-check
// What goes to Python and what comes back: each message has a number, and each number an answer.

/** A widget's Python side, as anywidget gives it to the page: its traits, and messages both ways.
 * @template Traits
 * @typedef {{get<Name extends keyof Traits>(name: Name): Traits[Name], send(message: object): void,
 *   on<Message>(event: string, hear: (message: Message, buffers: DataView<ArrayBuffer>[]) => void): void,
 *   off<Message>(event: string, hear: (message: Message, buffers: DataView<ArrayBuffer>[]) => void): void}} Model */
/** What a widget's `render` is called with.
 * @template Traits
 * @typedef {{model: Model<Traits>, el: HTMLElement}} View */
/** What Python says of a message. @typedef {{n: number, saved: boolean, time: string, why: string, ask?: string}} Receipt */
/** @typedef {{send: (message: object) => void, close: () => void}} Courier */
/** @typedef {{put: (message: object) => void, flush: () => void}} Draft */

const SILENCE = "NOT saved: the notebook's kernel does not answer. Choose Kernel, then Restart Kernel, and answer again.";
const PATIENCE_OF_A_SAVE = 2000; // milliseconds of silence
const PAUSE = 1000; // milliseconds without a key

/** Sends answers to Python and says what became of them. Two seconds of silence is "NOT saved".
 * @template Traits
 * @param {Model<Traits>} model @param {(text: string, bad: boolean) => void} say
 * @param {(text: string) => void} ask what Python asks of the learner first @returns {Courier} */
export function courier(model, say, ask) {
  let n = 0;
  /** @type {Map<number, number>} */ const waiting = new Map();
  /** @param {object} message */
  const send = (message) => {
    n += 1;
    say("saving…", false);
    waiting.set(n, window.setTimeout(() => say(SILENCE, true), PATIENCE_OF_A_SAVE));
    model.send({ ...message, n });
  };
  /** @param {Receipt} receipt */
  const receive = (receipt) => {
    if (!receipt || !waiting.has(receipt.n)) return;
    window.clearTimeout(waiting.get(receipt.n));
    waiting.delete(receipt.n);
    if (receipt.ask) ask(receipt.ask);
    if (waiting.size === 0 || !receipt.saved) say(inShort(receipt), !receipt.saved);
  };
  model.on("msg:custom", receive);
  const close = () => {
    model.off("msg:custom", receive);
    for (const timer of waiting.values()) window.clearTimeout(timer);
  };
  return { send, close };
}

/** @param {Receipt} receipt */
function inShort(receipt) {
  if (!receipt.saved) return receipt.why;
  return receipt.time ? `saved ${receipt.time}` : "";
}

/** Holds the newest message back until a second has passed without another one, or until it is flushed.
 * @param {(message: object) => void} send @returns {Draft} */
export function holdBack(send) {
  /** @type {{message: object, timer: number}|null} */ let draft = null;
  const flush = () => {
    if (!draft) return;
    window.clearTimeout(draft.timer);
    const { message } = draft;
    draft = null;
    send(message);
  };
  /** @param {object} message */
  const put = (message) => {
    if (draft) window.clearTimeout(draft.timer);
    draft = { message, timer: window.setTimeout(flush, PAUSE) };
  };
  return { put, flush };
}
