// node picture.mjs PAGE FOLDER: the top of the page as page.png, page-dark.png and page-phone.png.
import path from "node:path";
import { address, launch } from "./chromium.mjs";

const [, , page, folder] = process.argv;
const looks = [
  { name: "page.png", colorScheme: "light", viewport: { width: 1280, height: 1400 } },
  { name: "page-dark.png", colorScheme: "dark", viewport: { width: 1000, height: 900 } },
  { name: "page-phone.png", colorScheme: "light", viewport: { width: 390, height: 844 } },
];

const browser = await launch();
for (const { name, ...look } of looks) {
  const context = await browser.newContext({ ...look, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(address(path.resolve(page)));
  await tab.screenshot({ path: path.join(folder, name) });
  await context.close();
}
await browser.close();
