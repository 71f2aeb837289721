// What of the events is on the screen: cards that stand in the page, or, where they stand on pages of their own,
// rows that are drawn as far as they are looked at.
import { events, F, linkOf, names, Row, signs, tables, tones } from "./model";

const list = document.getElementById("list");
const more = document.getElementById("more");
export const hasCards = list === null;
const cards = hasCards ? events.map((e) => document.getElementById(e[F.Anchor])) : [];
const sections = Array.from(document.querySelectorAll<HTMLElement>("section.month"));
const sectionOf = cards.map((card) => (card ? sections.indexOf(card.closest("section.month") as HTMLElement) : -1));

/** Opens what is folded in or around an element. */
export function unfold(element: Element): void {
  const fold = element.querySelector<HTMLDetailsElement>("details.fold") || element.closest<HTMLDetailsElement>("details.fold");
  if (fold) fold.open = true;
}

export function showCards(shown: number[], active: boolean): void {
  const on = new Uint8Array(events.length);
  const full = new Uint8Array(sections.length);
  for (const i of shown) {
    on[i] = 1;
    full[sectionOf[i]] = 1;
  }
  cards.forEach((card, i) => {
    if (card && card.hidden === (on[i] === 1)) card.hidden = on[i] === 0;
  });
  sections.forEach((section, s) => {
    section.hidden = full[s] === 0;
    if (active) unfold(section);
  });
  document.body.classList.toggle("filtered", active);
}

/** The table that is printed: its rows of the events that are shown. */
export function showSheet(shown: number[]): void {
  const on = new Set(shown.map((i) => events[i][F.Anchor]));
  document.querySelectorAll<HTMLElement>("tr[data-row]").forEach((row) => { row.hidden = !on.has(row.dataset.row!); });
}

const step = 100;
let drawn = 0;
let drawing: number[] = [];

function add(parent: HTMLElement, tag: string, name: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  element.dir = "auto";
  parent.append(element);
  return element;
}

function rowOf(e: Row): HTMLElement {
  const item = document.createElement("li");
  item.id = e[F.Anchor];
  item.tabIndex = -1;
  item.className = tones[e[F.Tone]] + " " + e[F.Factuality];
  const when = add(item, "div", "date", e[F.Date]);
  if (e[F.Range]) add(when, "div", "range", e[F.Range]);
  const what = document.createElement("div");
  const head = add(what, "p", "row-head", "");
  add(head, "span", "sign", signs[e[F.Tone]]);
  head.append(" ");
  const link = document.createElement("a");
  link.href = linkOf(e);
  link.textContent = e[F.Headline];
  head.append(link);
  const who = names(e[F.Sources]).join(", ") + " → " + tables.kinds[e[F.Kind]] +
    (e[F.Targets].length > 0 ? " → " + names(e[F.Targets]).join(", ") : "");
  add(what, "p", "row-foot", who + (e[F.Show] === "done" ? "" : " · " + e[F.Show] + (e[F.Speaker] ? " by " + e[F.Speaker] : "")));
  add(what, "p", "row-evidence", e[F.Evidence]);
  add(what, "p", "row-foot", e[F.Publishers].map((n) => tables.publishers[n]).join(", ") + " · confidence " + e[F.Confidence]);
  item.append(what);
  return item;
}

function drawMore(): void {
  const end = Math.min(drawn + step, drawing.length);
  const fresh = document.createDocumentFragment();
  for (; drawn < end; drawn++) fresh.append(rowOf(events[drawing[drawn]]));
  list!.append(fresh);
  more!.hidden = drawn === drawing.length;
}

export function showRows(shown: number[]): void {
  document.getElementById("found")!.hidden = false;
  drawing = shown;
  drawn = 0;
  list!.textContent = "";
  drawMore();
}

if (more) {
  more.addEventListener("click", () => {
    const next = drawn;
    drawMore();
    (list!.children[next] as HTMLElement).focus();
  });
}

/** The cards or rows that are on the screen, in order. */
const visible = (): HTMLElement[] =>
  hasCards ? (cards.filter((card) => card && !card.hidden) as HTMLElement[]) : (Array.from(list!.children) as HTMLElement[]);

/** The card or row that is `by` places from the one that holds the focus; rows that are not drawn yet are drawn for it. */
export function neighbour(by: number): HTMLElement | undefined {
  const holder = document.activeElement && document.activeElement.closest<HTMLElement>("article.card, #list > li");
  const here = holder ? visible().indexOf(holder) : -1;
  const wanted = Math.max(0, here < 0 ? 0 : here + by);
  if (!hasCards && wanted >= drawn && drawn < drawing.length) drawMore();
  const all = visible();
  return all[Math.min(all.length - 1, wanted)];
}
