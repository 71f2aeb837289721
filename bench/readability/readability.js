// Reads every page of a folder with Readability on linkedom. Writes one line of JSON for each page to FILE
// ({id, title, text, date}), and prints MB of HTML for each second of processor time.
// usage: node readability.js FOLDER FILE
import { readFileSync, readdirSync, openSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

const [folder, file] = process.argv.slice(2);
const kBlocks = new Set(['P', 'DIV', 'LI', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'PRE', 'TR', 'BR',
  'SECTION', 'ARTICLE', 'UL', 'OL', 'TABLE', 'DD', 'DT', 'FIGURE', 'FIGCAPTION']);

// textContent would join the paragraphs; blocks are parted as in our own output.
function textOf(node) {
  if (node.nodeType === 3) return node.nodeValue.replace(/\s+/g, ' ');
  let text = '';
  for (const child of node.childNodes || []) text += textOf(child);
  return kBlocks.has(node.nodeName.toUpperCase()) ? `\n${text}\n` : text;
}

function read(html) {
  const { document } = parseHTML(html);
  const article = new Readability(document).parse();
  if (!article) return { title: '', text: '', date: null };
  const body = parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body;
  return {
    title: article.title,
    text: textOf(body).replace(/ *\n\s*/g, '\n\n').trim(),
    date: article.publishedTime || null,
  };
}

const out = openSync(file, 'w');
let bytes = 0;
let failed = 0;
const begin = process.cpuUsage();
for (const name of readdirSync(folder).filter((each) => each.endsWith('.html')).sort()) {
  const html = readFileSync(join(folder, name), 'utf8');
  bytes += Buffer.byteLength(html);
  let page = { title: '', text: '', date: null };
  try {
    page = read(html);
  } catch {
    failed += 1;
  }
  writeSync(out, `${JSON.stringify({ id: name.replace(/\.html$/, ''), ...page })}\n`);
}
closeSync(out);
const used = process.cpuUsage(begin);
if (failed > 0) process.stderr.write(`readability: ${failed} pages failed\n`);
process.stdout.write(`${(bytes / (used.user + used.system)).toFixed(2)}\n`);
