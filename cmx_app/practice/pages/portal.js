// Links made for the real portal name its page behind the "#", which no server sees: lead on to ours.
const places = { Overview: "", Authentication: "authentifizierung", Credentials: "geheimnisse", CallAnAPI: "berechtigungen" };
const wanted = location.hash.match(/ApplicationMenuBlade\/(?:~\/)?(\w+)\/appId\/([0-9a-f-]{36})/i);
if (wanted && wanted[1] in places) {
  location.replace(`/portal/oeffnen?seite=${wanted[1]}&app=${wanted[2]}`);
} else if (location.hash.includes("CreateApplicationBlade")) {
  location.replace("/portal/registrierung/neu");
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 1500);
  });
}

// The filter of the faults answers while typing; its button does the same without a script.
const filter = document.querySelector("[data-filter]");
filter?.addEventListener("input", () => {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const entries = [...document.querySelectorAll(".faults li")];
  for (const entry of entries) {
    const text = `${entry.id} ${entry.closest(".group").querySelector("h2").textContent} ${entry.textContent}`.toLowerCase();
    entry.hidden = !words.every((word) => text.includes(word));
  }
  for (const group of document.querySelectorAll(".group")) {
    group.hidden = !group.querySelector("li:not([hidden])");
  }
  document.querySelector("[data-count]").textContent = entries.filter((entry) => !entry.hidden).length;
});
