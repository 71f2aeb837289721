// node use.mjs SITE NUMBER: does on the page of synthetic.mjs's NUMBER events all that a reader can do with it, by mouse
// and by keyboard, and compares what shows, what is saved and what the address says with the events themselves.
import fs from "node:fs";
import path from "node:path";
import { address, launch, watch } from "./chromium.mjs";
import { timelineOf } from "./synthetic.mjs";

const [, , site, number] = process.argv;
const file = path.resolve(site, "index.html");
const entries = timelineOf(Number(number)).slice(1);
const anchorOf = (entry) => entry.id;
const failures = [];

function check(holds, words) {
  if (!holds) failures.push(words);
}
const same = (got, wanted, words) =>
  check(JSON.stringify(got) === JSON.stringify(wanted), `${words}: ${JSON.stringify(got).slice(0, 300)} instead of ${JSON.stringify(wanted).slice(0, 300)}`);

/** A fresh page in a fresh context, and what tests need of it. */
async function open(browser, hash = "") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true });
  const page = await context.newPage();
  watch(page, (words) => failures.push(words), address(path.resolve(site)));
  await page.goto(address(file) + hash);
  return page;
}

const shown = (page) => page.evaluate(() => Array.from(document.querySelectorAll("article.card:not([hidden])"), (card) => card.id));
const expected = (test) => entries.filter(test).map(anchorOf);
const said = (page) => page.locator("#count").textContent();
const focused = (page) => page.evaluate(() => document.activeElement.id);
const hashOf = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

async function checkView(page, test, words) {
  const wanted = expected(test);
  same(await shown(page), wanted, words);
  const all = `${entries.length} events`;
  same(await said(page), wanted.length === entries.length ? all : `${wanted.length} of ${all}`, `${words}: count`);
}

const actorsOf = ({ event }) => event.source.concat(event.target).map((actor) => actor.name);
const showOf = ({ event }) => ({ asserted: "done", reported: "claimed", planned: "planned", negated: "denied" })[event.factuality];
const precisionOf = ({ when }) => (!when.earliest ? "no date" : when.earliest === when.latest ? "one day" : "within a month");
const sureOf = ({ event: { confidence } }) => (confidence >= 75 ? "high, from 75" : confidence >= 50 ? "medium, 50 to 74" : "low, below 50");

const facets = {
  actor: (entry, label) => actorsOf(entry).includes(label),
  with: (entry, label) => actorsOf(entry).includes(label),
  kind: (entry, label) => entry.event.kind === label,
  place: (entry, label) => entry.event.place?.name === label,
  source: (entry, label) => entry.reports.some((report) => report.publisher === label),
  sure: (entry, label) => sureOf(entry) === label,
  day: (entry, label) => precisionOf(entry) === label,
};

/** Every value of every facet shows what it should and as many as its label says; the other facets' counts follow. */
async function checkFacets(browser) {
  const page = await open(browser);
  for (const [name, test] of Object.entries(facets)) {
    const select = page.locator(`#f-${name}`);
    const labels = await select.locator("option").allTextContents();
    for (let i = 1; i < Math.min(labels.length, 6); i++) {
      const [, label, count] = labels[i].match(/^(.*) \((\d+)\)$/);
      await select.selectOption({ index: i });
      await checkView(page, (entry) => test(entry, label), `${name} ${label}`);
      same((await shown(page)).length, Number(count), `${name} ${label}: the number beside it`);
      same(await page.locator("#chips button").count(), 1, `${name} ${label}: chips`);
    }
    await page.locator("#chips button").click();
    await checkView(page, () => true, `${name}: its chip removes it`);
  }
  for (const show of ["done", "claimed", "planned", "denied"]) {
    await page.locator(`input[value=${show}]`).uncheck();
    await checkView(page, (entry) => showOf(entry) !== show, `without ${show}`);
    await page.locator(`input[value=${show}]`).check();
  }
  await page.locator("#f-kind").selectOption({ index: 1 });
  const kind = (await page.locator("#f-kind option:checked").textContent()).replace(/ \(\d+\)$/, "");
  const counts = await page.locator("#f-source option:not([value=''])").allTextContents();
  for (const text of counts) {
    const [, label, count] = text.match(/^(.*) \((\d+)\)$/);
    same(Number(count), expected((entry) => facets.kind(entry, kind) && facets.source(entry, label)).length, `source ${label} of kind ${kind}`);
  }
  await page.locator("#f-q").fill("Grain  MEDICINE");
  await checkView(page, (entry) => entry.event.kind === kind && /grain/i.test(entry.headline) && /medicine/i.test(entry.headline), "words and kind");
  await page.locator("#clear").click();
  await checkView(page, () => true, "clear");
  await page.context().close();
}

/** A view with everything in it comes back from its address. */
async function checkAddress(browser) {
  const page = await open(browser);
  await page.locator("#f-actor").selectOption({ index: 1 });
  await page.locator("#f-sure").selectOption({ index: 1 });
  await page.locator("#f-q").fill("officials said");
  await page.locator("input[value=denied]").uncheck();
  await page.locator("#strip").focus();
  await page.keyboard.press("ArrowRight");
  for (let i = 0; i < 40; i++) await page.keyboard.press("Shift+ArrowRight");
  const before = { ids: await shown(page), chips: await page.locator("#chips").textContent(), hash: new URL(page.url()).hash };
  check(before.ids.length > 0 && before.ids.length < entries.length, "the view of the address test shows nothing or everything");
  same([...hashOf(page).keys()].sort(), ["actor", "from", "hide", "q", "sure", "to"], "keys of the address");
  const link = page.url();
  await page.goto("about:blank");
  await page.goto(link);
  same({ ids: await shown(page), chips: await page.locator("#chips").textContent(), hash: new URL(page.url()).hash }, before, "the view after a reload");
  await page.evaluate(() => { location.hash = "#kind=no such kind&from=yesterday&to=&hide=nothing&q="; });
  await page.waitForFunction(() => document.getElementById("clear").hidden);
  await checkView(page, () => true, "an address of unknown values");
  await page.context().close();
}

const dayOf = ({ when }) => when.earliest ?? when.latest;
const within = (from, to) => (entry) => dayOf(entry) !== undefined && dayOf(entry) >= from && dayOf(entry) <= to;

async function checkBrush(browser) {
  const page = await open(browser);
  const bars = await page.evaluate(() => Array.from(document.querySelectorAll("#strip .hit"), ({ dataset }) => [dataset.from, dataset.to]));
  const box = await page.locator("#strip").boundingBox();
  const middle = (i) => box.x + ((i + 0.5) * box.width) / bars.length;
  await page.mouse.click(middle(2), box.y + 30);
  await checkView(page, within(...bars[2]), "a click on the third bar");
  await page.mouse.move(middle(4), box.y + 30);
  await page.mouse.down();
  await page.mouse.move(middle(5), box.y + 30);
  await page.mouse.move(middle(1), box.y + 30);
  await page.mouse.up();
  await checkView(page, within(bars[1][0], bars[4][1]), "drawn from the fifth bar to the second");
  same(await page.locator("#strip .hit.chosen").count(), 4, "bars that show as chosen");
  await page.locator("#strip").focus();
  await page.keyboard.press("Escape");
  await checkView(page, () => true, "Escape on the strip");
  await page.keyboard.press("ArrowRight");
  await checkView(page, within(...bars[0]), "the first right arrow");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await checkView(page, within(bars[1][0], bars[2][1]), "arrow, then Shift and arrow");
  await page.keyboard.press("Shift+ArrowLeft");
  await checkView(page, within(bars[0][0], bars[2][1]), "Shift and the other arrow");
  check((await page.locator("#strip").getAttribute("aria-valuetext")).includes(" to "), "the strip does not tell its stretch");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowLeft");
  await checkView(page, within(...bars.at(-1)), "the first left arrow");
  await page.context().close();
}

async function checkKeys(browser) {
  const page = await open(browser);
  const all = entries.map(anchorOf);
  await page.keyboard.press("j");
  same(await focused(page), all[0], "j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  same(await focused(page), all[1], "j j k");
  await page.keyboard.press("c");
  await page.waitForFunction(() => document.getElementById("said").textContent === "Citation copied");
  await checkCitation(page, entries[1], "c");
  await page.keyboard.press("/");
  same(await focused(page), "f-q", "/");
  await page.keyboard.type("jk0?");
  same(await page.locator("#f-q").inputValue(), "jk0?", "keys in the search box are text");
  await page.locator("#count").click();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("0");
  await checkView(page, () => true, "0");
  await page.keyboard.press("?");
  check(await page.locator("#keys").isVisible(), "? does not open the list of keys");
  await page.locator("#keys-on").uncheck();
  await page.keyboard.press("Escape");
  check(!(await page.locator("#keys").isVisible()), "Escape does not close the list of keys");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("j");
  check((await focused(page)) === "", "j works although single keys are off");
  await page.context().close();
}

async function checkCitation(page, entry, words) {
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const [best] = entry.reports;
  for (const part of [entry.headline, best.title, best.url, `sentence ${best.sentence + 1}`, entry.id, `${address(file)}#${anchorOf(entry)}`]) {
    check(text.includes(part), `${words}: the citation lacks ${part}: ${text}`);
  }
}

/** The rows of a CSV file (RFC 4180). */
function readCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end === "\r\n") rows.push([]);
  }
  rows.pop();
  return rows;
}

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(button).click()]);
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), "utf8") };
}

async function checkSaving(browser) {
  const page = await open(browser, "#kind=sanction");
  const wanted = entries.filter((entry) => entry.event.kind === "sanction");
  const table = await saved(page, "#csv");
  const [head, ...rows] = readCsv(table.text);
  same(table.name, "events.csv", "name of the table");
  same(rows.map((row) => row[head.indexOf("id")]), wanted.map((entry) => entry.id), "events of the table");
  same(rows.map((row) => row[head.indexOf("evidence")]), wanted.map((entry) => entry.reports[0].text), "evidence of the table");
  check(rows.every((row) => row.length === head.length), "rows of the table are not of one length");
  const lines = await saved(page, "#jsonl");
  const records = lines.text.trimEnd().split("\n").map((line) => JSON.parse(line));
  same(lines.name, "events.jsonl", "name of the lines");
  same(records.map((r) => [r.id, r.headline, r.earliest, r.url, r.confidence]),
    wanted.map((e) => [e.id, e.headline, e.when.earliest ?? "", e.reports[0].url, e.event.confidence]), "the lines");
  same(Object.keys(records[0]), head, "the lines have the columns of the table");
  await page.context().close();
}

async function checkPrint(browser) {
  const page = await open(browser, "#kind=sanction");
  await page.pdf();  // fires what printing fires
  const rows = await page.evaluate(() => Array.from(document.querySelectorAll("tr[data-row]:not([hidden])"), (row) => row.dataset.row));
  same(rows, expected((entry) => entry.event.kind === "sanction"), "the table that is printed");
  check((await page.locator("#statement").textContent()).startsWith("Only events with Kind: sanction"), "the print does not tell the filter");
  await page.context().close();
}

const describe = () => {
  const e = document.activeElement;
  if (e === document.body || e === document.documentElement) return null;
  const style = getComputedStyle(e.matches(".card") ? e.querySelector(".what") : e);
  const box = e.getBoundingClientRect();
  const name = e.id ? `#${e.id}` : e.name ? `${e.name}=${e.value}` : `${e.localName}.${e.getAttribute("class") ?? ""}`;
  return { name, card: e.closest("article.card")?.id ?? "", rings: style.outlineStyle !== "none" && style.outlineWidth !== "0px",
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight };
};

/** Tab alone reaches everything that can be used, in sight and with a ring around it. */
async function checkTabs(browser) {
  const page = await open(browser);
  const met = [];
  for (let i = 0; i < 3000; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(describe);
    if (stop === null) break;
    met.push(stop);
  }
  for (const stop of met) {
    check(stop.rings, `no ring around ${stop.name} ${stop.card}`);
    check(stop.seen, `out of sight while it has the focus: ${stop.name} ${stop.card}`);
  }
  const usable = await page.evaluate(() => Array.from(document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']"))
    .filter((e) => e.tabIndex >= 0 && e.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true }) && !e.closest("dialog")).length);
  same(met.length, usable, "stops of Tab");
  await page.context().close();
}

async function tabTo(page, selector) {
  for (let i = 0; i < 3000; i++) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  failures.push(`Tab does not reach ${selector}`);
}

/** Every function once, with nothing but keys. */
async function checkKeyboard(browser) {
  const page = await open(browser);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  same(await focused(page), "events", "the link that skips to the events");
  await page.reload();
  await tabTo(page, "#strip");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await tabTo(page, ".legend summary");
  await page.keyboard.press("Enter");
  check(await page.locator(".legend dl").isVisible(), "the legend does not open by Enter");
  await tabTo(page, "#f-kind");
  await page.keyboard.press("ArrowDown");
  const kind = (await page.locator("#f-kind option:checked").textContent()).replace(/ \(\d+\)$/, "");
  await checkView(page, (entry) => entry.event.kind === kind, "a kind by arrow key");
  await tabTo(page, "input[value=planned]");
  await page.keyboard.press("Space");
  await checkView(page, (entry) => entry.event.kind === kind && showOf(entry) !== "planned", "a box by Space");
  await tabTo(page, "#chips button");
  await page.keyboard.press("Enter");
  await checkView(page, (entry) => showOf(entry) !== "planned", "a chip by Enter");
  await tabTo(page, "#clear");
  await page.keyboard.press("Enter");
  await checkView(page, () => true, "clear by Enter");
  await tabTo(page, "#csv");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  same(readCsv(fs.readFileSync(await download.path(), "utf8")).length, entries.length + 1, "rows saved by Enter");
  await tabTo(page, "#help");
  await page.keyboard.press("Enter");
  check(await page.locator("#keys").isVisible(), "the list of keys does not open by Enter");
  await tabTo(page, "#keys button");
  await page.keyboard.press("Enter");
  same(await focused(page), "help", "the focus after the list of keys is closed");
  await tabTo(page, ".why summary");
  await page.keyboard.press("Enter");
  check(await page.locator("article.card .why dl").first().isVisible(), "the reasons do not open by Enter");
  await tabTo(page, "button.copy");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("said").textContent !== "");
  await checkCitation(page, entries[0], "Enter on the button");
  await page.context().close();
}

const browser = await launch();
try {
  for (const test of [checkFacets, checkAddress, checkBrush, checkKeys, checkSaving, checkPrint, checkTabs, checkKeyboard]) {
    try {
      await test(browser);
    } catch (error) {
      failures.push(`${test.name}: ${error.message}`);
    }
  }
} finally {
  await browser.close();
}
for (const line of failures) console.error(line);
console.log(`use: ${failures.length === 0 ? "good" : `${failures.length} failures`}`);
process.exit(failures.length === 0 ? 0 : 1);
