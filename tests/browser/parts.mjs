// node parts.mjs SITE NUMBER: the index and the parts of a timeline of synthetic.mjs's NUMBER events that is too large for
// one page: all events are listed, found, linked to and reached by keyboard, from one to the other.
import fs from "node:fs";
import path from "node:path";
import { address, launch, watch } from "./chromium.mjs";
import { timelineOf } from "./synthetic.mjs";

const [, , site, number] = process.argv;
const entries = timelineOf(Number(number)).slice(1);
const anchorOf = (entry) => entry.id;
const at = (...names) => address(path.resolve(site, ...names));
const failures = [];
const same = (got, wanted, words) => {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) failures.push(`${words}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
};

/** The parts hold every event once, and the index counts them so. */
function checkFiles() {
  const held = [];
  const index = fs.readFileSync(path.join(site, "index.html"), "utf8");
  for (const name of fs.readdirSync(path.join(site, "part"))) {
    const cards = fs.readFileSync(path.join(site, "part", name), "utf8").match(/<article class="card[^>]* id="[^"]+"/g);
    held.push(...cards.map((card) => card.match(/ id="([^"]+)"/)[1]));
    const counted = index.match(new RegExp(`href="part/${name}">[^<]*</a> <span class="n">([^<]*)<`));
    same(counted?.[1], String(cards.length), `the index about ${name}`);
  }
  same(held.sort(), entries.map(anchorOf).sort(), "events of all parts");
}

/** By the keyboard: rows above that are drawn late move the button away from under a mouse. */
const showMore = (page) => page.locator("#more").press("Enter");

async function checkIndex(page) {
  await page.goto(at("index.html"));
  const rows = page.locator("#list > li");
  same(await rows.count(), 100, "rows that are drawn at first");
  await showMore(page);
  same(await rows.count(), 200, "rows after 'Show more'");
  same(await page.evaluate(() => document.activeElement.id), anchorOf(entries[100]), "the focus after 'Show more'");
  for (let i = 0; i < 101; i++) await page.keyboard.press("j");
  same(await page.evaluate(() => document.activeElement.id), anchorOf(entries[201]), "j goes on beyond what is drawn");
  await page.locator("#f-kind").selectOption({ index: 1 });
  const kind = (await page.locator("#f-kind option:checked").textContent()).replace(/ \(\d+\)$/, "");
  const wanted = entries.filter((entry) => entry.event.kind === kind);
  same(await page.locator("#count").textContent(), `${wanted.length} of ${entries.length} events`, `count of ${kind}`);
  same(await page.evaluate(() => Array.from(document.querySelectorAll("#list > li"), (row) => row.id)),
    wanted.slice(0, 100).map(anchorOf), `rows of ${kind}`);
}

async function checkLinks(page) {
  await page.goto(at("index.html"));
  const last = entries[entries.length - 1];
  const dated = entries[100];
  await showMore(page);
  await page.locator(`[id="${anchorOf(dated)}"] a`).click();
  await page.waitForURL(/\/part\//);
  same(await page.evaluate((id) => document.getElementById(id)?.checkVisibility(), anchorOf(dated)), true, "a row's link shows the card");
  await page.goto(`${at("index.html")}#${anchorOf(last)}`);
  await page.waitForURL(/\/part\/undated\.html/);
  same(await page.locator(`[id="${anchorOf(last)}"]`).isVisible(), true, "the index leads a link to a card to its part");
  await page.locator(".up a").click();
  await page.waitForURL(at("index.html"));
  const parts = await page.evaluate(() => Array.from(document.querySelectorAll(".parts a"), (a) => a.href));
  for (const part of parts) {
    await page.goto(part);
    const here = await page.evaluate(() => document.querySelector(".parts [aria-current]")?.parentElement.textContent ?? "");
    const cards = await page.locator("article.card").count();
    same(here.endsWith(` ${cards}`), true, `${part} tells where it is ("${here}")`);
  }
}

const browser = await launch();
try {
  checkFiles();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  watch(page, (words) => failures.push(words), at());
  await checkIndex(page);
  await checkLinks(page);
} catch (error) {
  failures.push(error.message);
} finally {
  await browser.close();
}
for (const line of failures) console.error(line.slice(0, 500));
console.log(`parts: ${failures.length === 0 ? "good" : `${failures.length} failures`}`);
process.exit(failures.length === 0 ? 0 : 1);
