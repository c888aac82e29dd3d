/** Colours have a contrast of at least 4.5 : 1 in both schemes; sizes follow the reader's own. */
export const style = `
:root{color-scheme:light dark;--ground:#f4f5f7;--card:#fff;--ink:#1a1c21;--soft:#565c69;--line:#d9dce3;--link:#0b57d0;--warn:#7a3b00;--warn-ground:#fff1d6;--warn-line:#e8a33d;--x:#0f1419;--facebook:#0866d6}
@media (prefers-color-scheme:dark){:root{--ground:#14161a;--card:#1d2026;--ink:#eceef2;--soft:#a9b0bd;--line:#353a44;--link:#8ab4f8;--warn:#ffd9a0;--warn-ground:#3a2a10;--warn-line:#a8701b;--x:#e7e9ea;--facebook:#7fb2ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.75 "Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Yu Gothic UI",system-ui,sans-serif}
a{color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
.banner{background:var(--warn-ground);color:var(--warn);border-bottom:3px solid var(--warn-line)}
.banner p{max-width:76rem;margin:0 auto;padding:.75rem 1rem}
header{max-width:76rem;margin:0 auto;padding:1.25rem 1rem .25rem;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:baseline;justify-content:space-between}
h1{font-size:1.5rem;line-height:1.4;margin:0}
nav{display:flex;gap:1rem;font-size:.9rem}
nav [aria-current]{font-weight:700}
main{max-width:76rem;margin:0 auto;padding:1rem;display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));align-items:start}
section{min-width:0}
h2{font-size:1.1rem;line-height:1.5;margin:0;overflow-wrap:anywhere}
.platform{display:inline-block;font-size:.8rem;font-weight:700;line-height:1;padding:.3rem .55rem;border-radius:.3rem;color:var(--card);vertical-align:.15em;margin-right:.25rem}
.x .platform{background:var(--x)}
.facebook .platform{background:var(--facebook)}
.handle{font-weight:400;color:var(--soft);font-size:.95rem}
.count{margin:.1rem 0 .6rem;color:var(--soft);font-size:.85rem}
ol{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
article{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem}
article p{margin:0}
li:target article{outline:3px solid var(--link)}
.text{white-space:pre-wrap;overflow-wrap:anywhere;line-break:strict}
.link{margin-top:.5rem;color:var(--soft);overflow-wrap:anywhere}
.reply{font-size:.85rem;margin-bottom:.35rem;color:var(--soft)}
.media{display:grid;gap:.75rem;margin-top:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,9rem),1fr))}
figure{margin:0}
img{display:block;max-width:100%;width:100%;height:auto;max-height:24rem;object-fit:contain;background:var(--ground);border:1px solid var(--line);border-radius:.5rem}
figcaption{font-size:.85rem;color:var(--soft);margin-top:.35rem;overflow-wrap:anywhere}
.label{font-weight:700}
.missing{color:var(--warn);font-weight:700}
.meta{margin-top:.75rem;color:var(--soft);font-size:.8rem;display:flex;flex-wrap:wrap;gap:0 1rem}
article .meta{margin-top:.75rem}
.id{font-family:ui-monospace,monospace;overflow-wrap:anywhere}
.empty{color:var(--soft);margin:0;padding:1rem;border:1px dashed var(--line);border-radius:.75rem}
footer{max-width:76rem;margin:0 auto;padding:0 1rem 2rem;color:var(--soft);font-size:.85rem}
`;
