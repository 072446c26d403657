// Hides questions that are asked only if another is answered in a certain way; without it their words say so.
const given = (name) =>
  [...document.getElementsByName(name)].flatMap((field) => {
    if (field.type === "checkbox") return field.checked ? ["yes"] : [];
    if (field.type === "radio") return field.checked ? [field.value] : [];
    return [field.value.trim()];
  });

const update = () => {
  for (const question of document.querySelectorAll("[data-only-if]")) {
    const above = document.getElementsByName(question.dataset.onlyIf)[0];
    const asked = !above?.closest("[hidden]") && given(question.dataset.onlyIf).includes(question.dataset.onlyValue);
    question.hidden = Boolean(above) && !asked;
  }
};

document.addEventListener("input", update);
update();
