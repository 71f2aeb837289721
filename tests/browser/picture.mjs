// node picture.mjs PAGE FOLDER: pictures of the page: its top, its cards in the dark, on a phone, and as it prints.
import path from "node:path";
import { address, launch } from "./chromium.mjs";

const [, , page, folder] = process.argv;
const looks = [
  { name: "page.png", viewport: { width: 1280, height: 1300 } },
  { name: "page-dark.png", colorScheme: "dark", viewport: { width: 1280, height: 900 }, from: ".desk" },
  { name: "page-phone.png", viewport: { width: 390, height: 844 }, from: "article.card" },
  { name: "page-print.png", viewport: { width: 700, height: 990 }, media: "print" },
];

const browser = await launch();
for (const { name, from, media, ...look } of looks) {
  const context = await browser.newContext({ ...look, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(address(path.resolve(page)));
  if (media) await tab.emulateMedia({ media });
  if (from) await tab.locator(from).locator("visible=true").first().evaluate((e) => e.scrollIntoView());
  await tab.screenshot({ path: path.join(folder, name) });
  await context.close();
}
await browser.close();
