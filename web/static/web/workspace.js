/* What a page gains when scripts run. Every page works whole without this file. */
"use strict";

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function say(text) {
  const line = one("#said");
  if (line && text && line.textContent !== text) line.textContent = text;
}

/* the server knows no one's time zone: the browser does */
function byOwnClock(time) {
  const form = { dateStyle: "medium", ...(time.dataset.local === "minute" && { timeStyle: "short" }) };
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, form).format(new Date(time.dateTime));
}

function ready() {
  const tab = one(".tabs [aria-current]");
  if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 48;
  all("[data-submit-on-change]").forEach((select) => {
    select.addEventListener("change", () => select.form.requestSubmit());
  });
  all("[data-drop]").forEach(dropZone);
  all("select[data-region]").forEach(customs);
  all("form[data-most]").forEach(tooLarge);
  all("time[data-local]").forEach(byOwnClock);
  all("[data-mirror]").forEach(mirror);
  all("[data-skip]").forEach((button) => {
    if (sessionStorage.getItem(`skip ${button.dataset.skip}`)) button.closest("article").hidden = true;
  });
  keepFresh();
  const problems = one("#problems");
  if (problems) problems.focus();
  const live = one("[data-live]");
  if (live && live.dataset.live) follow(live);
}

/* ---- files dropped or chosen */
function dropZone(zone) {
  const input = one("input[type=file]", zone);
  const chosen = one("[data-chosen]", zone);
  const show = () => {
    chosen.replaceChildren(...[...input.files].map((file) => {
      const line = document.createElement("span");
      line.textContent = file.name;
      return line;
    }));
    zone.classList.toggle("full", input.files.length > 0);
  };
  input.addEventListener("change", show);
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) {
    zone.addEventListener(kind, () => zone.classList.remove("over"));
  }
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; show(); }
  });
  show();
}

/* ---- more than the server takes is said at once, not after minutes of sending */
function tooLarge(form) {
  const most = Number(form.dataset.most) * 1024 * 1024;
  const problem = one("#too-large", form);
  form.addEventListener("submit", (event) => {
    const sent = all("input[type=file]", form).flatMap((input) => [...input.files]);
    const much = sent.reduce((sum, file) => sum + file.size, 0) > most;
    problem.hidden = !much;
    if (much) { event.preventDefault(); problem.focus(); }
  });
}

/* ---- what is typed shows on the paper beside it at once */
function mirror(input) {
  const shown = document.getElementById(input.dataset.mirror);
  if (!shown) return;
  input.addEventListener("input", () => {
    if (!input.matches("textarea")) { shown.textContent = input.value; return; }
    shown.replaceChildren(...input.value.split("\n").filter((line) => line.trim()).map((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    }));
  });
}

/* ---- another country: its word on photos, and the pages as they would look there */
function customs(select) {
  select.addEventListener("change", () => {
    const policy = select.selectedOptions[0].dataset.policy;
    all("p[data-policy]").forEach((line) => { line.hidden = line.dataset.policy !== policy; });
    all("img[data-page]").forEach((image) => {
      const address = new URL(image.src);
      address.searchParams.set("region", select.value);
      image.src = address.href;
    });
  });
}

/* ---- a run, followed: events from the server, polling while they fail */
function follow(live) {
  let timer = 0;
  let poll = 0;
  const refresh = () => {
    if (timer) return;
    timer = setTimeout(() => { timer = 0; htmx.trigger(live, "refresh"); }, 250);
  };
  const beat = (on) => {
    if (on && !poll) poll = setInterval(refresh, 2000);
    if (!on && poll) { clearInterval(poll); poll = 0; }
  };
  const source = new EventSource(live.dataset.live);
  source.onopen = () => { beat(false); refresh(); };
  source.onmessage = refresh;
  for (const kind of ["state", "began", "said", "ended"]) source.addEventListener(kind, refresh);
  source.onerror = () => beat(true);
  const offline = one("#offline");
  live.addEventListener("htmx:sendError", () => { offline.hidden = false; });
  live.addEventListener("htmx:afterSwap", () => { offline.hidden = true; });
  const over = () => {
    const now = one("[data-state]", live);
    const ended = now && !["queued", "running"].includes(now.dataset.state);
    const told = all(ended ? "h1, #run-now, .notice p" : "#run-now", live);
    say(told.map((line) => line.textContent.trim()).join(" "));
    if (ended) {
      source.close();
      clearInterval(clock);
      beat(false);
      if (now.dataset.go) location.replace(now.dataset.go); // so that Back leads to where the run was asked for
      return true;
    }
    return false;
  };
  live.addEventListener("htmx:afterSettle", over);
  const clock = setInterval(() => { if (!document.hidden) refresh(); }, 4000); // the elapsed time goes on
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  setTimeout(() => { if (source.readyState !== EventSource.OPEN) beat(true); }, 1500);
}

/* ---- while a run lays the decisions out, the score, the pages and the files follow it */
let freshen = 0;

function keepFresh() {
  clearTimeout(freshen);
  const asker = one("#fresh");
  if (asker && one("[data-busy]")) freshen = setTimeout(() => htmx.trigger(asker, "refresh"), 900);
}
for (const kind of ["htmx:afterSettle", "htmx:oobAfterSwap", "htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(kind, keepFresh);
}

/* ---- the keyboard in the workspace */
const suggestions = () => all("[data-suggestion]");
let current = null;

function choose(card) {
  all(".suggestion.current").forEach((other) => other.classList.remove("current"));
  current = card ? card.id : null;
  if (!card) return;
  card.classList.add("current");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function move(step) {
  const cards = suggestions();
  const at = cards.findIndex((card) => card.id === current);
  choose(cards[Math.min(cards.length - 1, Math.max(0, at < 0 ? 0 : at + step))]);
}

function press(value) {
  const card = current && document.getElementById(current);
  const button = card && one(`button[name=decision][value=${value}]`, card);
  if (button) button.click();
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  a: () => press("accepted"),
  r: () => press("rejected"),
  u: () => press("pending"),
  e: () => {
    const own = current && one("[data-own]", document.getElementById(current));
    if (own) { own.open = true; one("textarea", own).focus(); }
  },
  "?": () => { const help = one("#keys"); if (help) help.showModal(); },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !suggestions().length) return;
  if (event.key === "Escape" && event.target.matches("textarea, input") && event.target.closest("[data-suggestion]")) {
    choose(event.target.closest("[data-suggestion]"));
    return;
  }
  if (event.target.closest("input, textarea, select, dialog")) return;
  const deed = KEYS[event.key];
  if (deed) { event.preventDefault(); deed(); }
});

document.addEventListener("click", (event) => {
  const skip = event.target.closest("[data-skip]");
  if (skip) {
    sessionStorage.setItem(`skip ${skip.dataset.skip}`, "1");
    const card = skip.closest("article");
    const next = card.nextElementSibling || card.parentElement.nextElementSibling;
    card.hidden = true;
    const focus = next && one("input, button, [tabindex]", next);
    if (focus) focus.focus();
    return;
  }
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open).showModal();
});

/* ---- pointing at a field, or at evidence, lights up its place on the page it was read from */
function light(id, on) {
  const name = CSS.escape(id);
  all(`:is(rect, mark)[data-field="${name}"], :is(rect, mark)[data-field^="${name}."]`).forEach((box) => {
    box.classList.toggle("lit", on);
    if (on) bringIntoView(box);
  });
}

function bringIntoView(box) { // inside its own column only: the page itself never moves under the person
  const view = box.closest(".view");
  if (!view || view.scrollHeight <= view.clientHeight) return;
  const [place, frame] = [box.getBoundingClientRect(), view.getBoundingClientRect()];
  if (place.top < frame.top || place.bottom > frame.bottom) view.scrollTop += place.top - frame.top - frame.height / 3;
}

let pointed = []; // the fields whose places are shown instead of the preview
let leaving = 0;

function showSource() {
  const source = one("#source");
  const on = pointed.length > 0 && source.childElementCount > 0;
  source.hidden = !on;
  one("#preview").hidden = on;
  all("#source .lit").forEach((box) => box.classList.remove("lit"));
  if (on) pointed.forEach((id) => light(id, true));
}

function point(fields) {
  const source = one("#source");
  if (!source || !matchMedia("(min-width: 64rem)").matches) return; // beside the evidence, or not at all
  clearTimeout(leaving);
  pointed = fields;
  if (!fields.length) { leaving = setTimeout(showSource, 150); return; }
  if (source.dataset.url) {
    const address = source.dataset.url;
    delete source.dataset.url;
    htmx.ajax("GET", address, { target: "#source", swap: "innerHTML" }).then(showSource);
  }
  showSource();
}

for (const [kind, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
  document.addEventListener(kind, (event) => {
    if (!event.target.closest) return;
    const evidence = event.target.closest("[data-evidence]");
    const place = event.target.closest("[data-field]");
    if (evidence) {
      const quoted = place ? [place] : all("[data-field]", evidence);
      point(on ? quoted.map((quote) => quote.dataset.field) : []);
    } else if (place && !place.closest("svg, .source-text")) light(place.dataset.field, on);
  });
}

/* ---- a page of the preview stays until the one that takes its place is there: no white flash at each decision */
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.id !== "preview") return;
  const before = all("#preview .page-frame img:last-child");
  all(".page-frame img", event.detail.fragment).forEach((page, index) => {
    const old = before[index];
    if (!old || !old.complete || !old.naturalWidth) return;
    old.alt = "";
    page.before(old);
    for (const kind of ["load", "error"]) page.addEventListener(kind, () => { old.remove(); }, { once: true });
  });
});

/* ---- what had the focus may be gone with a fragment: then the nearest part around it that is still there has it */
let around = [];

document.addEventListener("htmx:beforeSwap", () => {
  around = [];
  for (let part = document.activeElement; part && part !== document.body; part = part.parentElement) {
    if (part.id) around.push(part.id);
  }
});
document.addEventListener("htmx:afterSettle", () => {
  if (!around.length || (document.activeElement && document.activeElement !== document.body)) return;
  const left = around.map((id) => document.getElementById(id)).find(Boolean);
  if (!left) return;
  if (!left.matches("a, button, input, select, textarea, summary, [tabindex]")) left.tabIndex = -1;
  left.focus({ preventScroll: true });
});

/* ---- after a fragment was swapped, the focus stays where the person was */
document.addEventListener("htmx:afterSettle", (event) => {
  const card = event.detail.target && event.detail.target.id && document.getElementById(event.detail.target.id);
  if (!card || !card.matches("[data-suggestion]")) return;
  choose(card);
  say(one(".tag", card) ? one(".tag", card).textContent.trim() : "");
});

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
else ready();
