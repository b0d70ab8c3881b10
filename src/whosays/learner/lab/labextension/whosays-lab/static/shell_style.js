// @ts-check
/** How the bar, the course and a lesson without JupyterLab's tools look. */

const LIGHT = `
  --wsb-paper: #f6f2e9; --wsb-card: #fffdf8; --wsb-ink: #1d1c1a; --wsb-quiet: #5f5a50; --wsb-rule: #d8d1c1;
  --wsb-edge: #857e6f; --wsb-wash: rgb(96 70 30 / .11); --wsb-pencil: #0b5cad; --wsb-warn: #9a3412; color-scheme: light;`;
const DARK = `
  --wsb-paper: #191816; --wsb-card: #22201d; --wsb-ink: #ece7dc; --wsb-quiet: #b0a999; --wsb-rule: #3b3832;
  --wsb-edge: #8a8374; --wsb-wash: rgb(236 226 200 / .105); --wsb-pencil: #7db7f5; --wsb-warn: #ff9a6b; color-scheme: dark;`;

const FRAME = `
.wsb { ${LIGHT}
  --wsb-kit: var(--ws-kit, "Public Sans", system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif);
  --wsb-news: var(--ws-news, "Source Serif 4", Charter, "Bitstream Charter", Georgia, "Liberation Serif", serif);
  background: var(--wsb-card); color: var(--wsb-ink);
  font: 500 14px/1.2 var(--wsb-kit); }
body[data-jp-theme-light="false"] .wsb { ${DARK} }
#whosays-bar { min-height: 48px; max-height: 48px; }
.wsb-layer { position: fixed; inset: 0 0 auto; height: 0; z-index: 100; background: none; }
.wsb-veil { position: fixed; inset: 0; z-index: 90; display: grid; align-content: center; justify-items: center; gap: 8px; background: var(--wsb-paper); }
.wsb-veil p:first-child { font: 800 34px/1.1 var(--wsb-kit); letter-spacing: -.02em; text-align: center; padding: 0 20px; text-wrap: balance; }
.wsb *, .wsb *::before, .wsb *::after { box-sizing: border-box; }
.wsb [hidden] { display: none; }
.wsb p, .wsb ol { margin: 0; padding: 0; list-style: none; }
.wsb button { font: inherit; color: inherit; letter-spacing: inherit; border: 0; background: none; border-radius: 4px; cursor: pointer; }
.wsb button:hover { background: var(--wsb-wash); }
.wsb :focus-visible { outline: 3px solid var(--wsb-pencil); outline-offset: 1px; border-radius: 3px; }
.wsb-heard { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.wsb-meta { font-size: 13px; line-height: 1.4; font-weight: 400; color: var(--wsb-quiet); }
.wsb-sign { width: 16px; height: 16px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; overflow: visible; }
.wsb-full { fill: currentColor; stroke: none; }
.wsb-on { stroke: var(--wsb-card); stroke-width: 1.9; }
`;

const BAR = `
.wsb-bar { display: flex; align-items: center; gap: 4px 12px; height: 48px; padding: 0 12px; border-bottom: 1px solid var(--wsb-ink); background: var(--wsb-card); }
.wsb .wsb-button { display: inline-flex; align-items: center; justify-content: center; gap: 7px; min-height: 34px; min-width: 34px;
  padding: 0 9px; font: 600 14px/1 var(--wsb-kit); white-space: nowrap; flex: none; }
.wsb .wsb-title { flex: 0 1 auto; min-width: 60px; padding-left: 14px; border-left: 1px solid var(--wsb-rule); font: 600 15px/1.3 var(--wsb-kit);
  white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.wsb-title b { font-weight: 700; margin-right: 4px; }
.wsb-title b:empty { display: none; }
.wsb-tasks { display: flex; align-items: center; margin-inline: auto; flex: none; }
.wsb-dots { display: flex; align-items: center; position: relative; }
.wsb .wsb-dot { display: grid; place-items: center; position: relative; width: 24px; height: 34px; padding: 0; border-radius: 3px; }
.wsb-dot[aria-current]::after { content: ""; position: absolute; inset: auto 4px 1px; height: 3px; background: var(--wsb-ink); }
.wsb-count { display: none; color: var(--wsb-quiet); white-space: nowrap; }
.wsb-saved { display: inline-flex; gap: 6px; align-items: center; color: var(--wsb-quiet); white-space: nowrap; flex: none; }
.wsb-saved:empty { display: none; }
@media (min-width: 1000px) { .wsb-saved, .wsb-saved:empty { display: inline-flex; min-width: 108px; } } /* the signs stand still when it comes */
.wsb-saved.wsb-bad { color: var(--wsb-warn); font-weight: 700; }
.wsb-tasks[hidden] ~ .wsb-saved { margin-left: auto; }
.wsb-tasks[hidden] + .wsb-saved:empty + .wsb-letters { margin-left: auto; }
.wsb-walk { display: flex; border-left: 1px solid var(--wsb-rule); padding-left: 8px; flex: none; }
.wsb .wsb-letters { font: 600 17px/1 var(--wsb-news); }

.wsb-welcome { display: flex; align-items: center; gap: 4px 10px; height: 28px; padding: 0 12px 0 22px; background: var(--wsb-paper);
  border-bottom: 1px solid var(--wsb-rule); font: 500 14px/1.2 var(--wsb-kit); }
.wsb-welcome p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.wsb .wsb-go-on { min-height: 24px; padding: 0 6px; text-decoration: underline; text-underline-offset: 3px; font-weight: 600; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis; }
.wsb-loading { position: fixed; inset: var(--wsb-height) 0 auto; padding: 5px 22px; background: var(--wsb-paper);
  border-bottom: 1px solid var(--wsb-rule); font: 500 14px/1.3 var(--wsb-kit); }
.wsb-welcome.wsb-not-kept { height: auto; padding-block: 8px; color: var(--wsb-warn); font: 600 14px/1.35 var(--wsb-kit); }
.wsb-not-kept p { white-space: normal; max-width: 90ch; }
.wsb-not-kept .wsb-sign { flex: none; width: 16px; height: 16px; align-self: start; }
.wsb .wsb-welcome .wsb-button { min-height: 24px; min-width: 28px; margin-left: auto; padding: 0; }
.wsb .wsb-welcome .wsb-sign { width: 12px; height: 12px; }

.wsb-menu { position: absolute; z-index: 3; top: 44px; right: 8px; width: min(330px, calc(100vw - 16px)); padding: 6px; background: var(--wsb-card);
  border: 1px solid var(--wsb-ink); border-radius: 4px; }
.wsb .wsb-menu-row { display: block; width: 100%; padding: 8px 10px; text-align: left; overflow-wrap: anywhere; }
.wsb .wsb-menu-row + .wsb-menu-row { border-top: 1px solid var(--wsb-rule); border-radius: 0 0 4px 4px; }
.wsb-menu-words { display: block; font: 600 15px/1.35 var(--wsb-kit); }
.wsb-menu-row[aria-pressed="true"] .wsb-menu-words::after { content: " ✓"; }

@media (max-width: 1060px) {
  .wsb-words, .wsb-title .wsb-less { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .wsb .wsb-bar { gap: 4px 8px; } .wsb .wsb-button { padding: 0 6px; }
}
@media (max-width: 760px) {
  .wsb-bar { flex-wrap: wrap; height: 65px; padding: 0 8px; align-content: center; gap: 0 4px; }
  .wsb .wsb-button { min-height: 32px; min-width: 32px; }
  .wsb .wsb-title { flex: 1 1 0; padding-left: 8px; }
  .wsb-tasks { order: 9; flex-basis: 100%; margin: 0; justify-content: center; min-width: 0; } .wsb .wsb-dot { height: 26px; }
  .wsb .wsb-dot { flex: none; } .wsb .wsb-dots { flex: 0 1 auto; min-width: 0; overflow: auto hidden; scrollbar-width: none; padding: 0 3px; }
  .wsb-walk { padding-left: 4px; }
  .wsb-less { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .wsb-saved { font-size: 13px; gap: 4px; }
}
@media (max-height: 480px), (max-width: 375px) {
  .wsb-bar { flex-wrap: nowrap; height: 38px; }
  .wsb-dots { display: none; } .wsb-count { display: inline; }
  .wsb-tasks { order: 0; flex: none; margin-inline: auto 4px; }
  .wsb .wsb-menu { top: 36px; max-height: calc(100vh - 44px); overflow: auto; }
}
@media (max-height: 480px) { .wsb .wsb-welcome:not(.wsb-not-kept) { display: none; } } /* the course says it, too */
@media (max-width: 375px) { .wsb-saved:not(.wsb-bad) span { display: none; } .wsb .wsb-title { min-width: 40px; } }
@media (forced-colors: active) { .wsb .wsb-button, .wsb .wsb-dot { border: 1px solid transparent; } .wsb-on { stroke: Canvas; }
  .wsb-dot[aria-current]::after { background: Highlight; } }
@media print { .wsb { display: none; } }
`;

const COURSE = `
.wsb-panel { position: fixed; z-index: 2; inset: var(--wsb-height, 48px) auto 0 0; width: 272px; max-width: calc(100vw - 40px); padding: 16px 0 14px;
  overflow: auto; background: var(--wsb-card); border-right: 1px solid var(--wsb-ink); font: 500 15px/1.35 var(--wsb-kit); }
.wsb-panel-head { display: flex; align-items: center; justify-content: space-between; padding: 0 10px 0 20px; }
.wsb .wsb-name { font: 800 25px/1 var(--wsb-news); letter-spacing: -.015em; } .wsb .wsb-name a { color: inherit; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 5px; }
.wsb-panel > .wsb-meta { padding: 2px 20px 12px; }
.wsb-return { border-block: 1px solid var(--wsb-ink); padding: 11px 20px 12px; }
.wsb .wsb-return p { margin: 0 0 8px; }
.wsb .wsb-main { width: 100%; min-height: 36px; padding: 6px 12px; background: var(--wsb-ink); color: var(--wsb-card); font-weight: 600; line-height: 1.25; }
.wsb .wsb-main:hover { background: color-mix(in srgb, var(--wsb-ink) 84%, var(--wsb-card)); }
.wsb-course > li + li { border-top: 1px solid var(--wsb-rule); }
.wsb-course > .wsb-own { padding: 14px 20px 4px 48px; } /* a heading: what was made of articles that the teacher brought */
.wsb .wsb-row { display: grid; grid-template-columns: 20px minmax(0, 1fr) 16px; gap: 1px 8px; align-items: baseline; width: 100%; padding: 8px 20px 7px;
  text-align: left; border-radius: 0; }
.wsb .wsb-row :focus-visible { outline-offset: -3px; }
.wsb-no { font-weight: 700; font-variant-numeric: tabular-nums; }
.wsb-row .wsb-meta { grid-column: 2; }
.wsb-row .wsb-sign { grid-column: 3; grid-row: 1; align-self: center; }
.wsb .wsb-row.wsb-exercise { display: flex; padding: 3px 20px 8px; } /* one line: in a grid the name would fall under its minutes */
.wsb-exercise .wsb-no { flex: none; width: 20px; }
.wsb-exercise .wsb-row-title { font-size: 14px; }
.wsb-exercise .wsb-meta { flex: 1; }
.wsb-exercise .wsb-sign { flex: none; order: 1; width: 13px; height: 13px; margin-right: 1.5px; }
.wsb-here { background: var(--wsb-paper); box-shadow: inset 4px 0 0 var(--wsb-ink); }
.wsb-row[aria-current] .wsb-row-title { font-weight: 700; }
@media (max-width: 1179px) { .wsb-panel { box-shadow: 0 0 0 100vmax rgb(0 0 0 / .32); clip-path: inset(0 -100vmax 0 0); } }
`;

// What a reader of a lesson has no use for. Lumino's panels are the shell's to hide; this is inside the notebook.
const PAGE = `
.wsb-page .jp-Collapser, .wsb-page .ws-kit-cell .jp-CellFooter, .wsb-page .jp-MarkdownCell .jp-CellFooter,
.wsb-page .jp-MarkdownCell .jp-InputPrompt, .wsb-page .jp-CellHeader:empty { display: none; }
.jp-Notebook.wsb-page .jp-Cell:is(.ws-kit-cell, .jp-MarkdownCell):is(.jp-mod-active, .jp-mod-selected, .jp-mod-multiSelected, :focus) {
  background: none; box-shadow: none; border-color: transparent; }
.wsb-page .jp-MarkdownCell .jp-MarkdownOutput { border-color: transparent; }
.wsb-page .jp-Cell:focus { outline: none; }
.wsb-keys .wsb-page .jp-Cell:focus-visible { outline: 2px solid var(--jp-brand-color1); outline-offset: -2px; }
/* the strip says what the bar says; what went wrong is said in its cell, and stays */
.wsb-page .ws-kit-cell:has(.ws-progress, .ws-still-progress):not(:has(> .ws-kit-notice)) {
  height: 0; min-height: 0 !important; padding: 0 !important; margin: 0; overflow: hidden; }
.wsb-page .jp-Cell { scroll-margin-top: 14px; }
.wsb-page .ws:focus { outline: none; }
`;

export const SHELL_STYLE = FRAME + BAR + COURSE + PAGE;
