// node hostile.mjs PROGRAM FOLDER: builds a site from articles whose titles, papers, links and sentences try to run, to
// break out of where they stand, or to break the layout; opens every page of it and fails on any dialog, console line,
// request, script that ran, link that is not plain, text that is lost, or sideways scrolling.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { address, launch, watch } from "./chromium.mjs";

const [, , program, folder] = process.argv;
const run = "window.ran = 1; alert(1)";
const point = (...codes) => String.fromCodePoint(...codes);

/** What an article says, and what a reader is to see of it where that is something else: control characters and those
    that reorder text are shown by stand-ins. */
const attacks = [
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

/** Two articles an attack, each of another deed: in the title, the paper and the id; and within the sentence itself. */
function articles() {
  return attacks.flatMap(([name, attack], i) => {
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
}

const failures = [];
const fail = (where, words) => failures.push(`${where}: ${words.slice(0, 300)}`);
const pagesOf = (root) => fs.readdirSync(root, { recursive: true }).filter((name) => /\.(html|svg)$/.test(name)).sort();

async function checkPage(page, name) {
  await page.goto(address(path.join(folder, name)));
  const seen = await page.evaluate(() => {
    document.querySelectorAll("details").forEach((d) => { d.open = true; });
    document.querySelectorAll(".month, .card, .found li").forEach((e) => { e.style.contentVisibility = "visible"; });
    const root = document.documentElement;
    return {
      ran: window.ran !== undefined,
      wide: root.localName === "html" ? root.scrollWidth - innerWidth : 0,
      links: Array.from(document.querySelectorAll("[href]"), (e) => e.getAttribute("href") ?? "")
        .filter((href) => !/^(https?:\/\/|mailto:|data:,$|#|[\w.-]+(\/[\w.%-]+)*(\?|#|$)|\.\.\/)/i.test(href)),
      handlers: Array.from(document.querySelectorAll("*")).filter((e) => Array.from(e.attributes).some((a) => a.name.startsWith("on"))).length,
      foreign: Array.from(document.querySelectorAll("iframe, object, embed, img, base, textarea, noscript")).length,
      scripts: Array.from(document.scripts).length,
    };
  });
  if (seen.ran) fail(name, "a script of an article ran");
  if (seen.wide > 0) fail(name, `scrolls ${seen.wide} px sideways`);
  if (seen.links.length > 0) fail(name, `links: ${seen.links.join(" ")}`);
  if (seen.handlers > 0 || seen.foreign > 0) fail(name, `${seen.handlers} handlers and ${seen.foreign} foreign elements`);
  if (seen.scripts > 2) fail(name, `${seen.scripts} scripts`);
}

/** What every attack says can still be read: its title among the sources, its sentence on a card. */
async function checkText(page) {
  const text = async (name, selector) => {
    await page.goto(address(path.join(folder, name)));
    return page.evaluate((which) => Array.from(document.querySelectorAll(which), (e) => e.textContent).join("\n").replace(/\s+/g, " "), selector);
  };
  const titles = await text("sources.html", ".articles li");
  const sentences = await text("index.html", "article.card > .what > .evidence");
  for (const [name, attack, shows = attack] of attacks) {
    const words = shows.replace(/\s+/g, " ").trim().slice(0, 60);
    if (!titles.includes(words)) fail("sources.html", `the title of ${name} is lost`);
    if (!sentences.includes(words)) fail("index.html", `the sentence of ${name} is lost`);
  }
}

/** The filter takes the same words. */
async function checkSearch(page) {
  await page.goto(address(path.join(folder, "index.html")));
  for (const [name, attack, shows = attack] of attacks) {
    const word = shows.trim().split(/\s+/)[0].slice(0, 60);
    await page.locator("#f-q").fill(word);
    const found = await page.locator("article.card:not([hidden])").count();
    if (found === 0) fail("index.html", `a search for ${word} finds nothing`);
  }
}

fs.mkdirSync(folder, { recursive: true });
const source = path.join(folder, "hostile.jsonl");
fs.writeFileSync(source, articles().map((article) => JSON.stringify(article)).join("\n"));
execFileSync(program, ["build", source, "-o", folder, "--title", `</title><script>${run}</script> & ${point(0x202e)}title`], { stdio: "ignore" });

const browser = await launch();
try {
  for (const width of [1280, 360]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
    let at = "";
    watch(page, (words) => fail(at, words), address(folder));
    for (const name of pagesOf(folder)) {
      at = `${name}, ${width} px`;
      await checkPage(page, name);
    }
    if (width > 1000) {
      await checkText(page);
      await checkSearch(page);
    }
    await page.close();
  }
} finally {
  await browser.close();
}
for (const line of failures) console.error(line);
console.log(`hostile articles, ${pagesOf(folder).length} pages: ${failures.length === 0 ? "good" : `${failures.length} failures`}`);
process.exit(failures.length === 0 ? 0 : 1);
