// The form: facets with live counts, chips, and the view in the address.
import { shows } from "./columns";
import { emptyView, facets, Found, isActive, View } from "./filter";
import { byId, events } from "./model";

const form = byId<HTMLFormElement>("filter");
const search = byId<HTMLInputElement>("f-q");
const boxes = Array.from(form.querySelectorAll<HTMLInputElement>("input[name=show]"));
const selects = facets.map((f) => byId<HTMLSelectElement>("f-" + f.name));
const mostOptions = 400;  // of one facet: the rest is found by search

/** Fills the lists once; long ones hold the commonest values. */
export function fill(found: Found): void {
  facets.forEach((facet, f) => {
    let numbers = facet.keys.map((_, n) => n).filter((n) => found.counts[f][n] > 0);
    if (numbers.length > mostOptions) {
      numbers.sort((a, b) => found.counts[f][b] - found.counts[f][a]);
      numbers = numbers.slice(0, mostOptions);
    }
    if (facet.keys.length > 4) numbers.sort((a, b) => (facet.labels[a] < facet.labels[b] ? -1 : 1));
    for (const n of numbers) selects[f].add(new Option("", String(n)));
  });
  form.hidden = false;
}

export function showCounts(found: Found): void {
  facets.forEach((facet, f) => {
    const options = selects[f].options;
    for (let i = 1; i < options.length; i++) {
      const n = Number(options[i].value);
      const text = facet.labels[n] + " (" + found.counts[f][n] + ")";
      if (options[i].text !== text) options[i].text = text;
      const disabled = found.counts[f][n] === 0 && !options[i].selected;
      if (options[i].disabled !== disabled) options[i].disabled = disabled;
    }
  });
  boxes.forEach((box) => {
    box.parentElement!.querySelector(".n")!.textContent = String(found.standing[shows.indexOf(box.value)]);
  });
}

export function readForm(view: View): void {
  view.q = search.value;
  view.hide = boxes.filter((box) => !box.checked).map((box) => box.value);
  view.chosen = {};
  selects.forEach((select, f) => {
    if (select.value !== "") view.chosen[facets[f].name] = Number(select.value);
  });
}

export function writeForm(view: View): void {
  search.value = view.q;
  boxes.forEach((box) => { box.checked = view.hide.indexOf(box.value) < 0; });
  selects.forEach((select, f) => {
    const n = view.chosen[facets[f].name];
    select.value = n === undefined ? "" : String(n);
    if (n !== undefined && select.selectedIndex < 1) {  // one that the list was too long for
      select.add(new Option("", String(n)));
      select.value = String(n);
    }
  });
}

export function toHash(view: View): string {
  const state = new URLSearchParams();
  if (view.q) state.set("q", view.q);
  for (const facet of facets) {
    const n = view.chosen[facet.name];
    if (n !== undefined) state.set(facet.name, facet.keys[n]);
  }
  if (view.hide.length > 0) state.set("hide", view.hide.join(","));
  if (view.from) {
    state.set("from", view.from);
    state.set("to", view.to);
  }
  return state.toString();
}

export function fromHash(hash: string): View {
  const state = new URLSearchParams(hash);
  const view = emptyView();
  view.q = state.get("q") || "";
  view.hide = (state.get("hide") || "").split(",").filter((name) => shows.indexOf(name) >= 0);
  for (const facet of facets) {
    const n = facet.keys.indexOf(state.get(facet.name) || "");
    if (n >= 0) view.chosen[facet.name] = n;
  }
  const day = /^\d{4}-\d\d-\d\d$/;
  const from = state.get("from") || "";
  const to = state.get("to") || "";
  if (day.test(from) && day.test(to)) {
    view.from = from;
    view.to = to;
  }
  return view;
}

/** Each active filter in words, with the view that lacks it. */
export function parts(view: View): { words: string; without: View }[] {
  const list: { words: string; without: View }[] = [];
  const add = (words: string, change: (v: View) => void): void => {
    const without = { ...view, chosen: { ...view.chosen }, hide: view.hide.slice() };
    change(without);
    list.push({ words, without });
  };
  if (view.q) add("“" + view.q + "”", (v) => { v.q = ""; });
  for (const facet of facets) {
    const n = view.chosen[facet.name];
    if (n !== undefined) add(facet.label + ": " + facet.labels[n], (v) => { delete v.chosen[facet.name]; });
  }
  view.hide.forEach((name) => add("without " + name, (v) => { v.hide = v.hide.filter((h) => h !== name); }));
  if (view.from) add(view.from === view.to ? view.from : view.from + " to " + view.to, (v) => { v.from = v.to = ""; });
  return list;
}

export function say(view: View, shown: number, apply: (v: View) => void): void {
  const all = events.length === 1 ? "1 event" : events.length + " events";
  const count = isActive(view) ? shown + " of " + all : all;
  byId("count").textContent = count;
  byId("clear").hidden = !isActive(view);
  byId("nothing").hidden = shown > 0 || events.length === 0;
  const active = parts(view);
  const statement = document.getElementById("statement");
  if (statement) {
    statement.textContent = active.length > 0 ? "Only events with " + active.map((p) => p.words).join(", ") + ": " + count + "." : "";
  }
  byId("chips").replaceChildren(...active.map((part) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = part.words;
    button.setAttribute("aria-label", "Remove filter " + part.words);
    button.addEventListener("click", () => {
      apply(part.without);
      search.focus();
    });
    item.append(button);
    return item;
  }));
}
