// @ts-check
/**
 * A form, dressed as the card that will stand in its place: one question, its choices, room for what comes below.
 * The form itself is plain and whole, for GitHub and paper; all that is only looks is added here.
 */

const version = new URL(import.meta.url).search;
const { make } = await import(`./elements.js${version}`);

const REPLIES = "ws-still-replies"; // the place where a card answers
const PRESSES = "ws-still-presses"; // choices that are buttons: there is none below them
const MARKS = [REPLIES, PRESSES];
/** By the class of a form: what is pressed to open a thing of its list. */
const OPENS = { "ws-still-results": "ws-still-btn ws-still-small ws-still-rs-open", "ws-still-who_is_behind": "ws-still-wb-how" };

/**
 * @param {Element} form clean, and ours to change
 * @param {number} at which of its questions is to be seen
 * @returns {Element}
 */
export function dressed(form, at) {
  for (const each of form.querySelectorAll(".ws-still-elsewhere")) each.remove();
  for (const each of form.querySelectorAll("summary")) each.tabIndex = -1; // it would fold again in a moment
  const items = [...form.querySelectorAll(":scope > .ws-still-item")];
  if (items.length) oneQuestion(form, items, items[at] ?? items[0]);
  const [replies, pressed] = MARKS.map((mark) => form.classList.contains(mark));
  form.classList.remove(...MARKS); // the form says that it has such a part; from here on the part bears the name
  const isFirst = fromMemory(form);
  const opens = opensOf(form);
  for (const each of form.querySelectorAll(".ws-still-options:not(.ws-still-steps)")) {
    if (opens) opening(each, opens);
    else rows(each, pressed);
    if (form.matches(".ws-still-before")) each.before(make("p", { class: "ws-still-ui ws-still-quiet ws-still-note" }, "Before: …"));
  }
  for (const each of form.querySelectorAll(".ws-still-lines")) each.replaceWith(...roomToWrite());
  for (const each of form.querySelectorAll(".ws-still-gaps")) each.replaceWith(box("text", "ws-still-nu-box"));
  if (replies && !isFirst) form.append(make("div", { class: REPLIES }));
  if (items.length) form.append(foot(items.length, Math.max(0, items.indexOf(items[at])), pressed || isFirst ? "" : "Check"));
  if (form.matches(".ws-still-opens")) form.append(foot(1, 0, "Open"));
  if (form.matches(".ws-still-rd")) switches(form);
  if (form.matches(".ws-still-rd-hides")) putAway(form);
  const sheet = form.matches(".ws-still-rd") ? "ws-still-rd-page" : "ws-still-card";
  if (!form.matches(".ws-still-progress")) form.append(make("div", { class: sheet }, ...form.childNodes));
  return form;
}

/**
 * Of several questions the one that the card will begin with, with what all of them share.
 * @param {Element} form @param {Element[]} items @param {Element} shown
 */
function oneQuestion(form, items, shown) {
  const asks = form.querySelector(".ws-still-question") !== null;
  for (const each of items) if (each !== shown) each.remove();
  const shared = form.querySelector(":scope > .ws-still-answer");
  if (shared) shown.append(shared);
  if (opensOf(form)) return; // its prompt stands above, and is no question
  const prompt = form.querySelector(":scope > .ws-still-prompt");
  const answer = shown.querySelector(".ws-still-answer");
  if (!prompt || !answer || answer.querySelector(".ws-still-question")) return;
  answer.prepend(make("p", { class: "ws-still-question" }, prompt.textContent));
  if (form.matches(".ws-still-sort, .ws-still-twice") || (form.matches(".ws-still-choose") && !asks)) prompt.remove(); // said once
}

/** Choices as the card has them: what is pressed, and the key that presses it.
 * @param {Element} list @param {boolean} pressed each is a button */
function rows(list, pressed) {
  list.classList.toggle(PRESSES, pressed);
  [...list.children].forEach((choice, i) => {
    const key = make("kbd", { "aria-hidden": "true" }, String(i + 1));
    if (!pressed) choice.prepend(box("radio"));
    choice.append(pressed ? make("span", { class: "ws-still-tag" }, key) : key);
  });
}

/** Where something is remembered first, the card has a box for it, and no choices yet. @param {Element} form */
function fromMemory(form) {
  const line = form.querySelector(".ws-still-memory-line");
  if (!line) return false;
  form.querySelector(".ws-still-compare")?.remove();
  const way = (/** @type {string} */ look, /** @type {string} */ words) => make("span", { class: `ws-still-btn${look}` }, words);
  line.replaceWith(make("textarea", { class: "ws-still-memory-box", rows: 2, disabled: true, "aria-hidden": "true" }),
    make("p", { class: "ws-still-ui ws-still-quiet ws-still-memory-note" }, "Only you see this. It is not kept."),
    make("div", { class: "ws-still-memory-ways", "aria-hidden": "true" }, way(" ws-still-main", "Now compare"), way("", "Nothing comes to mind")));
  return true;
}

/** How what opens things in this form looks, if any does. @param {Element} form */
function opensOf(form) { return Object.entries(OPENS).find(([look]) => form.classList.contains(look))?.[1]; }

/** What will be opened by a button of its own. @param {Element} list @param {string} look */
function opening(list, look) {
  for (const each of list.children) each.append(make("span", { class: look, "aria-hidden": "true" }, "Open"));
}

/** @param {string} type @param {string} [look] */
function box(type, look) {
  return make("input", { type, class: look, disabled: true, "aria-hidden": "true" });
}

function roomToWrite() {
  return [make("textarea", { class: "ws-still-wr-box", rows: 4, disabled: true, "aria-hidden": "true" }),
    make("p", { class: "ws-still-wr-count ws-still-ui ws-still-quiet", "aria-hidden": "true" }, "0 words")];
}

/** Where the buttons will be. @param {number} count @param {number} at @param {string} words of the first; "": none */
function foot(count, at, words) {
  const steps = Array.from({ length: count > 1 ? count : 0 }, (_, i) => make("li", {},
    make("span", { class: "ws-still-step", "aria-current": i === at ? "step" : null }, String(i + 1), make("i", {}))));
  return make("div", { class: "ws-still-foot ws-still-ui", "aria-hidden": "true" },
    words ? make("span", { class: "ws-still-btn ws-still-main" }, words) : null,
    make("span", { class: "ws-still-saved ws-still-ui" }),
    count > 1 ? make("ol", { class: "ws-still-steps" }, ...steps) : null);
}

/** Hard words wait behind a switch, above the article. @param {Element} form */
function switches(form) {
  const words = form.querySelector(":scope > .ws-still-words");
  words?.remove();
  if (words) form.querySelector(".ws-still-rd-figure")?.before(make("div", { class: "ws-still-rd-switches ws-still-ui" },
    make("span", { class: "ws-still-rd-switch" }, make("span", { class: "ws-still-rd-track" }), "Show hard words")));
}

/** An article that was put away stays so; else there will be a button for it. @param {Element} form */
function putAway(form) {
  const body = form.querySelector(".ws-still-rd-figure");
  if (isAway(form)) {
    for (const each of form.querySelectorAll(".ws-still-rd-figure, .ws-still-rd-switches")) each.remove();
    form.append(make("div", { class: "ws-still-rd-gone ws-still-ui" }, make("p", {}, "Put away. Answer from memory.")));
  } else {
    body?.after(make("div", { class: "ws-still-rd-away ws-still-ui" },
      make("span", { class: "ws-still-btn ws-still-main" }, "I have read it: put it away")));
  }
}

/** @param {Element} form */
function isAway(form) {
  try {
    const away = JSON.parse(window.sessionStorage.getItem("whosays put away") ?? "[]");
    return Array.isArray(away) && away.some((id) => form.classList.contains(`ws-still-page-${id}`));
  } catch {
    return false;
  }
}
