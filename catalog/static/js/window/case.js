/* One citizen's case by keyboard: questions first, then the list. Keys are taken one after the
   other: one pressed while the list is being fetched waits for it, so none is lost or misread. */
import { anyMark, kept, mark, markTheRest, tally } from "./marks.js";
import { addressOf, all, foreign, isText, one, pageAt } from "./page.js";

const root = document.documentElement;
let queue = Promise.resolve();
const then = (act) => { queue = queue.then(act).catch(() => location.reload()); };

const current = () => one('.ask[aria-current="true"], .check[aria-current="true"]');
const asks = () => all(".ask");
const checks = () => all(".check");
const answered = (ask) => Boolean(one("input:checked", ask));

function settle(part) {
  current()?.removeAttribute("aria-current");
  if (!part) return;
  part.setAttribute("aria-current", "true");
  root.dataset.mode = part.matches(".ask") ? "ask" : "check";
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "nearest", behavior: "instant" });
}

document.addEventListener("keydown", (event) => {
  if (foreign(event)) return;
  if (isText(event.target)) {
    if (event.key === "Enter" || event.key === "Escape") { event.preventDefault(); settle(current()); }
    return;
  }
  const native = event.target.closest("button, a, summary") || (event.target.matches("input") && event.key === " ");
  if (native && (event.key === "Enter" || event.key === " ")) return;
  if (!/^([0-9a-z ]|Enter|Escape|ArrowDown|ArrowUp)$/i.test(event.key)) return;
  event.preventDefault();
  then(() => press(event.key.length === 1 ? event.key.toUpperCase() : event.key));
});

async function press(key) {
  const asking = current()?.matches(".ask");
  if (key === "ArrowDown" || key === "ArrowUp") return step(key === "ArrowDown" ? 1 : -1);
  if (key === "Escape") return back();
  if (/^\d$/.test(key)) return asking ? answer(Number(key)) : mark(current() ?? root, Number(key)) && step(1);
  if (key === "Enter" || key === " ") return asking ? onward(asks().indexOf(current()) + 1) : step(1);
  if (key === "T") return flip(one('[name="slip"]'));
  if (key === "A") return markTheRest();
  if (key === "E") return one(".check-why input", current() ?? root)?.focus();
  one(`[data-key="${key}"]:not(:disabled)`)?.click();
}

const flip = (box) => { box.checked = !box.checked; };

async function answer(place) {
  const ask = current();
  const box = all("input", ask)[place - 1];
  if (!box) return;
  const many = "many" in ask.dataset;
  box.checked = many ? !box.checked : true;
  await answeredWith(box, !many || (box.checked && "exclusive" in box.dataset));
}

/* Fetch the list for the answers as they are; go on when the question is done with. */
async function answeredWith(box, done) {
  clearOthers(box);
  const id = box.closest(".ask").id;
  await show(addressOf(one("#asking")), id);
  if (!done) return;
  const left = asks();
  const at = left.findIndex((ask) => ask.id === id);
  const open = left.findIndex((ask, place) => place > at && !answered(ask));
  onward(open < 0 ? left.length : open);
}

const onward = (place) => settle(asks()[place] ?? checks()[0] ?? asks().at(-1));

function clearOthers(box) {
  if (box.type !== "checkbox" || !box.checked) return;
  const alone = "exclusive" in box.dataset;
  for (const other of all("input:checked", box.closest(".ask"))) {
    if (other !== box && (alone || "exclusive" in other.dataset)) other.checked = false;
  }
}

function step(by) {
  const parts = current()?.matches(".check") ? checks() : asks();
  settle(parts[Math.max(0, Math.min(parts.length - 1, parts.indexOf(current()) + by))]);
}

function back() {
  const at = asks().indexOf(current());
  if (at > 0) settle(asks()[at - 1]);
  else if (at < 0 && asks().length) settle(asks().at(-1));
  else one("#case-back").click();
}

/* The case at an address in place of this one; marks and places are kept. */
async function show(address, id) {
  const page = await pageAt(address);
  const restore = kept();
  const scrolled = all(".asking, .case-side").map((part) => part.scrollTop);
  one("#case").replaceWith(document.adoptNode(one("#case", page)));
  all(".asking, .case-side").forEach((part, place) => { part.scrollTop = scrolled[place]; });
  history.replaceState(null, "", address);
  all("[data-needs-script]").forEach((part) => { part.hidden = false; });
  restore();
  settle(document.getElementById(id) ?? asks()[0] ?? checks()[0]);
  say("清单已更新：" + all("#case-sum li").map((part) => part.textContent.trim()).join("，"));
}

const say = (words) => { one("#spoken").textContent = words; };

/* The mouse does the same as the keys. */
document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.closest("#asking")) then(() => answeredWith(box, box.type === "radio"));
  else if (box.closest(".marks")) { settle(box.closest(".check")); tally(); }
  else if (box.id === "town") then(() => show(addressOf(box.form), current()?.id));
});
document.addEventListener("click", (event) => {
  const part = event.target.closest(".ask, .check");
  if (part && part !== current() && !event.target.closest("input, label, button, a")) settle(part);
  if (event.target.closest("[data-all]")) markTheRest();
});
document.addEventListener("submit", (event) => {
  if (event.target.id === "asking") {
    event.preventDefault();
    then(() => show(addressOf(event.target), current()?.id));
  }
  if (event.submitter && "needsMarks" in event.submitter.dataset && !anyMark()) {
    event.preventDefault();
    one("#needs-marks-hint").classList.add("wrong");
    say(one("#needs-marks-hint").textContent);
  }
});

settle(asks().find((ask) => !answered(ask) && !("extra" in ask.dataset)) ?? checks()[0] ?? asks()[0]);
tally();
