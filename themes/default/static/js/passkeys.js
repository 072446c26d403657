/* Passkeys (WebAuthn Level 3). A form with data-passkey="get" or "create" asks the browser for one when it is sent, and
   takes the answer along; one with data-offer also lets the browser offer passkeys beside the field for the address. */
(() => {
  const offering = new AbortController();

  async function options(form) {
    const given = form.querySelector('script[type="application/json"]');
    if (given) return JSON.parse(given.textContent);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`Passkeys: the site answers ${answer.status}`);
    return answer.json();
  }

  async function create(form) {
    const { creation_options: wanted } = await options(form);
    // The site logs people in by passkey alone: the device has to know the account by itself.
    Object.assign(wanted.publicKey.authenticatorSelection, { residentKey: "required", requireResidentKey: true });
    return webauthnJSON.create(wanted);
  }

  async function get(form, more) {
    const { request_options: wanted } = await options(form);
    return webauthnJSON.get({ ...wanted, ...more });
  }

  function send(form, credential) {
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  }

  function complain(form, error) {
    const own = form.querySelector(`[data-when="${error.name}"]`);
    (own || form.querySelector("[data-when='']")).hidden = false;
  }

  async function ask(form) {
    form.querySelectorAll("[data-when]").forEach((text) => { text.hidden = true; });
    const button = form.querySelector("button");
    button.disabled = true;
    offering.abort();
    try {
      send(form, await (form.dataset.passkey === "create" ? create(form) : get(form)));
    } catch (error) {
      complain(form, error);
      button.disabled = false;
    }
  }

  async function offer(form) {
    if (!await window.PublicKeyCredential.isConditionalMediationAvailable?.()) return;
    try {
      send(form, await get(form, { mediation: "conditional", signal: offering.signal }));
    } catch {
      // Nobody has asked for anything yet: the button says what goes wrong.
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!webauthnJSON.supported()) continue;
    form.querySelector("[data-without]").hidden = true;
    form.querySelector("button").hidden = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(form); });
    if ("offer" in form.dataset) offer(form);
  }
})();
