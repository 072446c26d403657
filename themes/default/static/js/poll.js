// Lets the results of a poll follow the answers; without it one loads the page again.
const SECONDS = 5;
const figures = document.querySelector("[data-figures]");
let shown = "";

const isLive = () => Boolean(figures?.querySelector("[data-live]"));

const show = (html) => {
  if (html === shown) return;
  shown = html;
  const open = [...figures.querySelectorAll("details")].map((each) => each.open);
  figures.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  figures.querySelectorAll("details").forEach((each, place) => (each.open = Boolean(open[place])));
};

const refresh = async () => {
  if (!document.hidden) {
    try {
      const response = await fetch(figures.dataset.figures);
      if (response.ok) show(await response.text());
    } catch {
      // No connection: what is there stays, and the next turn tries again.
    }
  }
  if (isLive()) setTimeout(refresh, SECONDS * 1000);
};

if (isLive()) setTimeout(refresh, SECONDS * 1000);
