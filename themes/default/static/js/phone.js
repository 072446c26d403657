/* Shows new texts on the simulated phone by themselves. Without this file one loads the page again. */
(() => {
  const PAUSE = 2000;
  const thread = document.querySelector("[data-thread]");
  if (!thread) return;
  const down = () => { thread.scrollTop = thread.scrollHeight; };

  async function look() {
    if (document.hidden) return;
    const answer = await fetch(thread.dataset.thread, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const added = [...page.querySelectorAll("li[id]")].filter((text) => !document.getElementById(text.id));
    thread.append(...added);
    if (added.length) down();
  }

  down();
  setInterval(look, PAUSE);
})();
