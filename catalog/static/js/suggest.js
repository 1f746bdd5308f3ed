/* Suggestions while typing: a combobox that asks nothing while an input method is composing. */
(() => {
  "use strict";
  const WAIT = 180;

  for (const form of document.querySelectorAll("form[data-suggest]")) suggest(form);

  function suggest(form) {
    const box = form.querySelector("input[type=search]");
    const list = document.createElement("ul");
    let timer = 0, request = null, chosen = -1, absent = false;
    list.className = "suggestions";
    list.id = box.id + "-suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "您是不是要找");
    form.append(list);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    close();

    box.addEventListener("input", (event) => { if (!event.isComposing) later(); });
    box.addEventListener("compositionend", later);
    box.addEventListener("blur", () => setTimeout(close, 150));
    box.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        take(list.children[chosen].textContent);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    });

    function later() {
      clearTimeout(timer);
      if (!absent) timer = setTimeout(ask, WAIT);
    }

    async function ask() {
      request?.abort();
      const words = box.value.trim();
      if (!words) return close();
      request = new AbortController();
      try {
        const reply = await fetch(form.dataset.suggest + "?q=" + encodeURIComponent(words), { signal: request.signal });
        if (reply.status === 404) absent = true;
        if (!reply.ok) return close();
        fill((await reply.json()).suggestions ?? []);
      } catch {
        close();
      }
    }

    function fill(found) {
      list.replaceChildren(...found.map((words, place) => {
        const row = document.createElement("li");
        row.id = `${list.id}-${place}`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        row.textContent = words;
        row.addEventListener("pointerdown", (event) => { event.preventDefault(); take(words); });
        return row;
      }));
      chosen = -1;
      list.hidden = found.length === 0;
      box.setAttribute("aria-expanded", String(!list.hidden));
      box.removeAttribute("aria-activedescendant");
    }

    function take(words) {
      box.value = words;
      form.requestSubmit();
    }

    function choose(place) {
      chosen = (place + list.children.length) % list.children.length;
      [...list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === chosen)));
      box.setAttribute("aria-activedescendant", list.children[chosen].id);
    }

    function close() {
      list.hidden = true;
      chosen = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }
  }
})();
