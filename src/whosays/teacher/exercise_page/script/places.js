// @ts-check
// Where in the browser's storage it lies what belongs to one person's work: whosays/page/STEM/RELEASE/work/ID/.

/** @param {string} start of the work @returns {string} where it stands who that is */
export function whoOf(start) {
  const [kit, page, stem, release, , id] = start.split("/");
  return [kit, page, stem, release, "who", id].join("/");
}

/** @param {string} start of the work @returns {string} where the drafts of cards begin */
export function draftsOf(start) {
  const [, , , release, , id] = start.split("/");
  return `whosays/draft/page-${release}-${id}/`;
}

/** @param {string} start of the work @returns {string} the mark that it is to be deleted */
export function markOf(start) { return `whosays/gone/${start}`; }
