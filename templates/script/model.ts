// What the renderer wrote into the page (src/renderer/page/script_data.cpp), and what the script makes of it.

/** The places of an event's array. Numbers that name something are indexes into the tables of `Tables`. */
export const enum F {
  Anchor, File, Id, Ordinal,
  Date, Range, Edtf, First, Last, Precision,
  Headline, Kind, Sources, Targets, Place, Tone, Quad, Plover, Cameo, Score,
  Show, Factuality, Speaker, Confidence,
  Evidence, Title, Url, Published, Sentence, Publishers, Reports, SourceCount,
}

export type Row = [
  string, number, string, number,
  string, string, string, string, string, number,
  string, number, number[], number[], number, number, number, string, string, number,
  string, string, string, number,
  string, string, string, string, number, number[], number, number,
];

export interface Tables {
  title: string;
  program: string;
  files: string[];
  actors: string[];
  names: string[];
  kinds: string[];
  places: string[];
  publishers: string[];
  quads: string[];
  events: Row[];
}

export const tables: Tables = JSON.parse(document.getElementById("data")!.textContent!);
export const events = tables.events;

/** By the tone of an event. */
export const signs = ["▲", "▼", "◆"];
export const tones = ["cooperation", "conflict", "neutral"];
export const names = (numbers: number[]): string[] => numbers.map((n) => tables.names[n]);

const texts: string[] = [];

/** All words of an event that a search looks at, in small letters. */
export function textOf(i: number): string {
  let text = texts[i];
  if (text === undefined) {
    const e = events[i];
    text = [e[F.Headline], e[F.Evidence], e[F.Title], e[F.Speaker], tables.kinds[e[F.Kind]], tables.places[e[F.Place]] || "",
      e[F.Date], ...names(e[F.Sources]), ...names(e[F.Targets]),
      ...e[F.Publishers].map((n) => tables.publishers[n])].join("\n").toLowerCase();
    texts[i] = text;
  }
  return text;
}

/** Makes the search texts ahead, a little at a time, so that the first search need not. */
export function readAhead(): void {
  let next = 0;
  const step = (): void => {
    const end = Math.min(next + 2000, events.length);
    for (; next < end; next++) textOf(next);
    if (next < events.length) setTimeout(step, 0);
  };
  setTimeout(step, 200);
}

/** The address of an event's card, as a link of this page. */
export const linkOf = (e: Row): string => tables.files[e[F.File]] + "#" + e[F.Anchor];

export const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
