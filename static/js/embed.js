// <cmx-assistent>: the wizard in a frame of another site, as high as its content.
// Needs nothing, leaves nothing behind, and works below the strictest Content-Security-Policy that permits this
// script and this frame: docs/embedding.md.
"use strict";

(() => {
  const base = new URL("../../", document.currentScript.src);
  const TAG = "cmx-assistent";
  const VIEWS = { assistent: "einbetten/assistent", status: "einbetten/status" };
  const TITLES = { de: "Microsoft 365 für cmxOrganize", en: "Microsoft 365 for cmxOrganize" };
  const THEMES = { light: "hell", dark: "dunkel", hell: "hell", dunkel: "dunkel" };

  class CmxAssistent extends HTMLElement {
    static observedAttributes = ["view", "step", "link", "language", "theme"];

    #frame = null;
    #step = "";
    #hear = event => this.#onMessage(event);

    connectedCallback() {
      addEventListener("message", this.#hear);
      this.#frame = document.createElement("iframe");
      const { style } = this.#frame;
      Object.assign(style, { border: "0", display: "block", width: "100%", height: "32rem", colorScheme: "normal" });
      this.style.display = "block";
      this.#frame.title = this.title || TITLES[this.#language] || TITLES.de;
      this.#frame.allow = "clipboard-write";
      this.#frame.addEventListener("load", () => this.#say({ kind: "hello" }));
      this.#frame.src = this.#address();
      this.replaceChildren(this.#frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.replaceChildren();
      this.#frame = null;
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === "language" || name === "theme") this.#say({ kind: "look", language: this.#language, theme: this.#theme });
      else this.#frame.src = this.#address();
    }

    get #language() {
      const said = this.getAttribute("language") || this.closest("[lang]")?.lang || "";
      return said.toLowerCase().split("-")[0];
    }

    get #theme() {
      return THEMES[this.getAttribute("theme")] ?? "auto";
    }

    // A signed link is taken only where it leads to the very application that this script came from.
    #address() {
      const link = this.getAttribute("link");
      const signed = link && new URL(link, base);
      const isOurs = signed && signed.origin === base.origin && signed.pathname.startsWith(`${base.pathname}einbetten/`);
      if (signed && !isOurs) console.error(`<${TAG}>: the link does not lead to ${base}einbetten/`);
      const step = this.getAttribute("step");
      const page = VIEWS[this.getAttribute("view")] ?? VIEWS.assistent;
      const address = isOurs ? signed : new URL(step ? `${VIEWS.assistent}/${encodeURIComponent(step)}` : page, base);
      if (["de", "en"].includes(this.#language)) address.searchParams.set("sprache", this.#language);
      address.searchParams.set("farben", this.#theme);
      return address.href;
    }

    #say(message) {
      this.#frame.contentWindow.postMessage({ to: "cmx", ...message }, base.origin);
    }

    #onMessage({ origin, source, data }) {
      if (origin !== base.origin || source !== this.#frame?.contentWindow || data?.from !== "cmx") return;
      const { from, kind, ...detail } = data;
      if (kind === "size") this.#frame.style.height = `${Number(detail.height)}px`;
      if (kind === "step") this.#showTop(detail.step);
      this.dispatchEvent(new CustomEvent(`cmx-${kind}`, { bubbles: true, composed: true, detail }));
    }

    // The next step begins at its top, which may be out of sight by now.
    #showTop(step) {
      if (this.#step && this.#step !== step && this.getBoundingClientRect().top < 0) this.scrollIntoView();
      this.#step = step;
    }
  }

  if (!customElements.get(TAG)) customElements.define(TAG, CmxAssistent);
})();
