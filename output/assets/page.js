// Only comfort: a button that switches light and dark, and the contents list that marks where one reads.
// Every page is whole without it.
"use strict";

(() => {
  const root = document.documentElement;
  const remembered = () => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  const remember = (theme) => {
    try { localStorage.setItem("theme", theme); } catch { /* a page from disk may have no storage */ }
  };
  const known = remembered();
  if (known === "light" || known === "dark") root.dataset.theme = known;

  document.addEventListener("DOMContentLoaded", () => {
    const isChinese = root.lang.startsWith("zh");
    const isDark = () => root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "theme";
    const label = () => {
      button.textContent = isDark()
        ? (isChinese ? "浅色" : "Light") : (isChinese ? "深色" : "Dark");
    };
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember(root.dataset.theme);
      label();
    });
    label();
    document.querySelector("header.site")?.append(button);

    const links = new Map();
    for (const link of document.querySelectorAll("nav.contents.side a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    if (!links.size || !("IntersectionObserver" in window)) return;
    let current = null;
    const observer = new IntersectionObserver(() => {
      let reading = null;
      for (const heading of links.keys()) {
        if (heading.getBoundingClientRect().top < innerHeight * 0.3) reading = heading;
      }
      if (reading === current) return;
      links.get(current)?.removeAttribute("aria-current");
      links.get(reading)?.setAttribute("aria-current", "true");
      current = reading;
    }, { rootMargin: "0px 0px -70% 0px", threshold: [0, 1] });
    for (const heading of links.keys()) observer.observe(heading);
  });
})();
