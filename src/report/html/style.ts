import { themeCss } from "../svg/theme.js";

const RULES = `
:root{color-scheme:light dark;--paper:#fff;--text:#1b1f24;--muted:#57606a;--line:#d0d7de;--mark:#f1f3f5}
@media screen and (prefers-color-scheme:dark){:root{--paper:#14181d;--text:#e6edf3;--muted:#a0a9b4;--line:#30363d;--mark:#22282f}}
*{box-sizing:border-box}
body{margin:0;font:15px/1.5 system-ui,sans-serif;background:var(--paper);color:var(--text)}
main{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:52rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 1rem}
h2{font-size:1.2rem;margin:2.5rem 0 .7rem;border-top:1px solid var(--line);padding-top:1.2rem}
h1,h2,p,figcaption,dd{overflow-wrap:anywhere}
a{color:inherit}nav{line-height:1.9}
code,pre{font:13px/1.5 ui-monospace,monospace}
pre{background:var(--mark);padding:.6rem;white-space:pre-wrap;overflow-wrap:anywhere;border-radius:4px}
.facts,figcaption,details{color:var(--muted);font-size:14px}
figure{margin:1.2rem 0}figure>svg{display:block;max-width:100%;height:auto;touch-action:pan-y}
svg svg path{vector-effect:non-scaling-stroke}
.table{overflow-x:auto;margin:1rem 0 .5rem}table{border-collapse:collapse;font-size:14px}
th,td{padding:.25rem .8rem .25rem 0;border-bottom:1px solid var(--line);text-align:left;white-space:nowrap}
td:last-child:not(.r){white-space:normal;min-width:12em;overflow-wrap:anywhere}
th{font-weight:600}th.r,td.r{text-align:right;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--muted);padding-bottom:.3rem;white-space:nowrap}
summary{cursor:pointer}dl{margin:.4rem 0 0 1rem;display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem}dd{margin:0}
button{font:inherit;font-size:14px;color:inherit;background:var(--mark);border:1px solid var(--line);border-radius:4px;cursor:pointer;padding:.1rem .5rem}
th button{border:0;background:none;padding:0;font-weight:600}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
.series{display:flex;flex-wrap:wrap;gap:.4rem}
.series span{display:inline-block;width:.7em;height:.7em;margin-right:.4em;background:currentColor}
button[aria-pressed=false]{text-decoration:line-through;color:var(--muted)}button[aria-pressed=false] span{opacity:.2}
:focus-visible{outline:2px solid currentColor;outline-offset:2px}
.off{display:none}.zoom{fill:var(--muted);fill-opacity:.15;stroke:var(--muted)}
#tip{position:fixed;pointer-events:none;background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:.3rem .5rem;font:12px/1.4 ui-monospace,monospace;white-space:pre;z-index:1;max-width:95vw;overflow:hidden}
@media screen and (max-width:38rem){figure{overflow-x:auto}figure>svg{width:600px;max-width:none;touch-action:auto}figcaption{position:sticky;left:0}}
@media print{nav,#tip,.series,figure button,details:not([open]){display:none}main{max-width:none;padding:0}h2{break-after:avoid}figure,tr{break-inside:avoid}.table{overflow:visible}th button::after{content:none}}
`;

/** The style sheet of a page: light, dark where the reader prefers it, and for paper. */
export const PAGE_STYLE = RULES.replaceAll("\n", "") + themeCss(":root");
