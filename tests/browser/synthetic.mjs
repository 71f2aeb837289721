// Timelines that are made up: the same number of events gives the same lines, byte for byte. A quarter of the events
// have several reports, a tenth are claims, plans or denials, a fiftieth have no date; the span is a day for every four
// events (at least a year), so that more events are a longer archive.
//   node synthetic.mjs NUMBER >timeline.jsonl
import { pathToFileURL } from "node:url";

const places = ["Arven", "Bost", "Calder", "Dunmere", "Estwick", "Farrow", "Gallin", "Hessel", "Ilmar", "Jorvan", "Kestria",
  "Lorn", "Marsk", "Norvik", "Orvane", "Pellin", "Quarne", "Rusk", "Selby Isles", "Tarn", "Ulven", "Vasco Republic", "Wend",
  "Yarrow"];
const papers = Array.from({ length: 40 }, (_, i) => `${places[i % places.length]} ${["Herald", "Courier", "Post"][i % 3]}`);
const kinds = [
  { kind: "meeting", verb: "met envoys of", plover: "CONSULT", cameo: "040", quad: "verbal cooperation", score: 2 },
  { kind: "agreement", verb: "signed an accord on fishing with", plover: "AGREE", cameo: "057", quad: "verbal cooperation", score: 7 },
  { kind: "aid", verb: "sent grain and medicine to", plover: "AID", cameo: "073", quad: "material cooperation", score: 7.4 },
  { kind: "criticism", verb: "criticised the coast guard of", plover: "ACCUSE", cameo: "111", quad: "verbal conflict", score: -2 },
  { kind: "threat", verb: "threatened to close its ports to", plover: "THREATEN", cameo: "130", quad: "verbal conflict", score: -4.4 },
  { kind: "sanction", verb: "halted exports of ore to", plover: "SANCTION", cameo: "163", quad: "material conflict", score: -8 },
  { kind: "coercion", verb: "detained the crew of a trawler from", plover: "COERCE", cameo: "173", quad: "material conflict", score: -7 },
];
const standings = ["asserted", "asserted", "asserted", "asserted", "asserted", "asserted", "asserted", "reported", "planned", "negated"];

/** Numbers from 0 up to, not including, `below`: a linear congruential generator (Numerical Recipes' constants). */
function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const isoDay = (number) => new Date(Date.UTC(2000, 0, 1 + number)).toISOString().slice(0, 10);
const hex = (number) => number.toString(16).padStart(16, "0");

function whenOf(roll, day, dated) {
  if (!dated) return { edtf: "", basis: "none", after: [], before: [], why: "nothing in the report dates it" };
  const wide = roll(8) === 0 ? 1 + roll(20) : 0;
  const earliest = isoDay(day);
  const latest = isoDay(day + wide);
  return { edtf: wide > 0 ? `[${earliest}..${latest}]` : earliest, earliest, latest, basis: wide > 0 ? "relative" : "explicit",
    after: [], before: [], why: `'${wide > 0 ? "earlier this month" : earliest}' of a report dated ${isoDay(day + wide + 1)}` };
}

function reportOf(roll, number, copy, day, source, target, deed) {
  const head = `${source} `;
  const text = `${head}${deed.verb} ${target}, officials said, in step ${number + 1} of a quarrel that has lasted since the floods` +
    (copy > 0 ? ` and that paper ${copy} tells in its own words.` : ".");
  const paper = papers[roll(papers.length)];
  return { article: `made-up-${number}-${copy}`, event: hex(number * 8 + copy), sentence: roll(30), begin: 0, text,
    marks: [[0, source.length, "source"], [head.length, head.length + deed.verb.length, "trigger"],
      [head.length + deed.verb.length + 1, head.length + deed.verb.length + 1 + target.length, "target"]],
    title: `${source} and ${target}: day ${day} of the talks`, publisher: paper,
    url: `https://news.example/${number}/${copy}`, date: isoDay(day + 1), confidence: 60 + roll(35),
    because: [`pattern:${deed.kind}`, "role:source nsubj", "role:target obj"], why: "" };
}

function entryOf(roll, number, day, dated) {
  const a = roll(roll(places.length) + 1);
  const b = (a + 1 + roll(4)) % places.length;
  const deed = kinds[roll(kinds.length)];
  const factuality = standings[roll(standings.length)];
  const party = (i) => ({ code: `X${String.fromCharCode(65 + i)}`, type: "state", sector: "", name: places[i], begin: 0, end: 1 });
  const reports = roll(4) === 0 ? 2 + roll(3) : 1;
  const event = { kind: deed.kind, plover: { event: deed.plover, mode: "", contexts: ["diplomatic"] }, cameo: deed.cameo,
    score: deed.score, quad: deed.quad, source: [party(a)], target: [party(b)], reciprocal: false, factuality,
    confidence: 30 + roll(70) };
  if (factuality === "reported") event.attribution = { name: `a minister of ${places[b]}` };
  if (roll(3) === 0) event.place = { name: `${places[b]} City`, country: `X${String.fromCharCode(65 + b)}`, begin: 0, end: 1 };
  return { kind: "entry", id: `e-${hex(number + 1)}`, ordinal: number + 1, event, when: whenOf(roll, day, dated),
    headline: `${places[a]} ${deed.verb} ${places[b]}`,
    reports: Array.from({ length: reports }, (_, copy) => reportOf(roll, number, copy, day, places[a], places[b], deed)),
    disagreements: [], relations: [] };
}

/** The lines of a timeline of `number` events, the first its header, as objects. */
export function timelineOf(number) {
  const roll = dice(number);
  const undated = Math.floor(number / 50);
  const days = Math.max(365, number / 4);
  const entries = Array.from({ length: number }, (_, i) =>
    entryOf(roll, i, Math.floor((i * days) / number), i < number - undated));
  const reports = entries.reduce((sum, entry) => sum + entry.reports.length, 0);
  return [{ kind: "timeline", schema: 1, title: `${number} events that are made up`, articles: reports, reports, events: number,
    left_out: { undated, low_confidence: 0, duplicate: reports - number, background: 0 },
    versions: { program: "0.1.0", lexicon: "none" } }, ...entries];
}

export const linesOf = (number) => timelineOf(number).map((line) => JSON.stringify(line)).join("\n") + "\n";

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.stdout.write(linesOf(Number(process.argv[2])));
