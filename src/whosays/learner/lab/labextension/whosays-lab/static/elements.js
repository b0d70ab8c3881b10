// @ts-check
/** Making elements. Text goes in as text, never as markup. */

/** @typedef {Node|string|null|undefined|false} Child */
/** @typedef {{[name: string]: string|number|boolean|null|undefined|((event: MouseEvent) => void)}} Attributes */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes] a function is what a click does; false and null leave an attribute out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") el.addEventListener("click", /** @type {EventListener} */ (value));
    else el.setAttribute(name, value === true ? "" : String(value));
  }
  el.append(...children.filter((each) => each !== null && each !== undefined && each !== false));
  return el;
}

/**
 * Words that only a screen reader hears.
 * @param {string} words
 */
export function heard(words) {
  return make("span", { class: "wsb-heard" }, words);
}
