// @ts-check
// A box of the form, with its label, its help and what is wrong with it.
import { h, uid } from "../common/dom.js";

/** A labelled box. @param {string} label @param {string} help @param {number} most @param {string} [before] */
export function box(label, help, most, before = "") {
  const id = uid("box");
  const input = h("input", { type: "text", id, class: "hi-box", autocomplete: "off", spellcheck: "false", dir: "auto",
    maxlength: most, "aria-describedby": `${id}-wrong ${id}-help`, required: true });
  input.value = before;
  const told = h("p", { class: "hi-wrong", id: `${id}-wrong`, dir: "auto", hidden: true });
  const row = h("div", { class: "hi-field" }, h("label", { for: id }, label), input,
    h("span", { class: "ws-quiet", id: `${id}-help` }, help), told);
  /** Say what is wrong with this box, beside it; "" if nothing is. @param {string} why */
  const complain = (why) => {
    told.textContent = why;
    told.hidden = !why;
    if (why) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  return { input, row, complain };
}
