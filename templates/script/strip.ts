// Filtering by the density strip: click, drag, or arrow keys.
import { View } from "./filter";

type Choose = (from: string, to: string) => void;

const brush = document.getElementById("strip");
const hits = brush ? Array.from(brush.querySelectorAll<SVGRectElement>("rect.hit")) : [];
let first = -1;
let last = -1;

const words = (i: number): string => hits[i].querySelector("title")!.textContent!;

function mark(): void {
  hits.forEach((hit, i) => hit.classList.toggle("chosen", first >= 0 && i >= first && i <= last));
  const at = Math.max(first, 0);
  brush!.setAttribute("aria-valuenow", String(at));
  brush!.setAttribute("aria-valuetext",
    first < 0 ? "all" : first === last ? words(first) : words(first).split(":")[0] + " to " + words(last).split(":")[0]);
}

/** Shows in the strip what the view is restricted to. */
export function markStrip(view: View): void {
  if (!brush) return;
  first = hits.findIndex((hit) => view.from !== "" && hit.dataset.to! >= view.from);
  last = first < 0 ? -1 : hits.length - 1 - hits.slice().reverse().findIndex((hit) => hit.dataset.from! <= view.to);
  if (last < first) first = last = -1;
  mark();
}

function at(event: PointerEvent): number {
  const box = brush!.getBoundingClientRect();
  const share = (event.clientX - box.left) / box.width;
  return Math.min(hits.length - 1, Math.max(0, Math.floor(share * hits.length)));
}

export function startStrip(choose: Choose): void {
  if (!brush || hits.length === 0) return;
  const tell = (): void => (first < 0 ? choose("", "") : choose(hits[first].dataset.from!, hits[last].dataset.to!));
  const set = (a: number, b: number): void => {
    first = Math.min(a, b);
    last = Math.max(a, b);
    mark();
  };
  brush.tabIndex = 0;
  brush.setAttribute("role", "slider");
  brush.setAttribute("aria-label", "Restrict to a stretch of time");
  brush.setAttribute("aria-valuemin", "0");
  brush.setAttribute("aria-valuemax", String(hits.length - 1));
  mark();
  document.getElementById("strip-help")!.hidden = false;
  let from = -1;
  brush.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = at(event);
    brush.setPointerCapture(event.pointerId);
    set(from, from);
  });
  brush.addEventListener("pointermove", (event) => { if (from >= 0) set(from, at(event)); });
  brush.addEventListener("pointerup", () => {
    if (from >= 0) tell();
    from = -1;
  });
  brush.addEventListener("pointercancel", () => { from = -1; });
  brush.addEventListener("keydown", (event) => {
    const by = event.key === "ArrowRight" || event.key === "ArrowUp" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowDown" ? -1 : 0;
    if (event.key === "Escape") {
      first = last = -1;
      mark();
    } else if (by !== 0 && first < 0) {
      const edge = by > 0 ? 0 : hits.length - 1;
      set(edge, edge);
    } else if (by !== 0 && event.shiftKey) {
      if (by > 0) last = Math.min(last + 1, hits.length - 1);
      else first = Math.max(first - 1, 0);
      mark();
    } else if (by !== 0) {
      const next = Math.min(hits.length - 1, Math.max(0, (by > 0 ? last : first) + by));
      set(next, next);
    } else return;
    event.preventDefault();
    tell();
  });
}
