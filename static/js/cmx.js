// What pages can do beyond HTML: copying, focus after a swap, secrets shown while typing, the search by
// keyboard, and keeping what was typed. Everything else works without it.
"use strict";

document.documentElement.dataset.js = "";

const find = (selector, inside = document) => inside.querySelector(selector);
const findAll = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const announcer = () => find("#ansage");
const on = (event, act, options) => document.addEventListener(event, act, options);

function announce(words) {
  // Emptied first: a screen reader stays silent when the same words are set again.
  announcer().textContent = "";
  setTimeout(() => { announcer().textContent = words; }, 50);
}

// Copying
async function copy(text) {
  // There is no navigator.clipboard on plain http and in frames without the permission.
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}

async function onCopy(button) {
  const code = find("code", button.closest("[data-copyable]"));
  if (!(await copy(code.textContent))) return getSelection().selectAllChildren(code);
  button.classList.add("copied");
  announce(announcer().dataset.copied);
  setTimeout(() => button.classList.remove("copied"), 2500);
}

// Secrets, shown while typing
function onReveal(button) {
  const field = document.getElementById(button.dataset.reveals);
  const show = field.type === "password";
  field.type = show ? "text" : "password";
  button.classList.toggle("shown", show);
  announce(show ? announcer().dataset.shown : announcer().dataset.hidden);
}

// What the address bar says
function addressBar(field) {
  // Origin and the path in front of what the server believes to be its own: a proxy may have changed both.
  const path = decodeURI(location.pathname);
  const known = field.dataset.browserUrl;
  const end = path.endsWith(known) ? path.length - known.length : path.lastIndexOf("/assistent/");
  // A frame's folder is ours, not the proxy's.
  return location.origin + (end > 0 ? path.slice(0, end).replace(/\/einbetten$/, "") : "");
}

const sayAddress = () => findAll("[data-browser-url]").forEach(field => { field.value = addressBar(field); });

on("htmx:config:request", event => {
  // Checks that start with the page ask before the page has settled.
  const { form, body } = event.detail.ctx.request;
  const field = form && find("[data-browser-url]", form);
  if (field) body.set(field.name, addressBar(field));
});

// Live checks
const startCheck = region => htmx.trigger(region, "check-now", {}, false);
const checkNow = (inside, which = "") => findAll(`[data-rechecks]${which}`, inside).forEach(startCheck);

on("input", event => {
  const form = event.target.closest("form[data-keeps-typed]");
  if (form) keepTyped(form);
  // What was pasted or dropped is whole: no need to wait for more typing.
  const whole = ["insertFromPaste", "insertFromDrop", "insertReplacementText"].includes(event.inputType)
    || ["radio", "checkbox", "date", "select-one"].includes(event.target.type);
  const region = event.target.closest("[data-rechecks]");
  if (whole && region) startCheck(region);
  // What is asked when typing pauses is told as under way from the first letter on.
  else if (region || event.target.id === "suche") (region ?? event.target).dataset.awaits = "";
});

// A live check answers with all findings at once; those about one field are brought to it
function bringFindings() {
  for (const place of findAll("[data-findings-of]")) {
    const name = place.dataset.findingsOf;
    const found = findAll(`#befunde > [data-field="${name}"]`);
    found.forEach((finding, index) => { find(".what", finding).id = `befund-${name}-${index + 1}`; });
    place.replaceChildren(...found);
    const field = place.closest(".field");
    if (field) tellControl(find("input", field), found, Boolean(find(".field-error", field)));
  }
}

function tellControl(control, found, isRefused) {
  const said = (control.getAttribute("aria-describedby") ?? "").split(/\s+/);
  const others = said.filter(id => id && !id.startsWith("befund-"));
  control.setAttribute("aria-describedby", [...others, ...found.map(finding => find(".what", finding).id)].join(" "));
  if (isRefused || found.some(finding => finding.dataset.status === "problem")) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

// The sketch of Microsoft's form shows what is being typed
on("input", event => {
  for (const place of findAll(`[data-mirrors="${event.target.name}"]`)) {
    if (place.dataset.choice) place.classList.toggle("chosen", place.dataset.choice === event.target.value);
    else place.textContent = event.target.value || place.dataset.otherwise || "…";
  }
});

// What was typed survives Back, a reload and an expired session: in this tab only, never a secret
const memory = new Map();
const inMemory = {
  getItem: key => memory.get(key) ?? null,
  setItem: (key, value) => memory.set(key, value),
  removeItem: key => memory.delete(key),
  clear: () => memory.clear(),
};
const storage = (() => {
  // Browsers that block third-party cookies give a frame no storage; the page itself then has to do.
  try {
    return sessionStorage;
  } catch {
    return inMemory;
  }
})();
const typedHere = () => "typed:" + location.pathname;
const isKept = field => field.name && !["password", "hidden", "file", "submit", "button"].includes(field.type)
  && !find(`[data-reveals="${CSS.escape(field.id)}"]`);
const isTicked = field => ["radio", "checkbox"].includes(field.type);
const valueOf = field => isTicked(field) ? (field.checked ? field.value : null) : field.value;
const givenBy = field => isTicked(field)
  ? [...field.form.elements].find(one => one.name === field.name && one.defaultChecked)?.value ?? ""
  : field.defaultValue;

function keepTyped(form) {
  const typed = {};
  for (const field of form.elements) {
    const value = isKept(field) ? valueOf(field) : null;
    if (value !== null && value !== givenBy(field)) typed[field.name] = { value, given: givenBy(field) };
  }
  if (Object.keys(typed).length) storage.setItem(typedHere(), JSON.stringify(typed));
  else storage.removeItem(typedHere());
}

function restoreTyped() {
  const form = find("form[data-keeps-typed]");
  const typed = form && JSON.parse(storage.getItem(typedHere()) || "null");
  if (!typed) return;
  let restored = false;
  for (const field of form.elements) {
    const kept = isKept(field) && typed[field.name];
    if (!kept || kept.given !== givenBy(field)) continue;
    if (isTicked(field)) field.checked = field.value === kept.value;
    else field.value = kept.value;
    restored = true;
  }
  if (restored) checkNow(form);
}

// Search
const hits = () => findAll("#suchtreffer [role=option]");

function openHits(open) {
  const box = find("#suchtreffer");
  if (!box) return;
  box.hidden = !open;
  find("#suche").setAttribute("aria-expanded", String(open && hits().length > 0));
  if (!open) chooseHit(null);
}

function chooseHit(hit) {
  for (const other of hits()) other.setAttribute("aria-selected", String(other === hit));
  const field = find("#suche");
  if (hit) field.setAttribute("aria-activedescendant", hit.id);
  else field.removeAttribute("aria-activedescendant");
  hit?.scrollIntoView({ block: "nearest" });
}

function onSearchKey(event) {
  const all = hits();
  const at = all.findIndex(hit => hit.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") openHits(false);
  else if (event.key === "Enter" && at >= 0) all[at].click();
  else if (all.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    openHits(true);
    const by = event.key === "ArrowDown" ? 1 : -1;
    chooseHit(all[at < 0 && by < 0 ? all.length - 1 : (at + by + all.length) % all.length]);
  } else return;
  event.preventDefault();
}

on("keydown", event => {
  const field = find("#suche");
  if (!field) return;
  if (event.target === field) return onSearchKey(event);
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  field.focus();
  field.select();
});

on("focusin", event => { if (!event.target.closest(".search")) openHits(false); });

// Clicks
function onFill(button) {
  const field = document.getElementById(button.dataset.fills);
  field.value = button.dataset.value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  field.focus();
}

function onRecheck(control) {
  const all = control.form;
  if (!all || !find("[data-rechecks]", all)) return false;
  // Asked once more by a double click, Microsoft would be asked twice.
  checkNow(all, ":not(.htmx-request, :has(.htmx-request))");
}

const CLICKS = [
  ["[data-action=copy]", onCopy],
  ["[data-reveals]", onReveal],
  ["[data-fills]", onFill],
  ["[data-action=recheck]", onRecheck],
  // Who signs in does so for what is saved; another address typed meanwhile must not come back afterwards.
  ["[data-action=sign-in]", () => { storage.removeItem(typedHere()); return false; }],
  [".error-summary a", link => document.getElementById(link.hash.slice(1))?.focus()],
];

on("click", event => {
  if (!event.target.closest(".search")) openHits(false);
  for (const [selector, act] of CLICKS) {
    const control = event.target.closest(selector);
    if (control && act(control) !== false) event.preventDefault();
  }
});

// What is under way: a line on top tells it, and a double click begins nothing twice
const { dataset: state } = document.documentElement;
let underWay = { control: null, ctx: null };
let givesUp = 0;

function leave(control, ctx = null) {
  underWay = { control, ctx };
  state.busy = "";
  clearTimeout(givesUp);
  // Who stopped the browser meanwhile may try again.
  givesUp = setTimeout(arrive, 20_000);
}

function arrive() {
  underWay = { control: null, ctx: null };
  delete state.busy;
}

function beginOnce(event) {
  const control = event.type === "submit" ? event.target : event.target.closest("a[href], button");
  if (!control || (control !== underWay.control && !control.matches(".htmx-request"))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function leadsAway(event, link) {
  const isPlain = !event.defaultPrevented && !event.altKey && !link.target && !link.hasAttribute("download");
  const isElsewhere = link.href.split("#")[0] !== location.href.split("#")[0] || !link.hash;
  return isPlain && isElsewhere && link.protocol.startsWith("http");
}

on("click", beginOnce, true);
on("submit", beginOnce, true);
on("keydown", event => { if (event.key === "Escape") arrive(); });

// At the window, after everybody else who may have taken the click for something of their own.
addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (link && leadsAway(event, link)) leave(link);
});
addEventListener("submit", event => { if (!event.defaultPrevented) leave(event.target); });
// Back from where the browser kept the page as it was left.
addEventListener("pageshow", arrive);

on("htmx:before:request", event => {
  const { ctx } = event.detail;
  delete ctx.sourceElement.dataset.awaits;
  if (ctx.target?.id === "assistent") leave(ctx.sourceElement, ctx);
});
on("htmx:finally:request", event => { if (event.detail.ctx === underWay.ctx) arrive(); });

// After a swap
function moveFocus(keepsScroll) {
  const aim = find("#assistent .error-summary") || find("#assistent [data-focus]") || find("#assistent h1");
  if (!aim) return;
  if (!aim.matches("a, button, input, [tabindex]")) aim.tabIndex = -1;
  if (!keepsScroll) scrollTo({ top: 0, behavior: "instant" });
  aim.focus({ preventScroll: keepsScroll || aim.matches("h1") });
}

on("htmx:after:swap", event => {
  const { ctx } = event.detail;
  if (ctx.target?.id === "suchtreffer") return openHits(true);
  if (ctx.target?.id === "befunde") return bringFindings();
  if (ctx.target?.id !== "assistent") return;
  sayAddress();
  restoreTyped();
  moveFocus(Boolean(ctx.request.headers?.["HX-History-Restore-Request"]));
});

// htmx 4.0.1 stops the browser from opening a new tab or window although it leaves such clicks alone itself.
on("click", event => {
  if ((event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest("a[href]")) event.stopPropagation();
}, true);

on("htmx:before:history:update", event => {
  // An answer at the address that is already shown is no new place to come back from.
  const { type, path } = event.detail.history;
  if (type === "push" && path === location.pathname + location.search) event.preventDefault();
});

on("htmx:before:swap", event => {
  // What was kept here has been saved there.
  const { request, response, target } = event.detail.ctx;
  const keeps = target?.id === "assistent" && request?.form?.matches("[data-keeps-typed]");
  if (keeps && response.status < 400) storage.removeItem(typedHere());
});

on("submit", event => { if (event.target.action.endsWith("/abmelden")) storage.clear(); });

// When the server does not answer
const notice = shown => { find("#meldung").hidden = !shown; };
on("htmx:error", event => {
  const { error, ctx } = event.detail;
  if (error?.name !== "AbortError" || ctx?.request.signal.reason === "timeout") notice(true);
});
on("htmx:after:request", () => notice(false));

// When the page has come
sayAddress();
on("htmx:after:process", restoreTyped, { once: true });
