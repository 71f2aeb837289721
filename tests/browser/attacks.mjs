// Articles whose titles, papers, links and sentences try to run, to break out of where they stand, or to break the layout.
export const run = "window.ran = 1; alert(1)";
const point = (...codes) => String.fromCodePoint(...codes);

/** What an article says, and what a reader is to see of it where that is something else: control characters and those
    that reorder text are shown by stand-ins. */
export const attacks = [
  ["script", `<script>${run}</script>`],
  ["script in capitals", `</SCRIPT><ScRiPt>${run}//`],
  ["end of style", `</style><img src=x onerror="${run}">`],
  ["end of title", `</title></head><body onload="${run}">`],
  ["comment", `<!--<script>${run}--><!-- -->`],
  ["end of CDATA", `]]><svg onload="${run}"/><![CDATA[`],
  ["end of text area", `</textarea></noscript></template><iframe srcdoc="<script>${run}</script>">`],
  ["attribute", `" onmouseover="${run}" autofocus onfocus="${run}" x="`],
  ["attribute, single", `' onmouseover='${run}' x='`],
  ["back quotes", "`onmouseover=alert(1)` ${alert(1)} {{7*7}} {{{script}}} {{>head}}"],
  ["entities", "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;amp;"],
  ["line separators", `a${point(0x2028)}b${point(0x2029)}c`, "a"],
  ["bidi", `${point(0x202e)}lave(1)${point(0x202c)}${point(0x2066)}x${point(0x2069)}${point(0x200f)}`, "lave(1)"],
  ["emoji", `${point(0x1f469, 0x200d, 0x1f680)} ${point(0x1f1ef, 0x1f1f5)} ${point(0x1f4a3)}`, point(0x1f4a3)],
  ["right to left", "قالت الوزارة إن الاتفاق باطل"],
  ["combining", `Z${point(0x0301).repeat(300)}algo`, "algo"],
  ["control", `bell${point(7)} null${point(0)} escape${point(27)}[31m del${point(127)} c1${point(0x9b)}`, "bell"],
  ["DOT", `\\N \\G \\E \\L node [label="x"]; } digraph { subgraph strict edge`],
  ["DOT port", `"]; x -> y [URL="javascript:alert(1)"]; //<b>`],
  ["formula", `=HYPERLINK("https://evil.example/","x") +cmd|' /C calc'!A0 @SUM(1)`],
  ["JSON", `"}]}</script><script>${run}</script>`],
  ["link", "javascript:alert(1) data:text/html,<script>alert(1)</script> vbscript:x"],
  ["byte order", `${point(0xfeff)}mark${point(0xfffe)}`, "mark"],
  ["long word", "Q".repeat(50 * 1024), "Q".repeat(60)],
  ["many tags", "<i>".repeat(300)],
];
const links = ["javascript:window.ran=1", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>",
  "vbscript:alert(1)", "//evil.example/", "https://news.example/\" onclick=\"alert(1)", "https://news.example/<script>", "file:///etc/passwd",
  "blob:https://news.example/x", "https://news.example/plain"];

const states = ["Japan", "Russia", "France", "Germany", "India", "Brazil", "Canada", "Mexico", "Egypt", "Kenya", "Norway", "Sweden", "Poland"];

/** Lines of article records, two an attack, each of another deed: one with it in the title, the paper and the id, one
    with it in the sentence itself. */
export function articles() {
  const all = attacks.flatMap(([name, attack], i) => {
    const url = links[i % links.length];
    const day = `${1 + i} November 2025`;
    const state = states[i % states.length];
    return [
      { id: `title-${i} ${attack.slice(0, 200)}`, title: `${name}: ${attack}`, publisher: `The ${attack.slice(0, 200)} Post`, url,
        date: "2025-12-20", text: `China condemned ${state} over the islands on ${day}, in speech number ${i} of the year.` },
      { id: `text-${i}`, title: `Sentence with ${name}`, publisher: "Plain Post", url, date: "2025-12-20",
        text: `${state} expelled ${i + 2} Ukrainian diplomats on ${day} and wrote ${attack} on the door.\n\n${attack}\n\nIn Kiev, ${attack} was said.` },
    ];
  });
  return all.map((article) => JSON.stringify(article)).join("\n") + "\n";
}
