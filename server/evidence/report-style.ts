/** How the report looks on screen in both themes and on paper, A4 or Letter. System fonts: nothing is fetched. */
export const reportStyle = `
:root{color-scheme:light dark;--paper:#faf9f6;--panel:#fff;--line:#c8c4ba;--ink:#17191d;--ink-2:#474c54;--source:#0b5cad;--watch:#865600;--watch-bg:#fbf0da;--sunken:#f1efea}
@media (prefers-color-scheme:dark){:root{--paper:#131417;--panel:#191b1f;--line:#444951;--ink:#eceae5;--ink-2:#b9bcc2;--source:#74b6f5;--watch:#e3b558;--watch-bg:#33290f;--sunken:#24262b}}
@media print{:root{color-scheme:light;--paper:#fff;--panel:#fff;--line:#999;--ink:#000;--ink-2:#333;--source:#000;--watch:#000;--watch-bg:#fff;--sunken:#fff}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif}
body{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 6rem}
h1,h2,.verdict{font-family:'Source Serif 4',Georgia,'Noto Serif',serif;font-weight:600;line-height:1.25}
h1{font-size:1.9rem;margin:.2rem 0 .6rem}
h2{font-size:1.4rem;margin:2.6rem 0 .8rem;padding-top:.6rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.8rem 0 .5rem}
h4{font-size:.95rem;margin:1.3rem 0 .3rem}
p,ul,pre,figure,.written,.wide{margin:.5rem 0}
.kind,.line,.note,figcaption{color:var(--ink-2);font-size:.9rem;margin:.15rem 0}
.verdict{font-size:1.25rem;font-weight:500}
.warning{background:var(--watch-bg);color:var(--watch);border-left:3px solid var(--watch);padding:.4rem .7rem}
.written{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid var(--line);padding:.1rem 0 .1rem .8rem;font-family:'Source Serif 4',Georgia,'Noto Serif',serif;font-size:1.05rem}
pre,code{font-family:ui-monospace,Menlo,Consolas,'Noto Sans Mono',monospace;font-size:.82rem;overflow-wrap:anywhere}
pre{white-space:pre-wrap;background:var(--sunken);border:1px solid var(--line);border-radius:3px;padding:.4rem .6rem}
a{color:var(--source)}
a:focus-visible,.wide:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
:target{background:var(--watch-bg);scroll-margin-top:1rem}
nav ol{columns:2;padding-left:1.4rem}
ul{padding-left:1.3rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.85rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .55rem .3rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word;min-width:3.2rem}
th{color:var(--ink-2);font-weight:600}
td:first-child{min-width:6.5rem}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.bar{display:block;width:100%;height:auto;max-width:40rem}
.bar .whole{fill:var(--panel);stroke:var(--line)}.bar .open{stroke-dasharray:3 3}
.bar .solid{fill:var(--source)}.hatch{stroke:var(--source);stroke-width:1.8;opacity:.55}
.bar .tick{stroke:var(--ink);stroke-width:1.5}.bar .dot{fill:var(--ink);stroke:var(--panel);stroke-width:2}
figure img{max-width:100%;max-height:20cm;background:#fff;border:1px solid var(--line)}
@page{margin:18mm 16mm 20mm;@bottom-left{content:"“At least” holds if the records lack only what they show to be lacking. Leads are not findings.";font:8pt system-ui,sans-serif}@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif}}
@media print{html{font-size:10pt}body{max-width:none;padding:0}h2,h3,h4{break-after:avoid}tr,figure,pre,.bar{break-inside:avoid}thead{display:table-header-group}a{text-decoration:none}.wide{overflow:visible}nav{break-after:page}}
`
