// @ts-check
/** How the reading settings and the buttons that read aloud look. */

const COLOURS = `--ink: #1d1c1a; --card: #fffdf8; --rule: #d8d1c1; --edge: #857e6f; --quiet: #5f5a50; --focus: #0b5cad;`;
const DARK = `--ink: #ece7dc; --card: #22201d; --rule: #3b3832; --edge: #8a8374; --quiet: #b0a999; --focus: #7db7f5;`;

export const READING_STYLE = `
.ws-reading { ${COLOURS}
  --sans: var(--ws-kit, "Public Sans", system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif);
  --serif: var(--ws-news, "Source Serif 4", Charter, "Bitstream Charter", Georgia, "Noto Serif", "Liberation Serif", serif);
  position: fixed; inset: auto; margin: 0; width: 348px; max-width: calc(100vw - 16px); max-height: calc(100vh - 16px);
  overflow: auto; box-sizing: border-box; border: 1px solid var(--edge); border-top: 3px solid var(--ink); border-radius: 0;
  padding: 16px 20px 18px; background: var(--card); color: var(--ink); font: 15px/1.4 var(--sans);
  letter-spacing: var(--ws-letters, 0em); }
body[data-jp-theme-light="false"] .ws-reading { ${DARK} color-scheme: dark; }
.ws-reading::backdrop { background: transparent; }
.ws-reading :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
.ws-reading h2 { margin: 0 0 10px; font: 700 20px/1.25 var(--sans); letter-spacing: calc(var(--ws-letters, 0em) - .012em); }
.ws-reading-sample { margin: 0 0 14px; padding: 10px 0; border-block: 1px solid var(--rule);
  font: calc(19px * var(--ws-size, 1))/calc(1.5 * var(--ws-lead, 1)) var(--serif); }
.ws-reading-sample span { display: block; font: 600 calc(15px * var(--ws-size, 1))/calc(1.5 * var(--ws-lead, 1)) var(--sans); }
.ws-reading fieldset { border: 0; margin: 0 0 12px; padding: 0; min-width: 0; }
.ws-reading legend { padding: 0 0 5px; font-weight: 650; }
.ws-reading-row { display: flex; border: 1px solid var(--edge); border-radius: 4px; overflow: hidden; }
.ws-reading label { position: relative; flex: 1 1 0; display: grid; place-items: center; min-height: 38px; padding: 4px;
  cursor: pointer; text-align: center; line-height: 1.15; letter-spacing: 0; }
.ws-reading label + label { border-inline-start: 1px solid var(--rule); }
.ws-reading label:hover { background: color-mix(in srgb, var(--ink) 8%, transparent); }
.ws-reading label:has(:checked) { background: var(--ink); color: var(--card); font-weight: 600; }
.ws-reading label:has(:focus-visible) { outline: 3px solid var(--focus); outline-offset: -3px; border-radius: 4px; }
.ws-reading input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.ws-reading [data-choice="face-made"] { font-family: "Source Serif 4", Charter, Georgia, serif; }
.ws-reading [data-choice="face-clear"] { font-family: "Atkinson Hyperlegible Next", Verdana, sans-serif; }
.ws-reading [data-choice="face-own"] { font-family: system-ui, sans-serif; }
.ws-reading [data-choice="size-usual"] { font-size: 14px; }
.ws-reading [data-choice="size-larger"] { font-size: 16px; }
.ws-reading [data-choice="size-largest"] { font-size: 18px; }
.ws-reading [data-choice="letters-wide"] { letter-spacing: .035em; }
.ws-reading [data-choice="letters-wider"] { letter-spacing: .08em; }
.ws-reading-says { margin: 14px 0; font-size: 13px; color: var(--quiet); }
.ws-reading-foot { display: flex; gap: 10px; align-items: center; }
.ws-reading button { min-height: 40px; padding: 6px 18px; border: 1px solid var(--ink); border-radius: 4px; background: none;
  color: var(--ink); font: 600 15px/1.2 var(--sans); letter-spacing: inherit; cursor: pointer; }
.ws-reading .ws-reading-done { background: var(--ink); color: var(--card); }
.ws-reading .ws-reading-plain { border-color: transparent; text-decoration: underline; text-underline-offset: 4px; }

.ws-aloud { position: relative; }
.ws-lesson .ws-say { position: absolute; inset-block-start: .12em; inset-inline-start: -28px; width: 24px; height: 24px; min-width: 0;
  display: grid; place-items: center; margin: 0; padding: 0; border: 0; border-radius: 3px; background: none; color: var(--quiet);
  cursor: pointer; line-height: 1; font-size: 16px; white-space: normal; }
.ws-lesson .jp-MarkdownOutput blockquote .ws-say { inset-inline-start: -30px; }
.ws-lesson .wb-in > .ws-say { inset-inline: auto 8px; }
.ws-lesson .ws-say:hover, .ws-lesson .ws-say[aria-pressed="true"] { color: var(--focus); }
.ws-lesson .ws-say:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; }
.ws-say svg { width: 14px; height: 14px; fill: currentColor; }
.ws-saying, ::highlight(ws-saying) { background-color: color-mix(in srgb, #0b5cad 20%, transparent); }
body[data-jp-theme-light="false"] .ws-saying, body[data-jp-theme-light="false"] ::highlight(ws-saying) { background-color: color-mix(in srgb, #7db7f5 28%, transparent); }
@media (max-width: 640px) { .ws-lesson .ws-say { inset-inline-start: -22px; } }
@media print { .ws-say, .ws-reading { display: none; } }
@media (forced-colors: active) {
  .ws-reading label:has(:checked) { outline: 3px solid Highlight; outline-offset: -3px; }
  .ws-say svg { fill: ButtonText; } .ws-saying { outline: 2px solid Highlight; }
  ::highlight(ws-saying) { background-color: Highlight; color: HighlightText; }
}
`;
