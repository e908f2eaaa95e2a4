// Suggests titles under every search box while somebody types. Without it, the box searches as well.
for (const box of document.querySelectorAll("input[data-suggestions]")) {
  let asked = "";
  box.addEventListener("input", async () => {
    const words = box.value.trim();
    if (words.length < 2 || words === asked) return;
    asked = words;
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (asked !== words) return;
    const answer = await fetch(`${box.dataset.suggestions}?q=${encodeURIComponent(words)}`);
    if (!answer.ok || asked !== words) return;
    const { titles } = await answer.json();
    box.list.replaceChildren(...titles.map((title) => Object.assign(document.createElement("option"), { value: title })));
  });
}
