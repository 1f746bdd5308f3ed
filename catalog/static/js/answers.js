/* Answers in place, copy and print. Everything works without this file. */
(() => {
  "use strict";
  const GUIDE = "guide";

  document.documentElement.classList.add("live");

  /* Answers in place: fetch the same address, swap the guide, keep place and focus. */
  let asking = null;

  async function show(address, remember) {
    asking?.abort();
    asking = new AbortController();
    let reply;
    try {
      reply = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
      return;
    }
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    if (!reply.ok || !fresh.getElementById(GUIDE)) return location.assign(address);
    if (remember) history.pushState({ swapped: true }, "", address);
    swap(fresh.getElementById(GUIDE));
  }

  function swap(fresh) {
    const old = document.getElementById(GUIDE);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const anchor = focused?.closest("fieldset, li, section") ?? null;
    const before = focused?.getBoundingClientRect().top;
    const ticked = [...old.querySelectorAll("[data-keep]:checked")].map((box) => box.id);
    const open = [...old.querySelectorAll("details[open][id]")].map((fold) => fold.id);
    old.replaceWith(document.adoptNode(fresh));
    ticked.forEach((id) => { const box = document.getElementById(id); if (box) box.checked = true; });
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    const place = focused && (document.getElementById(focused.id) ?? document.getElementById(anchor?.id));
    if (place) {
      place.focus({ preventScroll: true });
      scrollBy({ top: place.getBoundingClientRect().top - before, behavior: "instant" });
    }
    reveal();
    speak();
  }

  function speak() {
    const parts = [...document.querySelectorAll("#summary li")].map((part) => part.textContent.trim());
    document.getElementById("spoken").textContent = "清单已更新：" + parts.join("，");
  }

  function addressOf(form) {
    const pairs = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value) pairs.append(key, value);
    const query = pairs.toString();
    return new URL(form.action).pathname + (query ? "?" + query : "");
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("#answers");
    if (!form) return;
    settleExclusive(event.target);
    show(addressOf(form), true);
  });

  /* “都不是”“不清楚” clears the rest of its question, and the rest clears it. */
  function settleExclusive(box) {
    if (box.type !== "checkbox" || !box.checked) return;
    const alone = "exclusive" in box.dataset;
    for (const other of box.closest("fieldset").querySelectorAll("input:checked")) {
      if (other !== box && (alone || "exclusive" in other.dataset)) other.checked = false;
    }
  }

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "answers") return;
    event.preventDefault();
    show(addressOf(event.target), true);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-swap]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const address = new URL(link.href);
      show(address.pathname + address.search, true);
    }
    if (event.target.closest?.("[data-print]")) print();
    const copy = event.target.closest?.("[data-copy]");
    if (copy) copyAddress(copy);
  });

  addEventListener("popstate", (event) => {
    if (document.getElementById(GUIDE) && event.state !== null) show(location.href, false);
  });
  if (document.getElementById(GUIDE)) history.replaceState({ swapped: true }, "");

  /* Copy and print */
  async function copyAddress(button) {
    const words = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "已复制";
    } catch {
      button.textContent = "没能复制，请长按网址栏";
    }
    setTimeout(() => { button.textContent = words; }, 2500);
  }

  function reveal() {
    for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;
  }
  reveal();

})();
