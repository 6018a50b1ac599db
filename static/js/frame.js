// What a page does in another site's frame: it tells that site its height, its step and what was found, takes
// language and look from it, and opens windows of its own for what no frame may show. Comes after cmx.js.
"use strict";

// The site around the frame
const neighbours = document.documentElement.dataset.frame.split(" ").filter(Boolean);
const told = new Map();
let neighbour = "";

// Nothing is told to anybody before a permitted site has asked from directly around this frame.
const tell = message => { if (neighbour) parent.postMessage({ from: "cmx", ...message }, neighbour); };

function tellOnce(key, message) {
  const said = JSON.stringify(message);
  if (!neighbour || told.get(key) === said) return;
  told.set(key, said);
  tell(message);
}

function tellSize() {
  tellOnce("size", { kind: "size", height: Math.ceil(document.body.getBoundingClientRect().height) });
}

function tellStep() {
  const step = find("[data-step]");
  if (step) tellOnce("step", { kind: "step", step: step.dataset.step, state: step.dataset.state, title: find("h1").textContent });
}

function tellResults() {
  for (const one of findAll("[data-check]")) {
    const { check: code, status, subject = "" } = one.dataset;
    if (status !== "waiting") tellOnce(`${code} ${subject}`, { kind: "result", code, status, subject });
  }
}

function tellAll() {
  tellSize();
  tellStep();
  tellResults();
}

addEventListener("message", event => {
  if (event.source !== parent || !neighbours.includes(event.origin) || event.data?.to !== "cmx") return;
  if (event.data.kind === "hello") {
    neighbour = event.origin;
    told.clear();
    tellAll();
  } else if (event.data.kind === "look") changeLook(event.data);
});

// The look changes at once, and the server is told for the pages to come; words are another answer of the server.
const SCHEMES = { hell: "light", dunkel: "dark", auto: "" };

function changeLook({ language, theme }) {
  const { documentElement: root } = document;
  const address = new URL(location.href);
  if (theme in SCHEMES) {
    root.dataset.scheme = SCHEMES[theme];
    find("meta[name=color-scheme]").content = SCHEMES[theme] || "light dark";
    address.searchParams.set("farben", theme);
  }
  if (["de", "en"].includes(language)) address.searchParams.set("sprache", language);
  if (address.href === location.href) return;
  if ((address.searchParams.get("sprache") ?? root.lang) === root.lang) fetch(address);
  else location.replace(address);
}

new ResizeObserver(tellSize).observe(document.body);
on("htmx:after:swap", tellAll);

// Windows of their own
let ownWindow = null;

on("click", event => {
  const link = event.target.closest("a[data-opens-window]");
  if (!link || !find("#fenster")) return;
  event.preventDefault();
  event.stopPropagation();
  ownWindow?.close();
  // Opened before the server is asked, or it would count as unasked for, and be blocked.
  ownWindow = open("about:blank", "_blank", "popup,width=560,height=760");
  askAboutWindow(link.href, ownWindow ? "" : "blockiert");
}, true);

function askAboutWindow(href, what) {
  const address = new URL(href, location.href);
  if (what) address.searchParams.set(what, "1");
  htmx.ajax("GET", address.pathname + address.search, { target: "#fenster", swap: "outerHTML" });
}

on("htmx:after:swap", () => {
  const box = find("#fenster");
  if (box?.dataset.window === "done") ownWindow?.close();
  const ticket = box && find("a[data-ticket]", box);
  if (ticket && ownWindow && !ownWindow.closed && box.dataset.window === "waiting") {
    ownWindow.location.replace(ticket.href);
    ownWindow.focus();
  }
});

setInterval(() => {
  const box = find("#fenster");
  if (!ownWindow?.closed) return;
  ownWindow = null;
  if (["waiting", "open"].includes(box?.dataset.window)) askAboutWindow(box.getAttribute("hx-get"), "zu");
}, 400);
