/* Keys for the window; answers.js reveals what needs script and prints. Every page works without this file, with plain forms and links.
   Nothing is done while an input method is composing. Keys are taken one after the other:
   one pressed while the list is being fetched waits for it, so none is lost or misread. */
(() => {
  "use strict";
  const root = document.documentElement;
  const WAIT = 120;
  const STATES = { received: "已收", verified: "核验", missing: "缺", deferred: "容缺" };
  const one = (css, within = document) => within.querySelector(css);
  const all = (css, within = document) => [...within.querySelectorAll(css)];
  const composing = (event) => event.isComposing || event.keyCode === 229;
  const combined = (event) => event.ctrlKey || event.metaKey || event.altKey;
  const isText = (node) => node?.matches?.("input:not([type=radio], [type=checkbox]), textarea, select");
  const reveal = () => all("[data-needs-script]").forEach((part) => { part.hidden = false; });

  async function pageAt(address, signal) {
    const reply = await fetch(address, { signal, headers: { Accept: "text/html" } });
    if (!reply.ok || reply.redirected) throw new Error(String(reply.status));
    return new DOMParser().parseFromString(await reply.text(), "text/html");
  }

  function addressOf(form) {
    const pairs = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value) pairs.append(key, value);
    const query = pairs.toString();
    return new URL(form.action).pathname + (query ? "?" + query : "");
  }

  root.classList.add("live"); // before anything is laid out or scrolled to; answers.js runs later

  let queue = Promise.resolve();
  const then = (act) => { queue = queue.then(act).catch(() => location.reload()); };

  if (one("#finding")) front(one("#finding"));
  else if (one("#case")) counter();
  else document.addEventListener("keydown", (event) => {
    if (composing(event) || combined(event) || isText(event.target)) return;
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    const target = one(`[data-key="${CSS.escape(key)}"]`);
    if (target) { event.preventDefault(); target.click(); }
  });

  /* Search */
  function front(form) {
    const box = one("#q");
    let timer = 0, request = null, asked = box.value.trim(), latest = Promise.resolve();
    box.focus(); // autofocus comes only with the first painting: words typed before it were lost

    box.addEventListener("input", (event) => { if (!event.isComposing) later(); });
    box.addEventListener("compositionend", later);
    form.addEventListener("submit", (event) => { event.preventDefault(); pick(1); });
    document.addEventListener("keydown", (event) => {
      if (composing(event) || combined(event)) return;
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
    const asText = () => /\s\d*$/.test(box.value.slice(0, box.selectionStart ?? undefined));

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
  }

  /* The case: questions first, then the list */
  function counter() {
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
      if (composing(event) || combined(event)) return;
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
      if (/^\d$/.test(key)) return asking ? answer(Number(key)) : mark(Number(key));
      if (key === "Enter" || key === " ") return asking ? onward(asks().indexOf(current()) + 1) : step(1);
      if (key === "T") return flip(one('[name="slip"]'));
      if (key === "A") return markAll();
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

    function mark(place) {
      const boxes = all(".marks input", current() ?? root);
      const box = place === 0 ? boxes.at(-1) : boxes[place - 1];
      if (!box || place > 4) return;
      box.checked = true;
      tally();
      step(1);
    }

    function markAll() {
      for (const line of all('.check[data-status="needed"]')) {
        if (!one('[value=""]:checked', line)) continue;
        one(`[value="${line.dataset.handling === "exempt" ? "verified" : "received"}"]`, line).checked = true;
      }
      tally();
    }

    const marked = (state) => all(`.marks [value="${state}"]:checked`).length;

    function tally() {
      const said = Object.entries(STATES).map(([state, words]) => [words, marked(state)]).filter(([, n]) => n);
      const words = said.map(([state, n]) => `${state} ${n}`).join("　");
      one("#tally").hidden = !words;
      one("#tally").textContent = words;
    }

    async function show(address, id) {
      const page = await pageAt(address);
      const kept = all('.marks input:checked:not([value=""])').map((box) => [box.name, box.value]);
      const why = all(".check-why input").filter((box) => box.value).map((box) => [box.id, box.value]);
      const slip = one('[name="slip"]').checked;
      const scrolled = all(".asking, .case-side").map((part) => part.scrollTop);
      one("#case").replaceWith(document.adoptNode(one("#case", page)));
      for (const [name, value] of kept) {
        const box = all(`[name="${CSS.escape(name)}"]`).find((each) => each.value === value);
        if (box) box.checked = true;
      }
      for (const [box, words] of why) { const found = document.getElementById(box); if (found) found.value = words; }
      one('[name="slip"]').checked = slip;
      all(".asking, .case-side").forEach((part, place) => { part.scrollTop = scrolled[place]; });
      history.replaceState(null, "", address);
      reveal();
      tally();
      settle(document.getElementById(id) ?? asks()[0] ?? checks()[0]);
      one("#spoken").textContent = "清单已更新：" + all("#case-sum li").map((part) => part.textContent.trim()).join("，");
    }

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
      if (event.target.closest("[data-all]")) markAll();
    });
    document.addEventListener("submit", (event) => {
      if (event.target.id === "asking") { event.preventDefault(); then(() => show(addressOf(event.target), current()?.id)); }
      if (event.submitter && "needsMarks" in event.submitter.dataset && !one('.marks input:checked:not([value=""])')) {
        event.preventDefault();
        one("#needs-marks-hint").classList.add("wrong");
        one("#spoken").textContent = one("#needs-marks-hint").textContent;
      }
    });

    settle(asks().find((ask) => !answered(ask) && !("extra" in ask.dataset)) ?? checks()[0] ?? asks()[0]);
    tally();
  }

  /* A pile of papers: count them while they arrive */
  const batch = one("#batch");
  if (batch) {
    batch.addEventListener("click", (event) => {
      if (!event.target.closest("[data-tick-all]")) return;
      const boxes = all("[type=checkbox]", event.target.closest("fieldset"));
      const rest = boxes.some((box) => !box.checked);
      boxes.forEach((box) => { box.checked = rest; });
    });
    batch.addEventListener("submit", (event) => { event.preventDefault(); fetchPile().catch(() => say("没有打成，请再点一次。")); });
  }

  const say = (words) => { one("#batch-progress").textContent = words; };

  async function fetchPile() {
    const bar = one("#batch-bar"), button = one("[type=submit]", batch);
    button.disabled = true;
    say("正在排版……");
    try {
      const reply = await fetch(batch.action, { method: "POST", body: new FormData(batch) });
      const total = Number(reply.headers.get("X-Papers"));
      if (!total) return say("先勾选要打印的事，再选一种纸。");
      bar.hidden = false;
      bar.max = total;
      const pieces = [], reader = reply.body.getReader();
      let seen = 0, tail = new Uint8Array(0);
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        pieces.push(part.value);
        const bytes = new Uint8Array([...tail, ...part.value]);
        seen += papersIn(bytes);
        tail = bytes.slice(-3);
        bar.value = seen;
        say(`已排好 ${Math.min(seen, total)} 份，共 ${total} 份`);
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(pieces, { type: "application/zip" }));
      link.download = /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition"))?.[1] ?? "papers.zip";
      link.click();
      say(`${total} 份都好了，已下载为一个压缩包。`);
    } finally {
      button.disabled = false;
    }
  }

  /* Each paper in a zip begins with PK 3 4. */
  function papersIn(bytes) {
    let n = 0;
    for (let i = 0; i + 3 < bytes.length; i++) {
      if (bytes[i] === 80 && bytes[i + 1] === 75 && bytes[i + 2] === 3 && bytes[i + 3] === 4) n++;
    }
    return n;
  }
})();
