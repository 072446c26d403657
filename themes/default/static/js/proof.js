// Solves the task that comes with a form (ALTCHA, version 1), while somebody fills it in. A form without a proof is taken
// as well, so nothing here may stand in its way. Browsers hash in secure places only (https, localhost).
const form = document.querySelector("form[data-challenge]");
const BATCH = 500;

const hash = async (algorithm, text) => {
  const digest = await crypto.subtle.digest(algorithm, new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const solve = async ({ algorithm, challenge, salt, signature, maxNumber }) => {
  for (let start = 0; start <= maxNumber; start += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, step) => start + step);
    const hashes = await Promise.all(numbers.map((number) => hash(algorithm, `${salt}${number}`)));
    const found = hashes.indexOf(challenge);
    if (found >= 0) return btoa(JSON.stringify({ algorithm, challenge, number: start + found, salt, signature }));
  }
  return "";
};

const begin = async () => {
  form.elements.proof.value = await solve(JSON.parse(form.dataset.challenge));
};

if (form && globalThis.crypto?.subtle) {
  // Somebody may have begun to type before this was loaded.
  if (form.contains(document.activeElement)) begin();
  else form.addEventListener("focusin", begin, { once: true });
}
