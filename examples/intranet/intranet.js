// What a site around the wizard can do with it: watch it, and change language and look with the rest of the page.
const wizard = document.querySelector("cmx-assistent");
const [language, theme] = [document.querySelector("#sprache"), document.querySelector("#farben")];

addEventListener("cmx-step", event => {
  document.querySelector("#schritt").textContent = `${event.detail.step} (${event.detail.state})`;
});

addEventListener("cmx-result", event => {
  document.querySelector("#befund").textContent = `${event.detail.code}: ${event.detail.status}`;
});

language.addEventListener("click", () => {
  const next = wizard.getAttribute("language") === "en" ? "de" : "en";
  wizard.setAttribute("language", next);
  language.textContent = next === "en" ? "Deutsch" : "English";
});

theme.addEventListener("click", () => {
  const next = wizard.getAttribute("theme") === "dark" ? "light" : "dark";
  wizard.setAttribute("theme", next);
  document.documentElement.dataset.theme = next;
  theme.textContent = next === "dark" ? "Hell" : "Dunkel";
});
