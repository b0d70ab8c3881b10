// @ts-check
// What goes to Python and what comes back: each message has a number, and each number an answer.
import { nextNumber } from "./page_memory.js";

/** A widget's Python side, as anywidget gives it to the page: its traits, and messages both ways.
 * @template Traits
 * @typedef {{get<Name extends keyof Traits>(name: Name): Traits[Name], send(message: object): void,
 *   on<Message>(event: string, hear: (message: Message, buffers: DataView<ArrayBuffer>[]) => void): void,
 *   off<Message>(event: string, hear: (message: Message, buffers: DataView<ArrayBuffer>[]) => void): void}} Model */
/** What a widget's `render` is called with.
 * @template Traits
 * @typedef {{model: Model<Traits>, el: HTMLElement}} View */
/** What Python says of a message. ``at``: when what it brought was saved, to the millisecond; ``elsewhere``: it was not,
 * since another window has saved something else.
 * @typedef {{n: number, saved: boolean, time: string, why: string, ask?: string, at?: string, elsewhere?: boolean}} Receipt */
/** @typedef {{send: (message: object) => number, count: () => number, close: () => void}} Courier */

const PATIENCE_OF_A_SAVE = 2000; // milliseconds of silence

/** Sends messages to Python and hears what became of them.
 * @template Traits
 * @param {Model<Traits>} model @param {(receipt: Receipt) => void} hear
 * @param {() => void} silent two seconds went by without an answer @returns {Courier} */
export function courier(model, hear, silent) {
  /** @type {Map<number, number>} */ const waiting = new Map();
  /** @param {object} message */
  const send = (message) => {
    const n = nextNumber();
    waiting.set(n, window.setTimeout(silent, PATIENCE_OF_A_SAVE));
    deliver(model, { ...message, n });
    return n;
  };
  /** @param {Receipt} receipt */
  const receive = (receipt) => {
    if (!receipt || !waiting.has(receipt.n)) return;
    window.clearTimeout(waiting.get(receipt.n));
    waiting.delete(receipt.n);
    hear(receipt);
  };
  model.on("msg:custom", receive);
  const close = () => {
    model.off("msg:custom", receive);
    for (const timer of waiting.values()) window.clearTimeout(timer);
  };
  return { send, count: () => waiting.size, close };
}

/** Where there is no kernel, sending fails, at once or later: then nothing comes back, and silence is told.
 * @template Traits @param {Model<Traits>} model @param {object} message */
export function deliver(model, message) {
  const nobody = () => undefined;
  try { Promise.resolve(model.send(message)).catch(nobody); } catch { nobody(); }
}
