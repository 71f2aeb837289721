// Bytes of text per second through chrono-node, paragraph by paragraph, over a text file.
// usage: node chrono.js FILE SECONDS   prints megabytes a second
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const [file, seconds] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const paragraphs = text.split("\n\n");
const reference = new Date("2025-11-24T12:00:00Z");

function pass() {
  let found = 0;
  for (const paragraph of paragraphs) found += chrono.parse(paragraph, reference).length;
  return found;
}

for (let i = 0; i < 20; ++i) pass(); // the compiler of the engine gets its chance first
const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
const begin = used(); // processor time, as the other side counts it: the machine may be busy
let bytes = 0;
while (used() - begin < Number(seconds)) {
  pass();
  bytes += Buffer.byteLength(text);
}
console.log((bytes / 1e6 / (used() - begin)).toFixed(3));
