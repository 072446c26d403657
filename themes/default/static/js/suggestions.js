/* Titles while one types, beneath every search box: an editable combobox with a list (WAI-ARIA Authoring Practices).
   Nothing depends on it: without this file, or without an answer in time, the box searches all the same. */
(() => {
  const PAUSE = 150, PATIENCE = 2000, SHORTEST = 2;

  class Suggestions {
    constructor(input) {
      this.input = input;
      this.list = document.createElement("ul");
      this.active = -1;
      Object.assign(this.list, { id: `${input.id}-list`, className: "suggestions", role: "listbox" });
      this.list.setAttribute("aria-label", input.labels[0].textContent);
      Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id })
        .forEach(([name, value]) => input.setAttribute(name, value));
      input.form.append(this.list);
      this.close();
      input.addEventListener("input", (event) => { if (!event.isComposing) this.wait(); });
      input.addEventListener("compositionend", () => this.wait());
      input.addEventListener("keydown", (event) => this.press(event));
      input.addEventListener("blur", () => this.close());
      // A press on the list must not take the focus from the box before it is a click.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.open(event.target.closest("li")));
    }

    wait() {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.ask(), PAUSE);
    }

    async ask() {
      this.asking?.abort();
      const words = this.input.value.trim();
      if (words.length < SHORTEST) return this.close();
      const asking = this.asking = new AbortController();
      const patience = setTimeout(() => asking.abort(), PATIENCE);
      try {
        const answer = await fetch(`${this.input.dataset.suggestions}?${new URLSearchParams({ q: words })}`, {
          credentials: "omit", headers: { Accept: "application/json" }, signal: asking.signal,
        });
        if (answer.ok) this.show((await answer.json()).suggestions);
      } catch {
        if (asking === this.asking) this.close();
      } finally {
        clearTimeout(patience);
      }
    }

    show(suggestions) {
      if (document.activeElement !== this.input) return;
      this.list.replaceChildren(...suggestions.map((suggestion, place) => this.option(suggestion, place)));
      this.list.hidden = !suggestions.length;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.point(-1);
    }

    option({ title, url, lang, dir, section }, place) {
      const option = document.createElement("li"), words = document.createElement("span"), kind = document.createElement("small");
      Object.assign(option, { id: `${this.list.id}-${place}`, role: "option" });
      Object.assign(words, { textContent: title, lang, dir });
      kind.textContent = section;
      option.dataset.url = url;
      option.append(words, " ", kind);
      return option;
    }

    close() {
      clearTimeout(this.pause);
      this.asking?.abort();
      this.list.replaceChildren();
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.point(-1);
    }

    point(place) {
      const options = [...this.list.children];
      this.active = place;
      options.forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
      if (place < 0) return this.input.removeAttribute("aria-activedescendant");
      this.input.setAttribute("aria-activedescendant", options[place].id);
      options[place].scrollIntoView({ block: "nearest" });
    }

    press(event) {
      const count = this.list.children.length;
      if (!count || event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        // One more place than there are titles: the box itself.
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.point((this.active + 1 + step + count + 1) % (count + 1) - 1);
      } else if (event.key === "Enter" && this.active >= 0) {
        event.preventDefault();
        this.open(this.list.children[this.active]);
      } else if (event.key === "Escape") {
        // The first Escape closes the list and keeps what was typed.
        event.preventDefault();
        this.close();
      }
    }

    open(option) {
      if (option) location.assign(option.dataset.url);
    }
  }

  document.querySelectorAll("input[data-suggestions]").forEach((input) => new Suggestions(input));
})();
