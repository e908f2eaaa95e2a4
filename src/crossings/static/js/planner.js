// Puts the planner's desk anew without loading the page again. Without it, every button loads the page and does the same.
const desk = document.querySelector("[data-part]");
const told = document.getElementById(`${desk.id}-told`);
let under_way = new AbortController();

let shown = location.search;

const show = (html, { pressed = "", place = -1, isNew }) => {
  const opened = [...desk.querySelectorAll("details[id][open]")].map((each) => each.id);
  desk.innerHTML = html;
  opened.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  const { address, told: words } = desk.querySelector("form").dataset;
  const where = new URL(address, location.href);
  if (isNew) history.pushState(null, "", where.pathname + where.search);
  for (const link of document.querySelectorAll(".langs a[hreflang]")) link.search = where.search;
  shown = where.search;
  told.textContent = words;
  const next = desk.querySelectorAll(".pool .mod__title")[place]; // who adds from the list goes on in it
  const names = [where.hash.slice(1), pressed, "h-verdict"].filter(Boolean);
  (next ?? names.map((name) => document.getElementById(name)).find(Boolean))?.focus();
};
const ask = async (query, how) => {
  under_way.abort();
  under_way = new AbortController();
  const { signal } = under_way;
  desk.querySelector("form").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(desk.dataset.part + query, { signal });
    if (!answer.ok) throw new Error(answer.status);
    show(await answer.text(), how);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(location.pathname + query);
  }
};

desk.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "get") return;
  event.preventDefault();
  const asked = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) asked.append(event.submitter.name, event.submitter.value);
  const place = [...desk.querySelectorAll(".pool .mod")].indexOf(event.submitter?.closest(".mod"));
  ask(`?${asked}`, { pressed: event.submitter?.id, place, isNew: true });
});
addEventListener("popstate", () => {
  if (location.search !== shown) ask(location.search, { isNew: false });
});
