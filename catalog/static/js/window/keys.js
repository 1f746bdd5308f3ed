/* One key per button or link, as the page shows them. */
import { foreign, isText, one } from "./page.js";

document.addEventListener("keydown", (event) => {
  if (foreign(event) || isText(event.target)) return;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const target = one(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
});
