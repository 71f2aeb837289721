// The view as files, and one event as a citation.
import { events, F, linkOf, names, Row, tables } from "./model";

type Record = [string, string | number | string[]][];

/** All columns of one event. */
function recordOf(e: Row): Record {
  return [
    ["id", e[F.Id]], ["ordinal", e[F.Ordinal]], ["date", e[F.Date]], ["edtf", e[F.Edtf]], ["earliest", e[F.First]], ["latest", e[F.Last]],
    ["headline", e[F.Headline]], ["kind", tables.kinds[e[F.Kind]]],
    ["source", names(e[F.Sources])], ["source_code", e[F.Sources].map((n) => tables.actors[n])],
    ["target", names(e[F.Targets])], ["target_code", e[F.Targets].map((n) => tables.actors[n])],
    ["place", tables.places[e[F.Place]] || ""], ["quad", tables.quads[e[F.Quad]]], ["plover", e[F.Plover]], ["cameo", e[F.Cameo]],
    ["score", e[F.Score] / 10], ["factuality", e[F.Factuality]], ["attribution", e[F.Speaker]], ["confidence", e[F.Confidence]],
    ["evidence", e[F.Evidence]], ["sentence", e[F.Sentence]], ["publisher", e[F.Publishers].map((n) => tables.publishers[n])],
    ["title", e[F.Title]], ["url", e[F.Url]], ["published", e[F.Published]], ["reports", e[F.Reports]], ["sources", e[F.SourceCount]],
  ];
}

/** RFC 4180; what a spreadsheet would run as a formula gets an apostrophe. */
function cell(value: string | number | string[]): string {
  let text = Array.isArray(value) ? value.join("; ") : String(value);
  if (typeof value !== "number" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

export function csvOf(shown: number[]): string {
  const records = shown.map((i) => recordOf(events[i]));
  const head = events.length > 0 ? recordOf(events[0]).map(([name]) => name) : [];
  return [head.join(","), ...records.map((r) => r.map(([, value]) => cell(value)).join(","))].join("\r\n") + "\r\n";
}

export function jsonLinesOf(shown: number[]): string {
  return shown.map((i) => JSON.stringify(Object.fromEntries(recordOf(events[i])))).join("\n") + "\n";
}

export function save(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Publisher, title, day, link, sentence; then the event as it stands here, with its permanent address. */
export function citationOf(e: Row): string {
  const publishers = e[F.Publishers].map((n) => tables.publishers[n]);
  const from = [publishers[0] || "", e[F.Title] ? "“" + e[F.Title] + "”" : "", e[F.Published].slice(0, 10), e[F.Url],
    "sentence " + e[F.Sentence]].filter(Boolean).join(", ");
  const others = e[F.Reports] > 1 ? " (and " + (e[F.Reports] - 1) + " more)" : "";
  const address = new URL(linkOf(e), location.href).href;
  return e[F.Date] + ": " + e[F.Headline] + ". Reported by " + from + others + ". In: " + tables.title + ", " + tables.program + ", event " +
    e[F.Id] + ", " + address;
}

/** Resolves to whether the text is on the clipboard. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
