// @ts-check
// A file as text to be copied, for a device that blocks downloads: packed, in plain letters that survive a message.
import { bytesOf } from "./events.js";

const WIDTH = 64; // letters a line
export const BEGIN = "-----BEGIN WHOSAYS ANSWERS-----";
export const END = "-----END WHOSAYS ANSWERS-----";

/** @param {string} text @returns {Promise<string>} */
export async function asMessage(text) {
  const packed = await deflated(bytesOf(text));
  const letters = btoa([...packed].map((byte) => String.fromCharCode(byte)).join(""));
  return [BEGIN, ...letters.match(new RegExp(`.{1,${WIDTH}}`, "g")) ?? [], END].join("\n");
}

/** Packed where the browser can, else as it is: whoever reads it sees which. @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array>} */
async function deflated(bytes) {
  if (typeof CompressionStream === "undefined") return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
