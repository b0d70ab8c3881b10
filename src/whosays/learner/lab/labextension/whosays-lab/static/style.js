// @ts-check
/**
 * How a lesson looks in JupyterLab: widgets and words on one left edge, no code and no prompts. The values are those of
 * the widgets' common.css (a test compares them); a reader's own choices come in as properties of the page (reading.js).
 */

const HIDDEN = `
.jp-Notebook:not(.ws-show-code) .ws-kit-cell > .jp-Cell-inputWrapper,
.ws-kit-cell .jp-OutputPrompt,
.ws-kit-cell .jp-OutputArea-promptOverlay,
.ws-lesson .jp-Cell:is(.ws-kit-cell, .jp-MarkdownCell.jp-mod-rendered) .jp-Collapser,
.ws-kit-cell .jp-CellFooter,
.ws-lesson .jp-MarkdownCell.jp-mod-rendered .jp-InputPrompt,
.ws-kit-waiting .jp-OutputArea,
.ws-kit-failed .jp-OutputArea { display: none; }
.ws-kit-cell.ws-kit-waiting:not(.ws-gated) > .jp-Cell-outputWrapper { display: block; }
.ws-kit-waiting > .jp-Cell-outputWrapper::after { content: "Opening …"; }
.ws-kit-waiting > .jp-Cell-outputWrapper::after,
.ws-kit-notice {
  display: block; margin: 0; padding: 8px 12px;
  font-size: var(--jp-content-font-size1); line-height: 1.5;
  color: var(--jp-content-font-color1); font-family: var(--jp-content-font-family);
}
.ws-kit-notice { border-inline-start: 4px solid var(--jp-warn-color1, #b35900); }
`;

const TOKENS = `
.ws-lesson {
  --ink: #1d1c1a; --paper: #f6f2e9; --card: #fffdf8; --rule: #d8d1c1; --edge: #857e6f; --quiet: #5f5a50; --focus: #0b5cad;
  --serif: var(--ws-news, "Source Serif 4", Charter, "Bitstream Charter", Georgia, "Noto Serif", "Liberation Serif", serif);
  --sans: var(--ws-kit, "Public Sans", system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif);
  --size: var(--ws-size, 1); --lead: var(--ws-lead, 1); --letters: var(--ws-letters, 0em);
  --t-ui: calc(15px * var(--size)); --t-prose: calc(18px * var(--size)); --t-news: calc(20px * var(--size));
  --t-head: calc(22px * var(--size)); --t-part: calc(28px * var(--size)); --t-title: calc(50px * var(--size));
  --col: 608px; --hang: 28px; --margin: 240px;
  --side: max(0px, (100% - var(--col)) / 2 - var(--hang)); /* what is left and right of a card */
}
@media (max-width: 640px) {
  .ws-lesson { --t-prose: calc(17px * var(--size)); --t-news: calc(19px * var(--size)); --t-head: calc(20px * var(--size));
    --t-part: calc(24px * var(--size)); --t-title: calc(34px * var(--size)); --hang: 20px; }
}
body[data-jp-theme-light="false"] .ws-lesson {
  --ink: #ece7dc; --paper: #191816; --card: #22201d; --rule: #3b3832; --edge: #8a8374; --quiet: #b0a999; --focus: #7db7f5;
}
`;

// The prose's text stands where a card's text stands: a card is as much wider as it hangs out.
const COLUMN = `
.jp-NotebookPanel:has(> .ws-lesson), .jp-NotebookPanel-notebook.ws-lesson { background: var(--paper); }
.ws-lesson .jp-WindowedPanel-viewport { padding-inline: 0; }
.ws-lesson .jp-Cell.ws-kit-cell, .ws-lesson .jp-MarkdownCell.jp-mod-rendered {
  padding-inline: var(--side); --jp-cell-padding: 0px; margin: 0; }
.ws-lesson .jp-Cell.ws-kit-cell { padding-block: 9px 17px; }
.ws-lesson .jp-Cell.ws-kit-cell + .jp-Cell.ws-kit-cell { padding-top: 17px; }
.ws-lesson .jp-Cell.ws-kit-cell:has(.ws.rd) { padding-inline-end: max(0px, var(--side) - var(--margin)); }
.ws-lesson .jp-Cell.ws-kit-cell:has(.ws.ed) { padding-inline: 8px; } /* article and panel stand side by side */
.ws-lesson .jp-MarkdownCell.jp-mod-rendered { padding-block: 0; }
.ws-lesson .jp-MarkdownCell.jp-mod-rendered .jp-MarkdownOutput { padding: 8px var(--hang); border: 0; }
.ws-lesson .jp-CodeCell:not(.ws-kit-cell) { padding-inline: max(8px, var(--side) + var(--hang) - var(--jp-cell-prompt-width, 64px) - 8px)
  max(8px, var(--side)); }
.ws-lesson .ws-kit-cell .jp-OutputArea-output { padding: 0; }
.ws-lesson .ws-kit-cell .ws-progress { margin-inline: var(--hang); }
`;

const PROSE = `
.ws-lesson .jp-MarkdownOutput { color: var(--ink); font: var(--t-prose)/calc(1.58 * var(--lead)) var(--sans);
  letter-spacing: var(--letters); word-spacing: calc(2 * var(--letters)); overflow-wrap: break-word; }
.ws-lesson .jp-MarkdownOutput :is(p, ul, ol, table, blockquote) { margin: 0; font-size: inherit; }
.ws-lesson .jp-MarkdownOutput > * + :is(p, ul, ol, table),
.ws-lesson .jp-MarkdownOutput details > :not(summary) + :is(p, ul, ol, table) { margin-top: 14px; } /* a comment that waits is a fold */
.ws-lesson .jp-MarkdownOutput :is(p, li) { text-wrap: pretty; color: var(--ink); }
.ws-lesson .jp-MarkdownOutput :is(h1, h2, h3, h4) { font-family: var(--sans); color: var(--ink); margin: 0; text-wrap: balance; }
.ws-lesson .jp-MarkdownOutput h1 { font-size: var(--t-title); line-height: 1.04; font-weight: 800;
  letter-spacing: calc(var(--letters) - .032em); border-top: 4px solid var(--ink); padding-top: 34px; margin: 28px 0 22px; }
.ws-lesson .jp-MarkdownOutput h2 { font-size: var(--t-part); line-height: 1.15; font-weight: 750;
  letter-spacing: calc(var(--letters) - .02em); margin: 44px 0 0; }
.ws-lesson .jp-MarkdownOutput h3 { font-size: var(--t-head); line-height: 1.25; font-weight: 700;
  letter-spacing: calc(var(--letters) - .012em); margin: 28px 0 0; }
.ws-lesson .jp-MarkdownOutput h4 { font-size: var(--t-prose); line-height: 1.4; font-weight: 700; margin: 16px 0 0; }
.ws-lesson .jp-MarkdownOutput :is(ul, ol) { padding-inline-start: 1.1em; }
.ws-lesson .jp-MarkdownOutput ol { padding-inline-start: 1.5em; }
.ws-lesson .jp-MarkdownOutput li { margin: 4px 0; padding-inline-start: 4px; }
.ws-lesson .jp-MarkdownOutput ul > li::marker { content: "–  "; }
.ws-lesson .jp-MarkdownOutput a { color: inherit; text-decoration: underline; text-underline-offset: 3px; }
.ws-lesson .jp-MarkdownOutput blockquote { font-family: var(--serif); font-size: var(--t-news); line-height: calc(1.5 * var(--lead));
  margin: 18px 0; padding: 0 0 0 18px; border: 0; border-inline-start: 2px solid var(--ink); color: var(--ink); }
.ws-lesson .jp-MarkdownOutput blockquote s { text-decoration-thickness: 1.5px; }
.ws-lesson .jp-MarkdownOutput table { border-collapse: collapse; width: 100%; margin-bottom: 8px; font-size: var(--t-ui);
  line-height: calc(1.45 * var(--lead)); border-top: 1px solid var(--ink); border-bottom: 1px solid var(--ink); }
.ws-lesson .jp-MarkdownOutput :is(th, td) { text-align: start; vertical-align: top; padding: 8px 16px 8px 0; background: none;
  border: 0; border-top: 1px solid var(--rule); color: var(--ink); max-width: none; white-space: normal; }
.ws-lesson .jp-MarkdownOutput tr, .ws-lesson .jp-MarkdownOutput tr:is(:nth-child(n), :hover) { background: none; }
.ws-lesson .jp-MarkdownOutput thead :is(th, td) { border-top: 0; font-weight: 650; vertical-align: bottom; }
.ws-lesson .jp-MarkdownOutput hr { border: 0; border-top: 1px solid var(--ink); margin: 24px 0; }
.ws-lesson .jp-MarkdownOutput .jp-InternalAnchorLink { display: none; }
`;

const SAID = `
.ws-said .jp-OutputArea-output h3, .ws-said-minutes .ws-minutes { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.ws-said-minutes :is(.ws-head, .rd-head) { margin: 0; }
`;

// On paper only the lesson that is looked at: what stands around it goes, what it stands in lets go of its height.
const SHOWN = "body:has(.jp-NotebookPanel:not(.lm-mod-hidden) > .jp-Notebook.ws-lesson)";
const PRINT = `
@media print {
  ${SHOWN} :not(:has(.jp-Notebook.ws-lesson), .jp-Notebook.ws-lesson, .jp-Notebook.ws-lesson *) { display: none !important; }
  html:has(.jp-Notebook.ws-lesson), ${SHOWN}, ${SHOWN} :is(:has(.jp-Notebook.ws-lesson), .jp-Notebook.ws-lesson):not(.lm-mod-hidden),
  .ws-lesson :is(.jp-WindowedPanel-outer, .jp-WindowedPanel-inner, .jp-WindowedPanel-viewport) {
    display: block !important; position: static !important; width: auto !important; height: auto !important; min-height: 0 !important;
    max-height: none !important; overflow: visible !important; contain: none !important; transform: none !important;
    padding: 0 !important; margin: 0 !important; background: none !important; }
  .ws-lesson .jp-Cell { content-visibility: visible !important; contain: none !important; position: static !important; box-shadow: none !important; }
  .jp-NotebookPanel .jp-Notebook.ws-lesson { --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; --rule: #999; --edge: #666; --size: .8; --margin: 0px; }
  .ws-lesson .jp-Cell.ws-kit-cell { padding-block: 8px; }
  .ws-lesson .jp-MarkdownOutput h1 { margin-top: 0; }
  .ws-lesson .jp-MarkdownOutput :is(h1, h2, h3, h4) { break-after: avoid; }
  .ws-lesson .jp-MarkdownCell.jp-mod-rendered:has(:is(h1, h2, h3):last-child) { break-after: avoid; }
  .ws-lesson .jp-MarkdownOutput :is(blockquote, tr, li) { break-inside: avoid; }
}
`;

export const STYLE = [HIDDEN, TOKENS, COLUMN, PROSE, SAID, PRINT].join("");
