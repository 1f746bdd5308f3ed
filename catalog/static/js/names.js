// Names of the catalogue offered while one is written; without this the page offers them after
// it was sent.
"use strict";

for (const input of document.querySelectorAll("input[data-names]")) {
  const offered = input.list;
  let timer = 0;
  let asked = "";

  const offer = async () => {
    const words = input.value.trim();
    if (!words || words === asked) return;
    asked = words;
    const response = await fetch(`${input.dataset.names}?q=${encodeURIComponent(words)}`);
    if (!response.ok || words !== input.value.trim()) return;
    const { names } = await response.json();
    offered.replaceChildren(
      ...names.map(({ name, reason }) => {
        const option = document.createElement("option");
        option.value = name;
        if (reason) option.label = `${name}　${reason}`;
        return option;
      }),
    );
  };

  const later = (event) => {
    if (event.isComposing) return; // the word is still being put together
    clearTimeout(timer);
    timer = setTimeout(offer, 150);
  };
  input.addEventListener("input", later);
  input.addEventListener("compositionend", later);
}
