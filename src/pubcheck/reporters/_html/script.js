"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const list = document.getElementById("list");
  const result = document.getElementById("result");
  const few = 200;
  const number = (count) => count.toLocaleString("en-US");
  const rules = [...list.querySelectorAll(".rule")].map((element) => ({
    element,
    id: element.dataset.rule,
    authorities: element.dataset.a.split(" "),
    outcome: element.id.startsWith("unsure-") ? "cannotTell" : "failed",
    places: element.querySelector(".places"),
    words: element.querySelector(".shown"),
    total: Number(element.dataset.total),
    files: [...element.querySelectorAll(".file")].map((file) => ({
      element: file,
      folder: file.dataset.f,
      owners: file.dataset.o.split(" "),
      items: [...file.querySelectorAll("li")].map((item) => ({ element: item, severity: item.dataset.s, text: "" })),
    })),
  }));
  const unsure = document.getElementById("unsure");
  const listed = Number(result.dataset.listed);
  const opened = new Set();
  let timer = 0;

  const show = (element, is) => {
    if (element.hidden === is) element.hidden = !is;
  };
  const text = (item) => {
    if (!item.text) item.text = item.element.textContent.toLowerCase();
    return item.text;
  };
  const wanted = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));

  const apply = () => {
    const filter = wanted();
    const query = (filter.q || "").trim().toLowerCase().split(/\s+/).filter(Boolean);
    const active = Object.keys(filter).length > 0;
    let shown = 0;
    let inUnsure = 0;
    const hits = [];
    for (const rule of rules) {
      const fits =
        (!filter.rule || rule.id === filter.rule) &&
        (!filter.authority || rule.authorities.includes(filter.authority)) &&
        (!filter.outcome || rule.outcome === filter.outcome);
      let here = 0;
      for (const file of fits ? rule.files : []) {
        const ours =
          (!filter.folder || file.folder === filter.folder) && (!filter.owner || file.owners.includes(filter.owner));
        let inFile = 0;
        for (const item of file.items) {
          const is =
            ours &&
            (!filter.severity || item.severity === filter.severity) &&
            (!filter.since || ("new" in item.element.dataset) === (filter.since === "new")) &&
            query.every((word) => text(item).includes(word));
          show(item.element, is);
          if (is) inFile += 1;
        }
        show(file.element, inFile > 0);
        here += inFile;
      }
      show(rule.element, here > 0);
      rule.words.textContent = active && here !== rule.total ? `: ${number(here)} shown` : "";
      if (here) hits.push(rule.places);
      if (rule.outcome === "cannotTell") inUnsure += here;
      shown += here;
    }
    if (unsure) show(unsure, inUnsure > 0);
    for (const places of opened) places.open = false;
    opened.clear();
    if (active && shown <= few) {
      for (const places of hits) {
        if (!places.open) {
          places.open = true;
          opened.add(places);
        }
      }
    }
    result.textContent = !active
      ? `${number(listed)} ${listed === 1 ? "place is" : "places are"} listed.`
      : shown
        ? `${number(shown)} of ${number(listed)} ${shown === 1 ? "places matches" : "places match"} the filter.`
        : `None of ${number(listed)} places matches the filter. Clear the filter to see them all.`;
  };

  const keep = () => {
    const state = new URLSearchParams(wanted()).toString();
    try {
      history.replaceState(null, "", state ? `#${state}` : location.pathname + location.search);
    } catch {
      location.hash = state;
    }
  };
  const restore = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes("=")) return reveal(hash);
    const state = new URLSearchParams(hash);
    for (const field of form.elements) {
      if (!field.name) continue;
      const value = state.get(field.name) || "";
      field.value = value;
      if (field.value !== value) field.value = "";
    }
    apply();
  };
  // What a link leads to is shown, whatever the filter and the folds hide.
  const reveal = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.closest("[hidden]")) {
      for (const field of form.elements) {
        if (field.name) field.value = "";
      }
      apply();
    }
    const places = target.querySelector(":scope > .places");
    if (places) places.open = true;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      apply();
      keep();
    }, 200);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    setTimeout(() => {
      apply();
      keep();
    });
  });
  const openAll = (is) => {
    for (const rule of rules) rule.places.open = is;
  };
  document.getElementById("open").addEventListener("click", () => openAll(true));
  document.getElementById("close").addEventListener("click", () => openAll(false));
  window.addEventListener("hashchange", restore);

  // Numbers in the tables lead to the findings that they count.
  for (const cell of document.querySelectorAll("td[data-key]")) {
    if (cell.textContent === "0" || !form.elements[cell.dataset.key]) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = cell.textContent;
    button.setAttribute("aria-label", `${cell.textContent}: list the findings of ${cell.dataset.name}`);
    button.addEventListener("click", () => {
      for (const field of form.elements) {
        if (field.name) field.value = "";
      }
      form.elements[cell.dataset.key].value = cell.dataset.value;
      if (form.elements.outcome) form.elements.outcome.value = "failed";
      apply();
      keep();
      document.getElementById("findings").scrollIntoView();
      form.elements[cell.dataset.key].focus({ preventScroll: true });
    });
    cell.replaceChildren(button);
  }

  // Whoever prints wants all that is shown.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const fold of closed) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false;
  });

  form.hidden = false;
  apply();
  restore();
})();
