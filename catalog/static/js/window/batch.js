/* A pile of papers: count them while they arrive, then hand over one zip. */
import { all, one } from "./page.js";

const pile = one("#batch");
const say = (words) => { one("#batch-progress").textContent = words; };

pile.addEventListener("click", (event) => {
  if (!event.target.closest("[data-tick-all]")) return;
  const boxes = all("[type=checkbox]", event.target.closest("fieldset"));
  const rest = boxes.some((box) => !box.checked);
  boxes.forEach((box) => { box.checked = rest; });
});
pile.addEventListener("submit", (event) => {
  event.preventDefault();
  fetchPile().catch(() => say("没有打成，请再点一次。"));
});

async function fetchPile() {
  const button = one("[type=submit]", pile);
  button.disabled = true;
  say("正在排版……");
  try {
    const reply = await fetch(pile.action, { method: "POST", body: new FormData(pile) });
    const total = Number(reply.headers.get("X-Papers"));
    if (!total) return say("先勾选要打印的事，再选一种纸。");
    const pieces = await counted(reply.body.getReader(), total);
    save(pieces, /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition"))?.[1] ?? "papers.zip");
    say(`${total} 份都好了，已下载为一个压缩包。`);
  } finally {
    button.disabled = false;
  }
}

/* The pieces of the zip; the bar follows while they come. */
async function counted(reader, total) {
  const bar = one("#batch-bar"), pieces = [];
  bar.hidden = false;
  bar.max = total;
  let seen = 0, tail = new Uint8Array(0);
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    pieces.push(part.value);
    const bytes = new Uint8Array([...tail, ...part.value]);
    seen += papersIn(bytes);
    tail = bytes.slice(-3);
    bar.value = seen;
    say(`已排好 ${Math.min(seen, total)} 份，共 ${total} 份`);
  }
  return pieces;
}

/* Each paper in a zip begins with PK 3 4. */
function papersIn(bytes) {
  let n = 0;
  for (let i = 0; i + 3 < bytes.length; i++) {
    if (bytes[i] === 80 && bytes[i + 1] === 75 && bytes[i + 2] === 3 && bytes[i + 3] === 4) n++;
  }
  return n;
}

function save(pieces, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(pieces, { type: "application/zip" }));
  link.download = name;
  link.click();
}
