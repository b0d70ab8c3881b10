// @ts-check
/**
 * While JupyterLab lays itself out, a lesson's title stands where the lesson will be: nobody is shown a file
 * browser that goes away again. The veil is an element of our own; JupyterLab works behind it.
 */

const version = new URL(import.meta.url).search;
const { make } = await import(`./elements.js${version}`);

const PATIENCE = 6000; // ms; whatever happens, it goes then

/**
 * @param {import("./lesson_state.js").Place|undefined} place what is about to open, if it is a lesson
 * @returns {() => void} takes it away
 */
export function veil(place) {
  if (!place) return () => undefined;
  const el = make("div", { class: "wsb wsb-veil", role: "status" }, make("p", {}, place.title), make("p", { class: "wsb-meta" }, "Opening …"));
  document.body.append(el);
  const lift = () => el.remove();
  const timer = window.setTimeout(lift, PATIENCE);
  return () => { window.clearTimeout(timer); lift(); };
}
