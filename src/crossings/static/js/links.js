// Shows the number of a slider while it is moved. Without it, the number is that of the page.
for (const slider of document.querySelectorAll(".slider input")) {
  const shown = slider.parentElement.querySelector("output");
  slider.addEventListener("input", () => {
    shown.value = slider.value;
  });
}
