/* Search as one types; digits pick. Nothing is done while an input method is composing. */
import { all, foreign, one, pageAt } from "./page.js";

const WAIT = 120;
const form = one("#finding"), box = one("#q");
let timer = 0, request = null, asked = box.value.trim(), latest = Promise.resolve();

box.focus(); // autofocus comes only with the first painting: words typed before it were lost

box.addEventListener("input", (event) => { if (!event.isComposing) later(); });
box.addEventListener("compositionend", later);
form.addEventListener("submit", (event) => { event.preventDefault(); pick(1); });
document.addEventListener("keydown", (event) => {
  if (foreign(event)) return;
  const typing = event.target === box;
  if (/^[1-9]$/.test(event.key) && !(typing && asText())) {
    event.preventDefault();
    pick(Number(event.key));
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") {
    event.preventDefault();
    if (typing) { box.value = ""; later(); }
    box.focus();
  } else if (!typing && event.key.length === 1 && event.key !== " ") {
    box.focus();
  }
});

/* A figure after a space is part of the words: 满 16 岁. */
function asText() {
  return /\s\d*$/.test(box.value.slice(0, box.selectionStart ?? undefined));
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
}

function search() {
  clearTimeout(timer);
  timer = 0;
  const words = box.value.trim();
  if (words !== asked) {
    request?.abort();
    request = new AbortController();
    asked = words;
    latest = fill(form.getAttribute("action") + (words ? "?q=" + encodeURIComponent(words) : ""), request.signal);
  }
  return latest;
}

async function fill(address, signal) {
  try {
    const page = await pageAt(address, signal);
    one("#found").replaceWith(document.adoptNode(one("#found", page)));
    history.replaceState(null, "", address);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

/* What is picked is always a result of the words as they stand now. */
async function pick(place) {
  await search();
  one(`[data-pick="${place}"]`)?.click();
}

function move(step) {
  const picks = all(".pick");
  const at = picks.indexOf(document.activeElement) + step;
  if (at < 0) box.focus();
  else picks[Math.min(at, picks.length - 1)]?.focus();
}
