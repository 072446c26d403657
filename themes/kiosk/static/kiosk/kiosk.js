// A screen that everybody uses: it asks whether somebody is there, and goes back to its start.
(() => {
  "use strict";

  const dialog = document.getElementById("still-there");
  if (!dialog) return;
  const seconds = (name) => Number(dialog.dataset[name]) * 1000;
  const idle = seconds("idle");
  const warning = seconds("warning");
  const left = dialog.querySelector(".still-there__left");
  // Set when the screen went back by itself: then nobody is there to be asked.
  const RESTING = "kiosk-resting";

  let last = Date.now();
  let leaving = false;

  const noteActivity = () => {
    last = Date.now();
    sessionStorage.removeItem(RESTING);
    if (dialog.open) dialog.close();
  };

  // An error page of the browser has no script that would come back: only an answering site is gone to.
  const goToStart = async () => {
    if (leaving) return;
    leaving = true;
    try {
      const answer = await fetch(dialog.dataset.start, { method: "HEAD", cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      sessionStorage.setItem(RESTING, "1");
      location.replace(dialog.dataset.start);
    } catch {
      leaving = false;
      last = Date.now() - idle + warning;
    }
  };

  const look = () => {
    const quiet = Date.now() - last;
    const resting = sessionStorage.getItem(RESTING) !== null;
    if (quiet >= idle) goToStart();
    else if (quiet >= idle - warning && !resting) {
      left.textContent = Math.ceil((idle - quiet) / 1000).toLocaleString(document.documentElement.lang);
      if (!dialog.open) dialog.showModal();
    }
  };

  for (const kind of ["pointerdown", "touchstart", "keydown", "wheel", "input"]) {
    document.addEventListener(kind, noteActivity, { capture: true, passive: true });
  }
  document.addEventListener("scroll", () => { if (!dialog.open) noteActivity(); }, { capture: true, passive: true });
  dialog.querySelector("[data-go=start]").addEventListener("click", goToStart);
  setInterval(look, 1000);

  // What scripts put on the page is held to the same rule as the rest: a page of this site ends with a slash.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && !(link.origin === location.origin && link.pathname.endsWith("/"))) event.preventDefault();
  }, { capture: true });

  // A long press would open the browser's menu, a drag its tabs.
  for (const kind of ["contextmenu", "dragstart"]) {
    document.addEventListener(kind, (event) => event.preventDefault());
  }
})();
