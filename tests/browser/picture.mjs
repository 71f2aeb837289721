// node picture.mjs PAGE FOLDER: the top of the page as page.png, page-dark.png and page-phone.png.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [, , page, folder] = process.argv;
const looks = [
  { name: "page.png", colorScheme: "light", viewport: { width: 1280, height: 1400 } },
  { name: "page-dark.png", colorScheme: "dark", viewport: { width: 1000, height: 900 } },
  { name: "page-phone.png", colorScheme: "light", viewport: { width: 390, height: 844 } },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"] });
for (const { name, ...look } of looks) {
  const context = await browser.newContext({ ...look, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(path.resolve(page)).href);
  await tab.screenshot({ path: path.join(folder, name) });
  await context.close();
}
await browser.close();
