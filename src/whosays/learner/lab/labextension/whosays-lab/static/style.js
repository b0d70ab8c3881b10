// @ts-check
/** What a lesson looks like in JupyterLab, beside its widgets' own styles. */

export const STYLE = `
.jp-Notebook:not(.ws-show-code) .ws-kit-cell > .jp-Cell-inputWrapper,
.ws-kit-cell .jp-OutputPrompt,
.ws-kit-cell .jp-OutputArea-promptOverlay,
.ws-kit-cell .jp-Cell-outputCollapser,
.ws-kit-cell .jp-CellFooter,
.ws-lesson .jp-MarkdownCell.jp-mod-rendered .jp-InputPrompt,
.ws-kit-waiting .jp-OutputArea,
.ws-kit-failed .jp-OutputArea { display: none; }
.ws-kit-cell.ws-kit-waiting > .jp-Cell-outputWrapper { display: block; }
.ws-kit-waiting > .jp-Cell-outputWrapper::after { content: "Opening …"; }
.ws-kit-waiting > .jp-Cell-outputWrapper::after,
.ws-kit-notice {
  display: block; margin: 0; padding: 8px 12px;
  font-size: var(--jp-content-font-size1); line-height: 1.5;
  color: var(--jp-content-font-color1); font-family: var(--jp-content-font-family);
}
.ws-kit-notice { border-inline-start: 4px solid var(--jp-warn-color1, #b35900); }
`;
