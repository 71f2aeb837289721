// node peers.mjs PROGRAM: loads exports into the programs that they are for, TimelineJS and vis-timeline, as npm gives them, in
// Chromium without a network, and counts the events that they show. Timelines: made-up events, and hostile articles.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { articles } from "./attacks.mjs";
import { launch } from "./chromium.mjs";
import { linesOf, timelineOf } from "./synthetic.mjs";

const program = process.argv[2];
const modules = new URL("peers/node_modules/", import.meta.url).pathname;
const host = "http://peers.test/";  // answered from files; nothing goes out
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "demarche-peers-"));
const failures = [];
const kinds = { ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".html": "text/html; charset=utf-8" };

const timelineJs = `<!DOCTYPE html><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="@knight-lab/timelinejs/dist/css/timeline.css"><div id="t" style="width:1200px;height:800px"></div>
<script src="@knight-lab/timelinejs/dist/js/timeline.js"></script>
<script>fetch("export.json").then((r) => r.json()).then((data) => {
  window.shown = new TL.Timeline("t", data, { font: null, script_path: "@knight-lab/timelinejs/dist/js", width: 1200, height: 800 });
});</script>`;
const vis = `<!DOCTYPE html><meta charset="utf-8"><title>vis-timeline</title>
<link rel="stylesheet" href="vis-timeline/styles/vis-timeline-graph2d.min.css"><div id="t"></div>
<script src="vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<script>fetch("export.json").then((r) => r.json()).then((data) => {
  window.shown = new vis.Timeline(document.getElementById("t"), new vis.DataSet(data.items), new vis.DataSet(data.groups), { stack: true });
});</script>`;

const peers = [
  { name: "TimelineJS", format: "timelinejs", html: timelineJs, list: (data) => data.events, mark: ".tl-timemarker",
    text: ".tl-timemarker .tl-headline", words: (event) => event.text.headline },
  { name: "vis-timeline", format: "vis", html: vis, list: (data) => data.items, mark: ".vis-foreground .vis-item",
    text: ".vis-foreground .vis-item-content", words: (item) => item.content },
];

/** Text as a reader sees it: what stands as HTML in an export, read as HTML and without its white space. */
const plain = (page, list) => page.evaluate((all) => all.map((html) =>
  new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ").trim()), list);

async function show(browser, peer, name, bytes) {
  const where = `${peer.name}, ${name}`;
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("dialog", (dialog) => {
    failures.push(`${where}: dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => failures.push(`${where}: ${error.message}`));
  await page.route("**/*", (route) => {
    const wanted = route.request().url();
    if (wanted.startsWith("data:")) return route.continue();
    const rest = decodeURIComponent(new URL(wanted).pathname.slice(1));
    if (wanted === host) return route.fulfill({ contentType: kinds[".html"], body: peer.html });
    if (wanted === `${host}export.json`) return route.fulfill({ contentType: kinds[".json"], body: bytes });
    if (wanted.startsWith(host) && fs.existsSync(modules + rest)) return route.fulfill({ path: modules + rest, contentType: kinds[path.extname(rest)] });
    if (!rest.endsWith("favicon.ico")) failures.push(`${where}: request ${wanted}`);
    return route.abort();
  });
  await page.goto(host);
  const wanted = peer.list(JSON.parse(bytes));
  const marks = page.locator(peer.mark);
  await page.waitForFunction(([mark, number]) => document.querySelectorAll(mark).length >= number, [peer.mark, wanted.length], { timeout: 60_000 })
    .catch(() => {});
  const count = await marks.count();
  if (count !== wanted.length) failures.push(`${where}: shows ${count} of ${wanted.length} events`);
  const seen = new Set((await page.locator(peer.text).allTextContents()).map((text) => text.replace(/\s+/g, " ").trim()));
  const lost = (await plain(page, wanted.map(peer.words))).filter((text) => !seen.has(text));
  if (lost.length > 0) failures.push(`${where}: lost ${lost.length} headlines, the first: ${lost[0]}`);
  console.log(`${where}: ${count} of ${wanted.length} events`);
  await page.close();
}

function timelines() {
  const number = 120;
  const made = path.join(scratch, "made-up.jsonl");
  fs.writeFileSync(made, linesOf(number));
  fs.writeFileSync(path.join(scratch, "articles.jsonl"), articles());
  execFileSync(program, ["build", path.join(scratch, "articles.jsonl"), "-o", scratch], { stdio: "ignore" });
  const dated = timelineOf(number).filter((line) => line.when?.earliest || line.when?.latest).length;
  return [{ name: "made-up events", file: made, dated }, { name: "hostile articles", file: path.join(scratch, "timeline.jsonl") }];
}

const browser = await launch();
try {
  for (const { name, file, dated } of timelines()) {
    for (const peer of peers) {
      const bytes = execFileSync(program, ["export", file, "--format", peer.format], { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }).toString();
      const exported = peer.list(JSON.parse(bytes)).length;
      if (dated !== undefined && exported !== dated) failures.push(`${peer.format}: ${exported} of ${dated} dated events`);
      await show(browser, peer, name, bytes);
    }
  }
} finally {
  await browser.close();
  fs.rmSync(scratch, { recursive: true });
}
for (const line of failures) console.error(line.slice(0, 400));
process.exit(failures.length === 0 ? 0 : 1);
