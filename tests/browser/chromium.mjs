// Chromium as all checks start it: nothing of its own goes to the network, and what a page says or asks for is told.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });

/** Calls `fail(words)` on every console line, script error, dialog, and request but for pages of `allowed` (a prefix). */
export function watch(page, fail, allowed) {
  page.on("console", (message) => fail(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => fail(`script error: ${error.message}`));
  page.on("dialog", (dialog) => {
    fail(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(allowed) && !request.url().startsWith("data:")) fail(`request: ${request.url()}`);
  });
}

export const address = (file) => pathToFileURL(file).href;

/** Resolves when what was changed has been laid out and painted. */
export const painted = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
