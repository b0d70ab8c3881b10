// @ts-check
// Whether two answers say the same.

/** @param {unknown} value */
export function isEmpty(value) { return value === null || value === undefined; }

/** Python may add what only it knows: of two tables what the second one has is compared.
 * @param {unknown} whole @param {unknown} part */
export function alike(whole, part) {
  if (!isTable(whole) || !isTable(part)) return whole;
  return Object.fromEntries(Object.keys(part).map((name) => [name, whole[name]]));
}

/** @param {unknown} a @param {unknown} b */
export function isSame(a, b) { return printOf(alike(a, b)) === printOf(b); }

/** @param {unknown} value @returns {value is Object<string, unknown>} */
export function isTable(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }

/** A short print of a value: 53 bits (cyrb53), enough to know one's own words again. @param {unknown} value */
export function printOf(value) {
  const text = JSON.stringify(isTable(value) ? Object.keys(value).sort().map((name) => [name, value[name]]) : value) ?? "";
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
