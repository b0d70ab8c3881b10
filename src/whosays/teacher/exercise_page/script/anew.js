// @ts-check
// A page that was saved from the browser ("Save page as") has in it what stood there then: answers, and whose they are. It begins
// as it was made. The template says with data-made what stood in each part that the script fills.

export function beginAnew() {
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-made]")))
    if (each.textContent !== each.dataset.made) each.textContent = each.dataset.made ?? "";
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#elsewhere, #work-whose"))) each.hidden = true;
}
