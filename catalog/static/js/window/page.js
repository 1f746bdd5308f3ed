/* What the window's pages share. Every page works without script, with plain forms and links. */

document.documentElement.classList.add("live"); // before anything is scrolled to; answers.js runs later

export const one = (css, within = document) => within.querySelector(css);
export const all = (css, within = document) => [...within.querySelectorAll(css)];

/* Keys that belong to an input method or to the browser are left alone. */
export const foreign = (event) =>
  event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey;

export const isText = (node) =>
  Boolean(node?.matches?.("input:not([type=radio], [type=checkbox]), textarea, select"));

/* The page at an address as a document; throws where the answer is no page of this kind. */
export async function pageAt(address, signal) {
  const reply = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (!reply.ok || reply.redirected) throw new Error(String(reply.status));
  return new DOMParser().parseFromString(await reply.text(), "text/html");
}

/* Where a GET form leads as it is filled in; empty fields are left out. */
export function addressOf(form) {
  const pairs = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (value) pairs.append(key, value);
  const query = pairs.toString();
  return new URL(form.action).pathname + (query ? "?" + query : "");
}
