// Filters the events of the page, keeps the view in the address, saves and cites. Without it the page is complete.
import { emptyView, find, Found, isActive, View } from "./filter";
import { fill, fromHash, readForm, say, showCounts, toHash, writeForm } from "./form";
import { hasCards, neighbour, showCards, showRows, showSheet, unfold } from "./list";
import { byId, events, F, linkOf, readAhead, tables } from "./model";
import { citationOf, copy, csvOf, jsonLinesOf, save } from "./save";
import { markStrip, startStrip } from "./strip";

let view: View = emptyView();
let found: Found;

function draw(): void {
  found = find(view);
  showCounts(found);
  if (hasCards) showCards(found.shown, isActive(view));
  else showRows(found.shown);
  say(view, found.shown.length, change);
  markStrip(view);
}

/** Shows another view and puts it into the address. */
function change(next: View): void {
  view = next;
  writeForm(view);
  draw();
  history.replaceState(null, "", "#" + toHash(view));
}

function load(): void {
  const hash = location.hash.slice(1);
  const target = hash ? document.getElementById(hash) : null;
  if (target) {  // a link to a card or a month: show it, whatever is filtered
    if (target.hidden || target.closest("[hidden]")) {
      view = emptyView();
      writeForm(view);
      draw();
    }
    unfold(target);
    target.scrollIntoView();
    return;
  }
  const elsewhere = hash ? events.find((e) => e[F.Anchor] === hash && tables.files[e[F.File]] !== "") : undefined;
  if (elsewhere) {  // a card of another part of a large timeline
    location.replace(linkOf(elsewhere));
    return;
  }
  view = fromHash(hash);
  writeForm(view);
  draw();
}

const phone = matchMedia("(max-width: 42rem)");

/** On a phone the fields would stand between the reader and the events; elsewhere nothing could unfold them. */
function foldFacets(): void {
  byId<HTMLDetailsElement>("facets").open = !phone.matches || Object.keys(view.chosen).length > 0;
}

function move(by: number): void {
  const next = neighbour(by);
  if (!next) return;
  unfold(next);
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

async function cite(inside: Element | null): Promise<void> {
  const holder = inside && inside.closest("article.card, #list > li");
  const event = holder && events.find((e) => e[F.Anchor] === holder.id);
  if (!event) return;
  byId("said").textContent = (await copy(citationOf(event))) ? "Citation copied" : "The citation could not be copied";
}

const dialog = byId<HTMLDialogElement>("keys");
const keysOn = byId<HTMLInputElement>("keys-on");

function press(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || target.closest("input, select, textarea")) return;
  if (event.key === "?") dialog.showModal();
  else if (!keysOn.checked) return;
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "/") byId("f-q").focus();
  else if (event.key === "c") cite(document.activeElement);
  else if (event.key === "0") change(emptyView());
  else return;
  event.preventDefault();
}

function start(): void {
  document.documentElement.classList.add("js");
  const form = byId<HTMLFormElement>("filter");
  fill(find(view));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const next = { ...view };
    readForm(next);
    change(next);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    change(emptyView());
    byId("f-q").focus();
  });
  byId("csv").addEventListener("click", () => save("events.csv", "text/csv", csvOf(found.shown)));
  byId("jsonl").addEventListener("click", () => save("events.jsonl", "application/x-ndjson", jsonLinesOf(found.shown)));
  byId("help").addEventListener("click", () => dialog.showModal());
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest("button.copy");
    if (button) cite(button);
  });
  document.addEventListener("keydown", press);
  window.addEventListener("beforeprint", () => showSheet(found.shown));
  window.addEventListener("hashchange", load);
  startStrip((from, to) => change({ ...view, from, to }));
  phone.addEventListener("change", foldFacets);
  load();
  foldFacets();
  readAhead();
}

if (events.length > 0) start();
