// Brings the latest figures every three seconds while messages leave; without it the page has a link for that.
const EVERY = 3000;
const place = document.querySelector("[data-progress]");
const state = () => place.querySelector("[data-state]")?.dataset.state;

// Nobody loses their place: what is open stays open, and whoever is in there is not thrown out.
const isInUse = () => place.querySelector("details[open]") || place.contains(document.activeElement);

const refresh = async () => {
  if (!document.hidden && !isInUse()) {
    const answer = await fetch(place.dataset.progress).catch(() => null);
    if (answer?.ok) {
      const before = state();
      place.innerHTML = await answer.text();
      if (state() !== before) return location.reload();
    }
  }
  setTimeout(refresh, EVERY);
};

if (place) setTimeout(refresh, EVERY);
