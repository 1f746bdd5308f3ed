/* What the window found of each line of the list. */
import { all, one } from "./page.js";

const STATES = { received: "已收", verified: "核验", missing: "缺", deferred: "容缺" };

/* Mark one line by its digit, 0 for not looked at; false where there is no such mark. */
export function mark(line, digit) {
  const boxes = all(".marks input", line);
  const box = digit === 0 ? boxes.at(-1) : boxes[digit - 1];
  if (!box || digit > 4) return false;
  box.checked = true;
  tally();
  return true;
}

/* What is left unmarked and certainly needed is there; what is exempt was verified. */
export function markTheRest() {
  for (const line of all('.check[data-status="needed"]')) {
    if (!one('[value=""]:checked', line)) continue;
    one(`[value="${line.dataset.handling === "exempt" ? "verified" : "received"}"]`, line).checked = true;
  }
  tally();
}

export const anyMark = () => Boolean(one('.marks input:checked:not([value=""])'));

export function tally() {
  const marked = (state) => all(`.marks [value="${state}"]:checked`).length;
  const said = Object.entries(STATES).map(([state, words]) => [words, marked(state)]).filter(([, n]) => n);
  const words = said.map(([state, n]) => `${state} ${n}`).join("　");
  one("#tally").hidden = !words;
  one("#tally").textContent = words;
}

/* Marks, reasons and the kind of paper, to be put back into a fresh list. */
export function kept() {
  const marks = all('.marks input:checked:not([value=""])').map((box) => [box.name, box.value]);
  const why = all(".check-why input").filter((box) => box.value).map((box) => [box.id, box.value]);
  const slip = one('[name="slip"]').checked;
  return () => {
    for (const [name, value] of marks) {
      const box = all(`[name="${CSS.escape(name)}"]`).find((each) => each.value === value);
      if (box) box.checked = true;
    }
    for (const [id, words] of why) {
      const box = document.getElementById(id);
      if (box) box.value = words;
    }
    one('[name="slip"]').checked = slip;
    tally();
  };
}
