// Filters the cards of the page. Without it the page is complete; it reads only data attributes and text,
// and keeps its state in the address (#q=...&kind=...&actor=...&hide=...).
(function () {
  "use strict";
  var form = document.getElementById("filter");
  var cards = Array.prototype.slice.call(document.querySelectorAll("article.card"));
  if (!form || cards.length === 0) return;
  var sections = Array.prototype.slice.call(document.querySelectorAll("section.month"));
  var rows = Array.prototype.slice.call(document.querySelectorAll("tr[data-row]"));
  var count = document.getElementById("count");
  var clear = document.getElementById("clear");
  var nothing = document.getElementById("nothing");
  var statement = document.getElementById("statement");
  var boxes = Array.prototype.slice.call(form.querySelectorAll("input[type=checkbox]"));
  var texts = [];

  function textOf(i) {
    if (texts[i] === undefined) texts[i] = cards[i].textContent.replace(/\s+/g, " ").toLocaleLowerCase("en");
    return texts[i];
  }

  function wanted() {
    return {
      words: form.elements.q.value.toLocaleLowerCase("en").split(/\s+/).filter(Boolean),
      kind: form.elements.kind.value,
      actor: form.elements.actor.value,
      hidden: boxes.filter(function (b) { return !b.checked; }).map(function (b) { return b.value; })
    };
  }

  function isActive(want) {
    return want.words.length > 0 || want.kind !== "" || want.actor !== "" || want.hidden.length > 0;
  }

  function matches(want, i) {
    var data = cards[i].dataset;
    if (want.kind !== "" && data.kind !== want.kind) return false;
    if (want.actor !== "" && data.actors.split(" ").indexOf(want.actor) < 0) return false;
    if (want.hidden.indexOf(data.show) >= 0) return false;
    return want.words.every(function (word) { return textOf(i).indexOf(word) >= 0; });
  }

  function say(want, shown) {
    var all = cards.length === 1 ? "1 event" : cards.length + " events";
    count.textContent = isActive(want) ? shown + " of " + all : all;
    clear.hidden = !isActive(want);
    nothing.hidden = shown > 0;
    var parts = [];
    if (form.elements.q.value) parts.push("with the words “" + form.elements.q.value + "”");
    ["kind", "actor"].forEach(function (name) {
      var option = form.elements[name].selectedOptions[0];
      if (option && option.value !== "") parts.push("of the " + name + " “" + option.textContent.replace(/ \(\d+\)$/, "") + "”");
    });
    if (want.hidden.length > 0) parts.push("without those that are " + want.hidden.join(" or "));
    statement.textContent = parts.length > 0 ? "Only events " + parts.join(", ") + ": " + count.textContent + "." : "";
  }

  function apply() {
    var want = wanted();
    var active = isActive(want);
    var shown = 0;
    cards.forEach(function (card, i) {
      card.hidden = active && !matches(want, i);
      if (!card.hidden) shown += 1;
      if (rows.length > 0) rowOf[card.dataset.entry].hidden = card.hidden;
    });
    sections.forEach(function (section) {
      section.hidden = section.querySelector("article.card:not([hidden])") === null;
      if (active) unfold(section);
    });
    document.body.classList.toggle("filtered", active);
    say(want, shown);
  }

  // Opens what is folded in or around an element.
  function unfold(element) {
    var fold = element.querySelector("details.fold") || element.closest("details.fold");
    if (fold) fold.open = true;
  }

  var rowOf = {};
  rows.forEach(function (row) { rowOf[row.dataset.row] = row; });

  function keyOf(select) {
    var option = select.selectedOptions[0];
    return option && option.value !== "" ? option.dataset.key : "";
  }

  function save() {
    var state = new URLSearchParams();
    if (form.elements.q.value) state.set("q", form.elements.q.value);
    if (keyOf(form.elements.kind)) state.set("kind", keyOf(form.elements.kind));
    if (keyOf(form.elements.actor)) state.set("actor", keyOf(form.elements.actor));
    if (wanted().hidden.length > 0) state.set("hide", wanted().hidden.join(","));
    history.replaceState(null, "", "#" + state.toString());
  }

  function choose(select, key) {
    select.value = "";
    Array.prototype.forEach.call(select.options, function (option) {
      if (key && option.value !== "" && option.dataset.key === key) select.value = option.value;
    });
  }

  function load() {
    var hash = location.hash.slice(1);
    var target = hash && document.getElementById(hash);
    if (target) {  // a link to a card or a month: show it, whatever is filtered
      if (target.hidden || target.closest("[hidden]")) {
        form.reset();
        apply();
      }
      unfold(target);
      target.scrollIntoView();
      return;
    }
    var state = new URLSearchParams(hash);
    form.elements.q.value = state.get("q") || "";
    choose(form.elements.kind, state.get("kind"));
    choose(form.elements.actor, state.get("actor"));
    var hidden = (state.get("hide") || "").split(",");
    boxes.forEach(function (box) { box.checked = hidden.indexOf(box.value) < 0; });
    apply();
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function () { apply(); save(); });
  form.addEventListener("reset", function () {
    setTimeout(function () { apply(); save(); form.elements.q.focus(); }, 0);
  });
  window.addEventListener("hashchange", load);
  load();
})();
