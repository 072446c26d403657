// Tells the form by which clock somebody lives, so that messages come at no hour of their night; without it the server
// goes by the country of the number.
const field = document.querySelector("form [name=zone]");

if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
