/* The scanner: sends its forms without loading the page anew, reads codes by camera, goes on without a connection.

   Without one it knows parties by digests of their codes (`memory`: people, people in, why not) and keeps what is done
   (`queue`) until it is sent. Each thing has a nonce, so that sent twice it is done once. */
(() => {
  const door = document.getElementById("door");
  const MEMORY = "check-in:memory:", QUEUE = "check-in:queue:", SHELL = "check-in";
  // As events/booking/tickets/codes.py has it.
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", CHECK = 29, CODE_SIGNS = 15;
  const DIGEST_SIGNS = 20, PATIENCE = 8000, EVERY = 60_000, AGAIN = 5000;
  const session = door.dataset.session;
  const part = (name) => door.querySelector(`[data-part="${name}"]`);
  const read = (key) => JSON.parse(localStorage.getItem(key));
  const write = (key, value) => localStorage.setItem(key, JSON.stringify(value));
  const queueOf = (uid) => read(QUEUE + uid) ?? [];
  const keys = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start));
  const ask = (url, options) => fetch(url, { signal: AbortSignal.timeout(PATIENCE), ...options });
  let sending = false, last = null, again = 0;

  /* What is shown */

  function feel(tone) {
    navigator.vibrate?.(tone === "in" ? 60 : [80, 60, 80]);
    part("verdict").scrollIntoView({ block: "start" });
  }
  function put(name, nodes) {
    part(name).replaceChildren(...nodes);
  }
  function show(html, names) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    for (const name of names) put(name, fresh.querySelector(`[data-part="${name}"]`).childNodes);
    prepareCamera();
  }
  function say(name, values = {}) {
    const words = door.querySelector(`template[data-say="${name}"]`).content.cloneNode(true);
    for (const [key, value] of Object.entries(values)) {
      const place = words.querySelector(`[data-${key}]`);
      if (place) place.textContent = value;
    }
    put("found", []);
    put("verdict", [words]);
    feel(part("verdict").firstElementChild.dataset.tone);
    for (const form of door.querySelectorAll("form[data-door]")) {
      if (form.elements.nonce) form.elements.nonce.value = crypto.randomUUID();
      form.reset();
    }
  }
  function tell(count = 0) {
    for (const [name, value] of Object.entries(count)) {
      const place = door.querySelector(`[data-count="${name}"]`);
      if (place) place.textContent = value;
    }
    const waiting = keys(QUEUE).reduce((sum, key) => sum + read(key).length, 0);
    door.querySelector("[data-unsent]").hidden = !waiting;
    door.querySelector("[data-waiting]").textContent = waiting;
  }
  const locked = (yes) => (door.querySelector("[data-locked]").hidden = !yes);

  /* With a connection */

  async function submit(form, button) {
    const data = new FormData(form, button);
    try {
      const response = await ask(form.getAttribute("action"), { method: "POST", body: data });
      if (!response.ok || new URL(response.url).pathname !== location.pathname) throw response;
      show(await response.text(), ["verdict", "found", "find", "counts", "walk-ins", "latest"]);
      feel(part("verdict").firstElementChild?.dataset.tone ?? "ask");
      if (!camera.on) part("found").querySelector("input[type=number]")?.focus();
    } catch (failed) {
      await without(data);
      if (failed instanceof Response) refresh();
    }
  }
  async function refresh() {
    try {
      const response = await ask(door.dataset.memory);
      locked(response.redirected || !response.ok);
      if (response.redirected || !response.ok) return;
      const { parties, until, counts, token } = await response.json();
      if (!queueOf(session).length) write(MEMORY + session, { parties, until });
      tell(counts);
      await send(token);
    } catch {
      tell();
      // A phone says that it is connected before it is.
      clearTimeout(again);
      if (keys(QUEUE).length) again = setTimeout(refresh, AGAIN);
    }
  }
  async function send(token) {
    if (sending || !keys(QUEUE).length) return;
    sending = true;
    try {
      for (const key of keys(QUEUE)) await sendOne(key.slice(QUEUE.length), token);
      door.querySelector("[data-sent]").hidden = keys(QUEUE).length > 0;
      show(await (await ask(location.pathname)).text(), ["counts", "latest"]);
    } finally {
      sending = false;
      tell();
    }
  }
  async function sendOne(uid, token) {
    const records = queueOf(uid).slice(0, 200).map(({ when, ...record }) => (
      { ...record, ago: Math.max(0, Math.round((Date.now() - when) / 1000)) }));
    const response = await ask(door.dataset.send.replace(session, uid), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ records }),
    });
    if (!response.ok || response.redirected) return;
    const left = queueOf(uid).slice(records.length);
    if (left.length) write(QUEUE + uid, left);
    else localStorage.removeItem(QUEUE + uid);
  }

  /* Without */

  const spelled = (code) => code.replace(/[^\p{L}\p{N}]+/gu, "").toUpperCase().replace(/[IL]/g, "1").replace(/O/g, "0");
  function isCode(code) {
    const signs = Array.from(code, (sign) => ALPHABET.indexOf(sign));
    const rest = signs.slice(0, -1).reduce((sum, sign) => (sum * 32 + sign) % CHECK, 0);
    return !signs.includes(-1) && rest === signs.at(-1);
  }
  async function digest(code) {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${session}:${code}`));
    const text = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return text.slice(0, DIGEST_SIGNS);
  }
  function keep(record) {
    write(QUEUE + session, [...queueOf(session), { ...record, when: Date.now() }]);
    last = record;
    tell();
  }
  function count(name, people) {
    const memory = read(MEMORY + session);
    if (!memory?.parties[name]) return;
    memory.parties[name][1] += people;
    write(MEMORY + session, memory);
  }
  async function without(data) {
    const { action, nonce, registration, age_band, arrival, sought } = Object.fromEntries(data);
    const people = Number(data.get("people")) || 1;
    door.querySelector("[data-sent]").hidden = true;
    if (action === "find") return scanned(spelled(sought), nonce);
    if (action === "undo") return takeBack(arrival);
    keep(action === "let_in" ? { kind: "in", nonce, registration, people } : { kind: "walk_in", nonce, people, age_band });
    say("in", { people });
  }
  async function scanned(code, nonce) {
    if (code.length !== CODE_SIGNS) return say("no_name");
    if (!isCode(code)) return say("unknown");
    const name = await digest(code);
    const [size, came, why] = read(MEMORY + session)?.parties[name] ?? [];
    if (why) return say(why);
    if (size && came >= size) return say("already_in");
    const letIn = (people) => {
      keep({ kind: "in", nonce, code, people, name });
      count(name, people ?? 1);
      say(size ? "in" : "unchecked", { people: people ?? "" });
    };
    if (!size) return letIn();
    if (size - came === 1) return letIn(1);
    say("ask", { size, came });
    const form = part("verdict").querySelector("form"), field = form.querySelector("input");
    field.max = field.value = size - came;
    form.addEventListener("submit", (event) => { event.preventDefault(); letIn(Number(field.value)); });
  }
  function takeBack(nonce) {
    const queue = queueOf(session), found = queue.find((record) => record.nonce === nonce && record.kind !== "undo");
    if (!found || sending) keep({ kind: "undo", nonce });
    else write(QUEUE + session, queue.filter((record) => record !== found));
    if (found?.name) count(found.name, -(found.people ?? 1));
    if (!queueOf(session).length) localStorage.removeItem(QUEUE + session);
    put("verdict", []);
    tell();
  }

  /* The camera, where the browser reads codes itself (Shape Detection API) */

  const camera = { on: false, seen: "", at: 0 };
  const viewfinder = door.querySelector("[data-viewfinder]"), video = viewfinder.querySelector("video");
  function prepareCamera() {
    door.querySelector("[data-camera]").hidden = !("BarcodeDetector" in window && navigator.mediaDevices);
  }
  async function look(detector) {
    if (!camera.on) return;
    const [code] = await detector.detect(video).catch(() => []);
    const isNew = code && (code.rawValue !== camera.seen || Date.now() - camera.at > 4000);
    if (isNew) {
      Object.assign(camera, { seen: code.rawValue, at: Date.now() });
      part("find").querySelector("[name=sought]").value = code.rawValue;
      await submit(part("find").querySelector("form"));
    }
    setTimeout(look, 250, detector);
  }
  async function open() {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      return;
    }
    camera.on = true;
    viewfinder.hidden = false;
    await video.play();
    look(new BarcodeDetector({ formats: ["qr_code"] }));
  }
  function close() {
    camera.on = false;
    viewfinder.hidden = true;
    for (const track of video.srcObject?.getTracks() ?? []) track.stop();
  }

  /* From one load to the next */

  async function keepPage() {
    const workers = navigator.serviceWorker;
    if (!workers || !window.caches) return;
    const inCharge = workers.controller || new Promise((done) => workers.addEventListener("controllerchange", done));
    await workers.register(door.dataset.worker);
    const shell = await caches.open(SHELL);
    const files = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((each) => each.href || each.src);
    await shell.addAll(files);
    const page = await fetch(`${location.pathname}?kept`);
    if (page.ok && !page.redirected) await shell.put(location.pathname, page);
    await inCharge;
    door.dataset.kept = "";
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-door]")) return;
    event.preventDefault();
    submit(event.target, event.submitter);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-camera]")) open();
    if (event.target.closest("[data-camera-off]")) close();
    if (event.target.closest("[data-take-back]") && last) takeBack(last.nonce);
  });
  for (const key of keys(MEMORY)) if (read(key).until < Date.now()) localStorage.removeItem(key);
  prepareCamera();
  tell();
  refresh().then(keepPage).catch(() => {});
  addEventListener("online", refresh);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  setInterval(() => document.hidden || refresh(), EVERY);
})();
