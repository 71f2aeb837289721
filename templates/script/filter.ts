// Which events a view shows, and how many each value of each facet would show: counts of a facet are taken with
// all other filters on.
import { actors, Column, dayNumber, days, kinds, places, precisions, publishers, shows, standings, sureness } from "./columns";
import { events, tables, textOf } from "./model";

export interface Facet {
  name: string;
  label: string;
  /** What stands in the address for each value, and what a reader sees. */
  keys: string[];
  labels: string[];
  column: Column;
}

export interface View {
  q: string;
  /** Facet name -> number of the chosen value. */
  chosen: { [facet: string]: number };
  hide: string[];
  from: string;
  to: string;
}

export const facets: Facet[] = [
  { name: "actor", label: "Actor", keys: tables.actors, labels: tables.names, column: actors },
  { name: "with", label: "Counterpart", keys: tables.actors, labels: tables.names, column: actors },
  { name: "kind", label: "Kind", keys: tables.kinds, labels: tables.kinds, column: kinds },
  { name: "place", label: "Place", keys: tables.places, labels: tables.places, column: places },
  { name: "source", label: "Source", keys: tables.publishers, labels: tables.publishers, column: publishers },
  { name: "sure", label: "Confidence", keys: ["high", "medium", "low"], labels: ["high, from 75", "medium, 50 to 74", "low, below 50"],
    column: sureness },
  { name: "day", label: "Date", keys: ["day", "month", "wider", "none"],
    labels: ["one day", "within a month", "wider or open", "no date"], column: precisions },
];
const withFacet = 1;  // its values are the actors but for the one that is chosen as actor
const standingFacet = facets.length;

export interface Found {
  shown: number[];
  /** Counts by facet and value, and of each kind of standing. */
  counts: Uint32Array[];
  standing: Uint32Array;
}

export const emptyView = (): View => ({ q: "", chosen: {}, hide: [], from: "", to: "" });

export const isActive = (view: View): boolean =>
  view.q.trim() !== "" || Object.keys(view.chosen).length > 0 || view.hide.length > 0 || view.from !== "";

function holds({ starts, values }: Column, i: number, wanted: number): boolean {
  for (let at = starts[i]; at < starts[i + 1]; at++) if (values[at] === wanted) return true;
  return false;
}

function count({ starts, values }: Column, i: number, counts: Uint32Array): void {
  for (let at = starts[i]; at < starts[i + 1]; at++) counts[values[at]]++;
}

/** The events that pass the search and the stretch of time. */
function candidates(view: View): number[] {
  const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
  const from = dayNumber(view.from);
  const to = dayNumber(view.to);
  const passed: number[] = [];
  for (let i = 0; i < events.length; i++) {
    if (from > 0 && (days[i] < from || days[i] > to)) continue;
    if (words.every((word) => textOf(i).indexOf(word) >= 0)) passed.push(i);
  }
  return passed;
}

export function find(view: View): Found {
  const found: Found = { shown: [], counts: facets.map((f) => new Uint32Array(f.keys.length)), standing: new Uint32Array(shows.length) };
  const hidden = shows.map((name) => view.hide.indexOf(name) >= 0);
  const wanted = facets.map((f) => view.chosen[f.name]);
  const asked = facets.map((_, f) => f).filter((f) => wanted[f] !== undefined);
  const never = view.chosen.actor !== undefined && view.chosen.actor === view.chosen.with;
  for (const i of candidates(view)) {
    let fails = hidden[standings[i]] ? 1 : 0;
    let failed = standingFacet;
    for (const f of asked) {
      if (holds(facets[f].column, i, wanted[f]) && !(never && f === withFacet)) continue;
      failed = f;
      fails++;
    }
    if (fails > 1) continue;
    if (fails === 0) {
      found.shown.push(i);
      facets.forEach((facet, f) => count(facet.column, i, found.counts[f]));
    } else if (failed !== standingFacet) {
      count(facets[failed].column, i, found.counts[failed]);
    }
    if (fails === 0 || failed === standingFacet) found.standing[standings[i]]++;
  }
  if (view.chosen.actor !== undefined) found.counts[withFacet][view.chosen.actor] = 0;
  return found;
}
