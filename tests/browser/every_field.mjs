// node every_field.mjs PROGRAM FOLDER: each of the several hundred strings of tests/hostile/strings.jsonl in every field
// of an event, all on one timeline and in the texts of its articles. Opens its pages and drawings and uses the first of
// them. Fails on any script that ran, dialog, request, console line (such as of a broken policy), foreign element, handler or link.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { address, launch, watch } from "./chromium.mjs";

const [, , program, folder] = process.argv;
const strings = fs.readFileSync(path.join(import.meta.dirname, "../hostile/strings.jsonl"), "utf8").trim().split("\n")
  .map((line) => JSON.parse(line).string.toWellFormed());
const failures = [];
const fail = (where, words) => failures.push(`${where}: ${words.slice(0, 300)}`);
const bytes = (text) => Buffer.byteLength(text);

function entryOf(text, i) {
  const day = new Date(Date.UTC(2025, 0, 1 + (i % 300))).toISOString().slice(0, 10);
  const party = (end) => ({ code: text + end, type: text, sector: text, name: text + end, begin: 0, end: 0 });
  const report = (url) => ({ article: `a${i % 12}`, event: text, sentence: i, begin: 0, text: `Before ${text} after.`,
    marks: [[0, 3, text], [7, 7 + bytes(text), "trigger"]], title: text, publisher: text, url, date: text, confidence: 50, because: [text], why: text });
  return { kind: "entry", id: `e-${i} ${text}`.slice(0, 300), ordinal: i + 1,
    event: { kind: text, plover: { event: text, mode: text, contexts: [text] }, cameo: text, score: -2, quad: text, source: [party("")], target: [party("2")],
      reciprocal: false, place: { name: text, country: text, begin: 0, end: 0 }, factuality: "reported", attribution: { name: text }, confidence: 80 },
    when: { edtf: day, earliest: day, latest: day, basis: "explicit", after: [], before: [], why: text }, headline: text,
    reports: [report(text), report(`https://news.example/${text}`)],
    disagreements: [{ field: text, values: [text, text] }], relations: [{ type: text, to: text }] };
}

function write(name, objects) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, objects.map((each) => `${JSON.stringify(each)}\n`).join(""));
  return file;
}

fs.mkdirSync(folder, { recursive: true });
const head = { kind: "timeline", schema: 1, title: strings[0], articles: 12, reports: 2 * strings.length, events: strings.length, left_out: { undated: 0 },
  versions: { program: strings[1], lexicon: strings[2] } };
const errors = strings.slice(0, 100).map((text) => ({ kind: "error", id: text, code: text, offset: 1, message: text || "x" }));
const timeline = write("timeline.jsonl", [head, ...errors, ...strings.map(entryOf)]);
const articles = write("articles.jsonl", Array.from({ length: 12 }, (_, k) => {
  const own = strings.filter((_, i) => i % 12 === k);
  return { schema: 1, id: `a${k}`, uri: own[0], url: own[1], publisher: own[2], title: own[3], dateline: own[4], text: own.join("\n\n") };
}));
const site = path.join(folder, "site");
execFileSync(program, ["render", timeline, "-o", site, "--articles", articles], { stdio: ["ignore", "ignore", "ignore"] });
for (const format of ["dot", "dot-network", "dot-chain", "dot-clusters"]) {
  const drawn = execFileSync(program, ["export", timeline, "--format", format, "--draw", "svg"], { stdio: ["ignore", "pipe", "ignore"] });
  fs.writeFileSync(path.join(site, `${format}.svg`), drawn);
}

/** The pages that hold all strings, and some of the many that hold one. */
const all = fs.readdirSync(site, { recursive: true }).filter((name) => /\.(html|svg)$/.test(name)).sort();
const many = all.filter((name) => /^(actor|dyad)\//.test(name));
const names = all.filter((name) => !many.includes(name)).concat(many.filter((_, i) => i % Math.ceil(many.length / 12) === 0));

async function check(page, name) {
  await page.goto(address(path.join(site, name)));
  const seen = await page.evaluate(() => {
    document.querySelectorAll("details").forEach((d) => { d.open = true; });
    const elements = Array.from(document.querySelectorAll("*"));
    const links = elements.flatMap((e) => ["href", "src", "xlink:href", "action", "formaction", "srcset", "ping", "poster", "background", "data"].map((a) => e.getAttribute(a)).filter((v) => v !== null));
    return {
      ran: window.ran !== undefined || {}.ran !== undefined,
      handlers: elements.filter((e) => Array.from(e.attributes).some((a) => a.name.startsWith("on"))).length,
      foreign: document.querySelectorAll("iframe, frame, object, embed, img, image, use, base, textarea, noscript, template, video, audio, math, foreignObject, animate, marquee, plaintext, xmp").length,
      scripts: document.scripts.length,
      styles: document.styleSheets.length,
      links: links.filter((v) => !/^(https?:\/\/|mailto:|data:,$|#|[\w.-]+(\/[\w.%-]+)*(\?|#|$)|\.\.\/)/i.test(v)),
    };
  });
  if (seen.ran) fail(name, "a script ran");
  if (seen.handlers + seen.foreign > 0) fail(name, `${seen.handlers} handlers, ${seen.foreign} foreign elements`);
  if (seen.scripts > 2 || seen.styles > 1) fail(name, `${seen.scripts} scripts, ${seen.styles} styles`);
  if (seen.links.length > 0) fail(name, `links: ${seen.links.slice(0, 5).join(" ")}`);
}

/** What the script does with the texts: facets, search, views, citation, saved files. */
async function use(page) {
  await page.goto(address(path.join(site, "index.html")));
  for (const select of await page.locator("select").all()) {
    const values = await select.locator("option").evaluateAll((options) => options.map((o) => o.value).filter((v) => v !== ""));
    for (const value of values.slice(0, 8)) await select.selectOption(value);
    await select.selectOption("");
  }
  for (const text of strings.filter((_, i) => i % 15 === 0)) await page.locator("#f-q").fill(text.slice(0, 200));
  await page.goto(`${address(path.join(site, "index.html"))}#q=${encodeURIComponent(strings[3])}&actor=${encodeURIComponent(strings[4])}&kind=${encodeURIComponent(strings[5])}`);
  await page.reload();
  for (const key of ["0", "j", "c", "?", "Escape", "k"]) await page.keyboard.press(key);
  if (await page.evaluate(() => window.ran !== undefined)) fail("index.html, in use", "a script ran");
}

const browser = await launch();
let at = "";
try {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  page.setDefaultTimeout(10_000);
  watch(page, (words) => fail(at, words), address(site));
  for (const name of names) {
    at = name;
    await check(page, name);
  }
  at = "index.html, in use";
  await use(page);
} catch (error) {  // a page that is broken cannot be used
  fail(at, error.message);
} finally {
  await browser.close();
}
for (const line of failures) console.error(line);
console.log(`${strings.length} strings in every field, ${names.length} of ${all.length} pages: ${failures.length === 0 ? "good" : `${failures.length} failures`}`);
process.exit(failures.length === 0 ? 0 : 1);
