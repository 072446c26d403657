// Shows beside each text how it arrives, and when it leaves: asked of the server, which counts as it sends.
const PAUSE = 400;
const editor = document.querySelector("[data-preview]");
const form = editor?.closest("form");
let timer = 0;
let asked = 0;

const enable = (root) => {
  for (const button of root.querySelectorAll("[data-use]")) button.hidden = false;
};

const show = (html) => {
  const parts = new DOMParser().parseFromString(html, "text/html");
  for (const part of parts.querySelectorAll("[data-part]")) {
    const place = document.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
    if (place && place.innerHTML !== part.innerHTML) place.replaceChildren(...part.childNodes);
  }
  enable(document);
};

const ask = async () => {
  const number = ++asked;
  const answer = await fetch(editor.dataset.preview, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (answer?.ok && number === asked) show(await answer.text());
};

if (form) {
  enable(document);
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-use]");
    if (!button) return;
    const text = form.querySelector(`[data-text="${CSS.escape(button.dataset.use)}"]`);
    text.value = button.dataset.variant;
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
