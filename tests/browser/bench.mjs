// node bench.mjs PROGRAM SIZE...: how long the page, a plain list and vis-timeline take to show and to filter the same
// events, in one run. Prints a Markdown table; milliseconds, each the median of several fresh loads. Decides nothing.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { address, launch } from "./chromium.mjs";
import { linesOf, timelineOf } from "./synthetic.mjs";

const [, , program, ...sizes] = process.argv;
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "demarche-bench-"));
const peers = new URL("peers/node_modules/vis-timeline/", import.meta.url).pathname;
const mostForVis = 1000;  // beyond that it takes minutes

const median = (numbers) => numbers.slice().sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The least that shows the same: a list item an event, and a script that hides those of other kinds. */
function plainList(entries) {
  const items = entries.map(({ event, when, headline, reports: [best] }) => `<li data-kind="${event.kind}"><b>${when.edtf}</b> ` +
    `${escape(headline)}<p>${escape(best.text)}</p><p>${escape(best.publisher)}, ${best.date}, <a href="${best.url}">${escape(best.title)}</a></p></li>`);
  return `<!DOCTYPE html><meta charset="utf-8"><title>List</title><input id="q"><ol>${items.join("\n")}</ol><script>
const items = Array.from(document.querySelectorAll("li"));
const texts = items.map((item) => item.textContent.toLowerCase());
window.keep = (test) => items.forEach((item, i) => { item.hidden = !test(item, texts[i]); });
</script>`;
}

const visPage = (items) => `<!DOCTYPE html><meta charset="utf-8"><title>vis</title>
<link rel="stylesheet" href="${address(path.join(peers, "styles/vis-timeline-graph2d.min.css"))}"><div id="v"></div>
<script src="${address(path.join(peers, "standalone/umd/vis-timeline-graph2d.min.js"))}"></script>
<script>const data = ${items.replace(/</g, "\\u003c")};
window.test = () => true;
const view = new vis.DataView(new vis.DataSet(data.items), { filter: (item) => window.test(item) });
new vis.Timeline(document.getElementById("v"), view, new vis.DataSet(data.groups), {});
window.keep = (test) => { window.test = test; view.refresh(); };</script>`;

function write(size) {
  const base = path.join(scratch, String(size));
  fs.writeFileSync(`${base}.jsonl`, linesOf(size));
  execFileSync(program, ["render", `${base}.jsonl`, "-o", base], { stdio: "ignore" });
  fs.writeFileSync(`${base}-list.html`, plainList(timelineOf(size).slice(1)));
  if (size <= mostForVis && fs.existsSync(peers)) {
    const items = execFileSync(program, ["export", `${base}.jsonl`, "--format", "vis"], { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
    fs.writeFileSync(`${base}-vis.html`, visPage(items.toString()));
  }
  return base;
}

/** First paint, and when all is loaded, laid out and the first frame after it is shown. */
async function load(browser, file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(300_000);
  await page.goto(address(file), { timeout: 300_000 });
  const ready = await page.evaluate(() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))));
  const paint = await page.evaluate(() => new Promise((done) => new PerformanceObserver((list) => {
    const first = list.getEntriesByName("first-contentful-paint")[0];
    if (first) done(first.startTime);
  }).observe({ type: "paint", buffered: true })));
  return { page, paint, ready };
}

/** From the call to the frame in which it shows. */
const timed = (page, change, argument) => page.evaluate(([source, given]) => new Promise((done) => {
  const start = performance.now();
  (0, eval)(`(${source})`)(given);
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
}), [change.toString(), argument]);

/* What a reader does; each is undone by the last. */
const uses = {
  kind: () => { document.getElementById("f-kind").selectedIndex = 2; document.getElementById("f-kind").dispatchEvent(new Event("input", { bubbles: true })); },
  actor: () => { document.getElementById("f-actor").selectedIndex = 3; document.getElementById("f-actor").dispatchEvent(new Event("input", { bubbles: true })); },
  words: () => { document.getElementById("f-q").value = "kestria grain"; document.getElementById("f-q").dispatchEvent(new Event("input", { bubbles: true })); },
  stretch: () => { location.hash = "#from=2000-03-01&to=2000-09-30"; },
  clear: () => document.getElementById("clear").click(),
};

async function usePage(page) {
  await page.waitForTimeout(1500);  // a reader looks before the first filter
  const times = {};
  for (const name of ["kind", "clear", "actor", "clear", "words", "clear", "stretch", "clear"]) {
    (times[name] ||= []).push(await timed(page, uses[name]));
  }
  return times;
}

const listUses = {
  kind: () => window.keep((item) => (item.dataset ? item.dataset.kind === "aid" : item.className.startsWith("conflict"))),
  clear: () => window.keep(() => true),
};

async function useList(page) {
  const times = {};
  for (const name of ["kind", "clear"]) (times[name] ||= []).push(await timed(page, listUses[name]));
  return times;
}

async function measure(browser, what, size, file, use, repeats) {
  const runs = [];
  for (let i = 0; i < repeats; i++) {
    const { page, paint, ready } = await load(browser, file);
    runs.push({ paint, ready, ...(await use(page)) });
    await page.close();
  }
  const cell = (name) => {
    const all = runs.flatMap((run) => run[name] ?? []);
    return all.length > 0 ? String(Math.round(median(all))) : "";
  };
  const bytes = fs.statSync(file).size;
  console.log(`| ${what} | ${size} | ${(bytes / 1024).toFixed(0)} | ${(bytes / size).toFixed(0)} | ` +
    `${["paint", "ready", "kind", "actor", "words", "stretch", "clear"].map(cell).join(" | ")} |`);
}

const browser = await launch();
console.log(`${os.cpus()[0].model.trim()}, ${os.cpus().length} cores; Chromium ${browser.version()}; ` +
  `${execFileSync(program, ["--version"]).toString().trim()}\n`);
console.log("| | events | KB | bytes an event | first paint | ready | kind | actor | words | stretch | clear |\n|---|" + "--:|".repeat(10));
try {
  for (const size of sizes.map(Number)) {
    const base = write(size);
    const repeats = size > 1000 ? 3 : 5;
    await measure(browser, "page", size, path.join(base, "index.html"), usePage, repeats);
    const parts = path.join(base, "part");
    if (fs.existsSync(parts)) {
      const first = fs.readdirSync(parts).filter((name) => name.endsWith(".html")).sort()[0];
      const text = fs.readFileSync(path.join(parts, first), "utf8");
      const held = text.split('<article class="card').length - 1;
      await measure(browser, `page: part of ${size}`, held, path.join(parts, first), usePage, repeats);
    }
    await measure(browser, "plain list", size, `${base}-list.html`, useList, repeats);
    if (fs.existsSync(`${base}-vis.html`)) await measure(browser, "vis-timeline", size, `${base}-vis.html`, useList, 1);
  }
} finally {
  await browser.close();
  fs.rmSync(scratch, { recursive: true });
}
