"use strict";

// The list at the top: each filter of this application, what it does right now, and how its requests have ended.
const figures = {
  async refresh() {
    const response = await fetch("figures", { cache: "no-store" });
    if (response.ok) {
      const all = await response.json();
      all.sort((one, other) => (one.filter < other.filter ? -1 : 1)).forEach(figures.show);
    }
  },

  show(filter) {
    const item = document.getElementById(`figures-${filter.filter}`) ?? figures.add(filter.filter);
    const outcomes = filter.outcomes.map((outcome) => `${outcome.reason} ${outcome.status}: ${outcome.count}`);
    item.querySelector(".running").textContent = `${filter.running} running`;
    item.querySelector(".outcomes").textContent = outcomes.length === 0 ? "none asked yet" : outcomes.join(", ");
  },

  add(name) {
    const item = document.getElementById("figure").content.cloneNode(true).firstElementChild;
    item.id = `figures-${name}`;
    const link = item.querySelector("a");
    const section = document.querySelector(`[data-filters~="${CSS.escape(name)}"]`);
    if (section !== null) {
      link.href = `#${section.id}`;
    }
    link.textContent = name;
    document.getElementById("figures").append(item);
    return item;
  },

  // A page that nobody sees asks for nothing; a server that is away for a moment is asked again.
  async watch() {
    if (!document.hidden) {
      await figures.refresh().catch(() => {});
    }
    setTimeout(figures.watch, 1000);
  },
};

figures.watch();
