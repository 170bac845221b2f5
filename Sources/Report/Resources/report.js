"use strict";
// Everything here only shows, hides and scrolls what the page already holds: no text is ever turned into markup.
(function () {
  const root = document.documentElement;
  const scan = document.getElementById("ui-scan");
  const view = document.getElementById("ui-view");
  const reading = document.getElementById("ui-reading");
  if (!scan || !view || !reading) return;
  root.classList.add("js");

  const texts = Array.from(reading.querySelectorAll(".text"));
  const marked = Array.from(scan.querySelectorAll("[data-item]"));
  const entries = Array.from(reading.querySelectorAll(".items a"));
  let current = "";
  let zoom = 1;

  function fragment() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (error) { return ""; }
  }

  // Shows one article (or a region outside articles) as the address says; an unknown name shows the lists.
  function showFromAddress() {
    const wanted = fragment();
    const index = texts.findIndex((text) => text.id === wanted);
    current = index < 0 ? "" : wanted;
    texts.forEach((text) => text.classList.toggle("selected", text.id === current));
    marked.forEach((part) => part.classList.toggle("selected", current !== "" && part.dataset.item === current));
    scan.classList.toggle("has-selection", current !== "");
    reading.classList.toggle("one", current !== "");
    document.getElementById("ui-previous").disabled = index <= 0;
    document.getElementById("ui-next").disabled = index < 0 || index + 1 >= texts.length;
    if (current === "") return;
    reading.scrollTop = 0;
    view.scrollIntoView({ block: "nearest" });
    const first = scan.querySelector(".orders .selected rect");
    if (first) bringIntoView(first);
  }

  // Scrolls the picture only where the box is out of sight.
  function bringIntoView(box) {
    const b = box.getBoundingClientRect();
    const v = view.getBoundingClientRect();
    if (b.top < v.top + 8 || b.top > v.bottom - 60) view.scrollTop += b.top - v.top - 40;
    if (b.left < v.left + 8 || b.left > v.right - 60) view.scrollLeft += b.left - v.left - 40;
  }

  function go(name) {
    if (name === "") {
      history.pushState(null, "", location.pathname + location.search);
      const last = entries.find((entry) => entry.dataset.item === current);
      showFromAddress();
      if (last) last.focus();
    } else {
      location.hash = encodeURIComponent(name);
    }
  }

  function step(by) {
    const at = texts.findIndex((text) => text.id === current);
    const next = current === "" ? (by > 0 ? 0 : texts.length - 1) : at + by;
    if (texts[next]) go(texts[next].id);
  }

  function setZoom(factor) {
    const middleX = (view.scrollLeft + view.clientWidth / 2) / Math.max(1, view.scrollWidth);
    const middleY = (view.scrollTop + view.clientHeight / 2) / Math.max(1, view.scrollHeight);
    zoom = Math.min(8, Math.max(0.25, factor));
    scan.style.width = zoom * 100 + "%";
    view.scrollLeft = middleX * view.scrollWidth - view.clientWidth / 2;
    view.scrollTop = middleY * view.scrollHeight - view.clientHeight / 2;
  }

  function wholePage() {
    const ratio = scan.viewBox.baseVal.width / Math.max(1, scan.viewBox.baseVal.height);
    setZoom(Math.min(1, ((view.clientHeight - 28) * ratio) / Math.max(1, view.clientWidth - 28)));
  }

  scan.addEventListener("click", (event) => {
    const part = event.target.closest("[data-item]");
    go(part ? part.dataset.item : "");
  });
  scan.addEventListener("mouseover", (event) => {
    const part = event.target.closest("[data-item]");
    entries.forEach((entry) => entry.classList.toggle("hot", !!part && entry.dataset.item === part.dataset.item));
  });
  document.querySelectorAll("[data-toggle]").forEach((box) => {
    const apply = () => scan.classList.toggle(box.dataset.toggle, box.checked === (box.dataset.when === "on"));
    box.addEventListener("change", apply);
    apply();
  });
  document.getElementById("ui-previous").addEventListener("click", () => step(-1));
  document.getElementById("ui-next").addEventListener("click", () => step(1));
  document.getElementById("ui-all").addEventListener("click", () => go(""));
  document.getElementById("ui-in").addEventListener("click", () => setZoom(zoom * 1.5));
  document.getElementById("ui-out").addEventListener("click", () => setZoom(zoom / 1.5));
  document.getElementById("ui-width").addEventListener("click", () => setZoom(1));
  document.getElementById("ui-whole").addEventListener("click", wholePage);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    const link = { n: "next", p: "prev", i: "up" }[event.key];
    const address = link && document.querySelector("a[rel=" + link + "]");
    if (address) location.href = address.href;
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") { if (current !== "") go(""); }
    else if (event.key === "+" || event.key === "=") setZoom(zoom * 1.5);
    else if (event.key === "-") setZoom(zoom / 1.5);
    else if (event.key === "0") setZoom(1);
    else if (event.key === "w") wholePage();
    else return;
    event.preventDefault();
  });
  window.addEventListener("hashchange", showFromAddress);
  window.addEventListener("popstate", showFromAddress);
  showFromAddress();
})();
