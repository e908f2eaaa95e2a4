// Suggests titles under every search box while somebody types, as an ARIA combobox. Without it, the box searches as well.
for (const box of document.querySelectorAll("input[data-suggestions]")) {
  const list = box.form.querySelector("[role=listbox]");
  const told = box.form.querySelector("[role=status]");
  let asked = "";
  let active = -1;
  const expect = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(expect)) box.setAttribute(name, value);

  const activate = (place) => {
    active = place;
    [...list.children].forEach((each, number) => each.setAttribute("aria-selected", number === place));
    if (place < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  };
  const option = (title, place) =>
    Object.assign(document.createElement("li"), { id: `${list.id}-${place}`, role: "option", dir: "auto", textContent: title });
  const show = (titles) => {
    list.replaceChildren(...titles.map(option));
    list.hidden = titles.length === 0;
    box.setAttribute("aria-expanded", !list.hidden);
    told.textContent = list.hidden ? "" : `${list.ariaLabel}: ${titles.length}`;
    activate(-1);
  };
  const close = () => {
    asked = "";
    show([]);
  };
  const choose = (place) => {
    box.value = list.children[place].textContent;
    close();
    box.form.requestSubmit();
  };
  const ask = async () => {
    const words = box.value.trim();
    if (words.length < 2) return close();
    if (words === asked) return;
    asked = words;
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (asked !== words) return;
    const answer = await fetch(`${box.dataset.suggestions}?q=${encodeURIComponent(words)}`);
    const titles = answer.ok ? (await answer.json()).titles : [];
    if (asked === words) show(titles);
  };
  const move = (step) => {
    if (list.hidden) return ask();
    const places = list.children.length + 1; // one of them is the box itself
    activate(((active + 1 + step + places) % places) - 1);
  };

  box.addEventListener("input", ask);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (press) => {
    const isOpen = !list.hidden;
    if (press.isComposing) return;
    if (press.key === "ArrowDown") move(1);
    else if (press.key === "ArrowUp" && isOpen) move(-1);
    else if (press.key === "Escape" && isOpen) close();
    else if (press.key === "Enter" && isOpen && active >= 0) choose(active);
    else return;
    press.preventDefault();
  });
  list.addEventListener("mousedown", (press) => press.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (press) => {
    const place = [...list.children].indexOf(press.target.closest("[role=option]"));
    if (place >= 0) choose(place);
  });
}
