// @ts-check
// Whether the page is as Python made it (seal.py). The policy holds scripts and style; this holds the article, the questions and
// the data, of which an editor, a mail program or a disk may have changed a letter.
import { sha256 } from "./digest.js";
import { bytesOf } from "./events.js";

const BLANKS = /[\t\n\f\r ]+/g; // ends of lines change on the way, and harm nothing

/** Asked before anything on the page is touched, but what stands there of an earlier day (anew.js). @param {string} data as it stands in the page */
export function isAsMade(data) {
  const root = document.documentElement;
  const said = ["main", ".paper"].map((each) => document.querySelector(each)?.textContent ?? "");
  const isStyled = getComputedStyle(root).getPropertyValue("--paper") !== "";
  return isStyled && sha256(bytesOf([data, ...said].join("").replace(BLANKS, ""))) === root.dataset.seal;
}
