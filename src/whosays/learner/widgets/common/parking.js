// @ts-check
// A card that somebody works in is never thrown away with its output: it is set aside as it is, with focus and
// cursor, until the new output stands, and then goes on in that.

/** Move an element, and leave focus and cursor where they are. @param {HTMLElement} el @param {HTMLElement} to */
export function moveTo(el, to) {
  const at = /** @type {HTMLElement|null} */ (document.activeElement);
  const had = at !== null && el.contains(at);
  const cursor = had && isText(at) ? { start: at.selectionStart, end: at.selectionEnd, down: at.scrollTop } : null;
  to.append(el);
  if (!had) return;
  at.focus({ preventScroll: true });
  if (!cursor || !isText(at)) return;
  at.setSelectionRange(cursor.start, cursor.end);
  at.scrollTop = cursor.down;
}

/** Move an element on from where it was set aside. @param {HTMLElement} el @param {HTMLElement} to */
export function moveBack(el, to) {
  const holder = el.parentElement;
  moveTo(el, to);
  holder?.remove();
}

/** @param {Element} el @returns {el is HTMLTextAreaElement|HTMLInputElement} */
function isText(el) {
  return el instanceof HTMLTextAreaElement || (el instanceof HTMLInputElement && el.type === "text");
}

/** Do something as soon as an element stands on the page: JupyterLab paints an output before it puts it there.
 * @param {HTMLElement} el @param {() => void} act @returns {() => void} no longer */
export function whenOnPage(el, act) {
  let frame = 0;
  const look = () => {
    if (el.isConnected) act();
    else frame = window.requestAnimationFrame(look);
  };
  look();
  return () => window.cancelAnimationFrame(frame);
}
