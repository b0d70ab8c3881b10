// @ts-check
/** How a form changes places with its widget, and what its plain elements need to look like those of a card. */

export const STILL_STYLE = `
.ws-kit-cell.jp-Cell > .jp-Cell-outputWrapper { margin-top: 0; }
.ws-kit-cell.ws-kit-still:not(.ws-gated) > .jp-Cell-outputWrapper { display: flex; }
.ws-kit-cell.ws-kit-still > .jp-Cell-outputWrapper { position: relative; }
.ws-kit-cell.ws-kit-still > .jp-Cell-outputWrapper::after { content: none; }
.ws-kit-cell.ws-kit-still > .jp-Cell-outputWrapper > .jp-OutputArea { display: block; visibility: hidden; position: absolute;
  inset: 0; overflow: hidden; pointer-events: none; }
.ws-laying .jp-WindowedPanel-viewport { visibility: hidden; }
.ws-still-holder { flex: 1 1 auto; min-width: 0; }
.ws-lesson .jp-Cell.ws-kit-cell:has(.ws-still-rd) { padding-inline-end: max(0px, var(--side) - var(--margin)); }
.ws-said .ws-still-title, .ws-said-minutes .ws-still-minutes { position: absolute; width: 1px; height: 1px; margin: -1px;
  padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.ws-said-minutes :is(.ws-still-head, .ws-still-rd-head) { margin: 0; }
.ws-still-head:where(:has(+ .ws-still-item:not(:has(> .ws-still-place)))) { margin-bottom: 12px; }
.ws-still strong { font-weight: inherit; }
.ws-still header { display: flex; }
.ws-still .ws-still-minutes { margin-block: 0; }
.ws-still ul.ws-still-options, .ws-still ul.ws-still-checks { list-style: none; margin: 0; padding: 0; }
.ws-still .ws-still-option, .ws-still .ws-still-option:hover { cursor: default; background: none; }
.ws-still .ws-still-btn.ws-still-main, .ws-still .ws-still-btn.ws-still-main:hover { display: inline-grid; place-content: center; cursor: default; background: none; color: var(--quiet);
  border-color: var(--rule); }
.ws-still .ws-still-memory-ways .ws-still-btn { display: inline-grid; place-content: center; cursor: default; background: none; color: var(--quiet); border-color: var(--rule); }
.ws-still .ws-still-rd-switch { cursor: default; opacity: .6; }
.ws-still summary { pointer-events: none; list-style-position: inside; }
.ws-still figure { margin: 0; }
.ws-still .ws-still-wr-count { margin: 4px 0 0; }
.ws-still .ws-still-wr-count + .ws-still-question { margin-top: 12px; }
.ws-still-end > .ws-still-card { box-sizing: border-box; min-height: 371px; }
@media (max-width: 640px) { .ws-still-end > .ws-still-card { min-height: 446px; } }
.ws-still .ws-still-step { cursor: default; }
.ws-still .ws-still-step > i { width: 11px; height: 11px; border: 1.5px solid var(--edge); border-radius: 50%; }
.ws-still .ws-still-rd-line + br { display: none; }
.ws-still details:has(.ws-still-cards) > summary { list-style: none; }
@media print { .ws-still .ws-still-foot { display: none; } }
`;
