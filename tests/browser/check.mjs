// node check.mjs PAGE...: opens pages without a network in light and dark, wide and narrow, with and without script, and
// fails on any console message, request, accessibility violation (axe), HTML error (html-validate), or sideways scrolling.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { address, launch, watch } from "./chromium.mjs";

let file = "";  // the page at hand
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const failures = [];
const fail = (where, what) => failures.push(`${path.basename(file)}, ${where}: ${what}`);

async function open(browser, where, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  watch(page, (words) => fail(where, words), address(file));
  await page.goto(address(file));
  return { context, page };
}

async function checkLook(browser, scheme, width) {
  const where = `${scheme}, ${width} px`;
  const { context, page } = await open(browser, where, {
    colorScheme: scheme, viewport: { width, height: 1000 }, reducedMotion: "reduce" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) fail(where, `scrolls ${wide} px sideways`);
  await page.evaluate(() => {
    document.querySelectorAll("details").forEach((d) => { d.open = true; });
    // axe measures what is laid out: what is out of sight is not, until it is told to be.
    document.querySelectorAll(".month, .card, .found li").forEach((m) => { m.style.contentVisibility = "visible"; });
  });
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const violation of result.violations) {
    fail(where, `axe ${violation.id}: ${violation.help} (${violation.nodes.length}): ${violation.nodes[0].html.slice(0, 160)} ${violation.nodes[0].failureSummary}`);
  }
  await context.close();
}

async function checkFilter(browser) {
  if (!fs.readFileSync(file, "utf8").includes('id="filter"')) return;
  const { context, page } = await open(browser, "filter", {});
  const shown = () => page.locator("article.card:not([hidden])").count();
  const all = await shown();
  if (all > 1) {
    const kind = page.locator("#f-kind");
    const kinds = (await kind.locator("option").count()) - 1;
    await kind.selectOption({ index: 1 });
    const some = await shown();
    if (some < 1 || (kinds > 1 && some >= all)) fail("filter", `kind shows ${some} of ${all}`);
    const said = await page.locator("#count").textContent();
    if (said !== `${some} of ${all} events`) fail("filter", `count says "${said}"`);
    const address = page.url();
    await page.goto("about:blank");
    await page.goto(address);
    if ((await shown()) !== some) fail("filter", "the address does not bring the view back");
    await page.locator("#clear").click();
    await page.waitForFunction((n) => document.querySelectorAll("article.card:not([hidden])").length === n, all);
    await page.locator("#f-q").fill("no such words at all");
    if ((await shown()) !== 0 || !(await page.locator("#nothing").isVisible())) fail("filter", "text finds what is not there");
    const id = await page.locator("article.card").first().getAttribute("id");
    await page.evaluate((hash) => { location.hash = hash; }, id);
    await page.waitForFunction((hash) => !document.getElementById(hash).hidden, id);
  }
  await context.close();
}

async function checkWithoutScript(browser) {
  const { context, page } = await open(browser, "without script", { javaScriptEnabled: false });
  const cards = (fs.readFileSync(file, "utf8").match(/<article class="card/g) || []).length;
  if ((await page.locator("article.card").count()) !== cards) fail("without script", "cards are missing");
  if (await page.locator("#filter").isVisible()) fail("without script", "the filter shows but cannot work");
  await context.close();
}

async function checkLinks(browser) {
  const { context, page } = await open(browser, "links", {});
  const dead = await page.evaluate(() => {
    const data = document.getElementById("data");  // its events are found wherever they are, by the script
    const known = new Set(data ? JSON.parse(data.textContent).events.map(([anchor]) => anchor) : []);
    return Array.from(document.querySelectorAll("a"), (a) => a.getAttribute("href"))
      .filter((href) => href && href.startsWith("#") && !document.getElementById(href.slice(1)) && !known.has(href.slice(1)));
  });
  for (const href of new Set(dead)) fail("links", `${href} leads nowhere`);
  await page.locator("body").press("Tab");
  const first = await page.evaluate(() => document.activeElement.className);
  if (first !== "skip" && fs.readFileSync(file, "utf8").includes('class="skip"')) fail("links", "the first key stop is not the link to the events");
  const folded = await page.evaluate(() => document.querySelector(".fold article.card")?.id);
  if (folded) {
    await page.evaluate((id) => { location.hash = id; }, folded);
    await page.waitForTimeout(200);
    if (!(await page.locator(`[id="${folded}"]`).isVisible())) fail("links", "a folded card stays folded when it is linked to");
  }
  await context.close();
}

async function checkHtml() {
  const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"], rules: { "long-title": "off" } });
  const report = await validator.validateFile(file);
  for (const result of report.results) {
    for (const message of result.messages) fail(`line ${message.line}`, `${message.ruleId}: ${message.message}`);
  }
}

async function checkPage(browser) {
  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 360]) await checkLook(browser, scheme, width);
  }
  await checkLinks(browser);
  await checkFilter(browser);
  await checkWithoutScript(browser);
  await checkHtml();
}

const browser = await launch();
try {
  for (const page of process.argv.slice(2)) {
    file = path.resolve(page);
    const before = failures.length;
    await checkPage(browser);
    console.log(`${page}: ${failures.length === before ? "good" : `${failures.length - before} failures`}`);
  }
} finally {
  await browser.close();
}
for (const line of failures) console.error(line);
process.exit(failures.length === 0 ? 0 : 1);
