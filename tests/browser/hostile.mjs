// node hostile.mjs PROGRAM FOLDER: builds a site from the articles of attacks.mjs, opens every page of it and fails on any
// dialog, console line, request, script that ran, link that is not plain, text that is lost, or sideways scrolling.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { articles, attacks, run } from "./attacks.mjs";
import { address, launch, watch } from "./chromium.mjs";

const [, , program, folder] = process.argv;
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
      tables: innerWidth < 1000 ? 0 : Array.from(document.querySelectorAll(".scroll")).filter((e) => e.scrollWidth > e.clientWidth && e.querySelector("table")).length,
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
  if (seen.tables > 0) fail(name, `${seen.tables} tables are wider than the page`);
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
fs.writeFileSync(source, articles());
execFileSync(program, ["build", source, "-o", folder, "--title", `</title><script>${run}</script> & \u202etitle`], { stdio: "ignore" });

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
