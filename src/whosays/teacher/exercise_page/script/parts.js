// @ts-check
// The parts of the page that Python wrote.

/** @param {string} id @returns {HTMLElement} */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page was changed: ${id} is missing.`);
  return found;
}

/** Words in a part, changed only where they are others: a screen reader would say them again. @param {string} id @param {string} text */
export function say(id, text) {
  const el = part(id);
  if (el.textContent !== text) el.textContent = text;
}

/** "1 question", "3 questions". @param {number} count @param {string} one */
export function counted(count, one) { return `${count} ${one}${count === 1 ? "" : "s"}`; }
