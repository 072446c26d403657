/* Buttons to print the page and to copy a list; they are shown only where this script runs. */
(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const lines = [...document.querySelectorAll(`#${button.dataset.copy} li`)].map((line) => line.textContent.trim());
      await navigator.clipboard.writeText(lines.join("\n"));
      document.querySelector("[data-copied]").hidden = false;
    });
  }
})();
