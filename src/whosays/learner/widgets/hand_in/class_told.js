// @ts-check
// Who takes “class number” for the class is asked once. Python says what the class may look like (class_codes).

/** Where the typed number is that of the class: a sentence; else "". @param {string[]|undefined} classes @param {string} number */
export function classTold(classes, number) {
  const typed = number.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "");
  if (!typed || !classes?.includes(typed)) return "";
  return `“${number}” is the class. Your own number on the class list is wanted. If it is “${number}” as well, press once more.`;
}
