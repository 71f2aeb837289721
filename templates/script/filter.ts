// Which events a view shows, and how many each value of each facet would show: counts of a facet are taken with
// all other filters on.
import { events, F, Row, tables, textOf } from "./model";

export interface Facet {
  name: string;
  label: string;
  /** What stands in the address for each value, and what a reader sees. */
  keys: string[];
  labels: string[];
  of: (e: Row, view: View) => number[];
}

export interface View {
  q: string;
  /** Facet name -> number of the chosen value. */
  chosen: { [facet: string]: number };
  hide: string[];
  from: string;
  to: string;
}

export const shows = ["done", "claimed", "planned", "denied"];
const unique = (list: number[]): number[] => list.filter((n, i) => list.indexOf(n) === i);
const actors = (e: Row): number[] => unique(e[F.Sources].concat(e[F.Targets]));

export const facets: Facet[] = [
  { name: "actor", label: "Actor", keys: tables.actors, labels: tables.names, of: actors },
  { name: "with", label: "Counterpart", keys: tables.actors, labels: tables.names,
    of: (e, view) => actors(e).filter((n) => n !== view.chosen.actor) },
  { name: "kind", label: "Kind", keys: tables.kinds, labels: tables.kinds, of: (e) => [e[F.Kind]] },
  { name: "place", label: "Place", keys: tables.places, labels: tables.places, of: (e) => (e[F.Place] < 0 ? [] : [e[F.Place]]) },
  { name: "source", label: "Source", keys: tables.publishers, labels: tables.publishers, of: (e) => e[F.Publishers] },
  { name: "sure", label: "Confidence", keys: ["high", "medium", "low"], labels: ["high, from 75", "medium, 50 to 74", "low, below 50"],
    of: (e) => [e[F.Confidence] >= 75 ? 0 : e[F.Confidence] >= 50 ? 1 : 2] },
  { name: "day", label: "Date", keys: ["day", "month", "wider", "none"],
    labels: ["one day", "within a month", "wider or open", "no date"], of: (e) => [e[F.Precision]] },
];

export interface Found {
  shown: number[];
  /** Counts by facet and value, and of each kind of standing. */
  counts: number[][];
  standing: number[];
}

export const emptyView = (): View => ({ q: "", chosen: {}, hide: [], from: "", to: "" });

export const isActive = (view: View): boolean =>
  view.q.trim() !== "" || Object.keys(view.chosen).length > 0 || view.hide.length > 0 || view.from !== "";

export function find(view: View): Found {
  const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Found = { shown: [], counts: facets.map((f) => new Array(f.keys.length).fill(0)), standing: [0, 0, 0, 0] };
  for (let i = 0; i < events.length; i++) {
    const e = events[i];
    if (view.from) {
      const day = e[F.First] || e[F.Last];
      if (!day || day < view.from || day > view.to) continue;
    }
    if (!words.every((word) => textOf(i).indexOf(word) >= 0)) continue;
    const values = facets.map((f) => f.of(e, view));
    let failed = view.hide.indexOf(e[F.Show]) >= 0 ? facets.length : -1;
    let fails = failed < 0 ? 0 : 1;
    for (let f = 0; f < facets.length && fails < 2; f++) {
      const want = view.chosen[facets[f].name];
      if (want === undefined || values[f].indexOf(want) >= 0) continue;
      failed = f;
      fails++;
    }
    if (fails > 1) continue;
    if (fails === 0) found.shown.push(i);
    for (let f = 0; f < facets.length; f++) {
      if (fails === 0 || failed === f) for (const n of values[f]) found.counts[f][n]++;
    }
    if (fails === 0 || failed === facets.length) found.standing[shows.indexOf(e[F.Show])]++;
  }
  return found;
}
