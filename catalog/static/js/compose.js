/* Composing: answers beside the form at once, choices saved as they are made, items dragged,
   and the place on the page kept. Everything works without this file. */
(() => {
  "use strict";
  const PLACE = "compose-place";
  const RAIL = "outcome";
  document.documentElement.classList.add("live");

  /* Trying answers: fetch, and swap what is beside the form; the form itself is not touched. */
  let asking = null;

  async function follow(address) {
    asking?.abort();
    asking = new AbortController();
    try {
      const reply = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById(RAIL);
      if (!reply.ok || !fresh) return location.assign(address);
      swap(fresh);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  function swap(fresh) {
    const old = document.getElementById(RAIL);
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    const open = new Set([...old.querySelectorAll("details[id]")].map((fold) => fold.id + fold.open));
    const scrolled = old.scrollTop;
    old.replaceWith(document.adoptNode(fresh));
    for (const fold of fresh.querySelectorAll("details[id]")) {
      if (open.has(fold.id + "true")) fold.open = true;
      if (open.has(fold.id + "false")) fold.open = false;
    }
    fresh.scrollTop = scrolled;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  function tried(form) {
    const pairs = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value) pairs.append(key, value);
    return new URL(form.action).pathname + "?" + pairs;
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("#tries");
    if (form) follow(tried(form));
    if (event.target.matches?.("[data-autosave]")) send(event.target.form, "");
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id === "tries") {
      event.preventDefault();
      follow(tried(event.target));
      return;
    }
    if (event.target.closest(".piece-form")) remember();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-rail], #tries .try-end a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    follow(link.href);
  });

  /* What was chosen in a list of items is saved at once. */
  function send(form, deed) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "do";
    field.value = deed;
    form.append(field);
    remember();
    form.submit();
  }
  for (const button of document.querySelectorAll("[data-needless]")) button.hidden = true;

  /* The page comes back where it was, with the same control in focus. */
  function remember() {
    const id = document.activeElement?.id ?? "";
    sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, top: scrollY, id, at: Date.now() }));
  }

  const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (kept && kept.path === location.pathname && Date.now() - kept.at < 15000) {
    // A fragment would take the focus away again once the page has loaded.
    history.replaceState(null, "", location.pathname + location.search);
    if (document.readyState === "complete") comeBack();
    else addEventListener("load", comeBack);
  }

  function comeBack() {
    scrollTo({ top: kept.top, behavior: "instant" });
    const search = document.querySelector(".finder [type=search]");
    const control = document.getElementById(kept.id) ?? (kept.id.startsWith("add-") ? search : null);
    control?.focus({ preventScroll: true });
    if (control && control === search) search.select();
    document.querySelector("[role=alert]")?.scrollIntoView({ block: "center", behavior: "instant" });
  }

  /* Items dragged by their grip. */
  const list = document.querySelector("[data-sortable]");
  let dragged = null;
  const over = (event) => event.target.closest?.(".member");
  const clear = () => { for (const each of list.children) each.classList.remove("member--over", "member--dragged"); };
  list?.addEventListener("dragstart", (event) => {
    dragged = over(event);
    dragged.classList.add("member--dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.item);
    event.dataTransfer.setDragImage(dragged, 20, 20);
  });
  list?.addEventListener("dragover", (event) => {
    if (!dragged || !over(event)) return;
    event.preventDefault();
    for (const each of list.children) each.classList.toggle("member--over", each === over(event) && each !== dragged);
  });
  list?.addEventListener("drop", (event) => {
    const target = over(event);
    if (!dragged || !target || target === dragged) return;
    event.preventDefault();
    const place = [...list.children].filter((each) => each !== dragged).indexOf(target);
    send(list.closest("form"), `place ${dragged.dataset.item} ${place}`);
  });
  list?.addEventListener("dragend", () => { dragged = null; clear(); });

  /* A cell of the grid takes the colour of its choice at once. */
  document.addEventListener("change", (event) => {
    const cell = event.target.closest?.(".grid-cell");
    if (!cell || event.target.tagName !== "SELECT") return;
    const verb = event.target.value.split(":")[0];
    cell.className = "grid-cell" + (verb ? ` grid-cell--${verb}` : "");
  });

  /* What is typed and not saved is not left by accident. */
  let unsaved = false;
  document.querySelector("#question-form, .piece-form .form--piece")?.addEventListener("input", () => { unsaved = true; });
  document.addEventListener("submit", () => { unsaved = false; });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
})();
