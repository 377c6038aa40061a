"use strict";

// The section that moves the library: its sliders set the shares of the routes, and a hundred visitors of each route
// show what comes of it.

// A request of each route. The table says where it goes, nothing in it does.
const samples = {
  "GET /books": { address: "books", method: "GET" },
  "GET /books/{id}": { address: "books/emma", method: "GET" },
  "GET /readers/{id}": { address: "readers/ada", method: "GET" },
  "POST /loans": { address: "loans", method: "POST", body: new URLSearchParams({ book: "emma" }) },
};

const visitors = Array.from({ length: 100 }, (_, index) => `visitor-${index + 1}`);

const moving = {
  // One change after the other: a key that is held down makes many.
  changes: Promise.resolve(),
  pending: 0,

  async ask(options) {
    const response = await fetch("shares", { cache: "no-store", ...options });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.detail);
    }
    return answer;
  },

  // Sets a share, or the switch. The token is read anew, as a server that was started again has another.
  change(fields, done) {
    moving.pending++;
    moving.changes = moving.changes
      .then(async () => {
        const { token } = await moving.ask();
        const headers = { "X-Operator-Token": token };
        await moving.ask({ method: "POST", headers, body: new URLSearchParams(fields) });
        moving.say(done, "good");
      })
      .catch((error) => moving.say(`Not changed: ${error.message}`, "bad"))
      .finally(() => moving.pending--)
      .then(async () => moving.show(await moving.ask()))
      .catch((error) => moving.say(error.message, "bad"));
  },

  say(text, mood) {
    const status = document.getElementById("moving-status");
    status.textContent = text;
    status.className = `status ${mood}`;
  },

  row(name) {
    return document.querySelector(`#routes [data-route="${CSS.escape(name)}"]`);
  },

  // How the filter stands, and what it has counted, whoever has asked.
  show(state) {
    moving.count(state);
    // A slider that is still being moved stays where its user has it.
    if (moving.pending === 0) {
      moving.set(state);
    }
  },

  set(state) {
    document.getElementById("all-to-application").checked = state.allToApplication;
    for (const { route, share } of state.routes) {
      const row = moving.row(route);
      const slider = row.querySelector("input");
      if (!slider.matches(":active")) {
        slider.value = share;
        slider.setAttribute("aria-valuetext", `${share} %`);
        row.querySelector("output").textContent = `${share} % to the function`;
      }
    }
  },

  count(state) {
    for (const { route, sides } of state.routes) {
      const row = moving.row(route);
      const counts = Object.entries(sides).map(([side, count]) => `${side} ${count}`);
      row.querySelector(".counted").textContent =
        counts.length === 0 ? "" : `Since the start: ${counts.join(", ")}`;
    }
  },

  async start() {
    const state = await moving.ask();
    state.routes.forEach(moving.add);
    moving.show(state);
    const all = document.getElementById("all-to-application");
    all.disabled = false;
    all.addEventListener("change", () =>
      moving.change(
        { allToApplication: all.checked },
        all.checked ? "The application answers everything." : "The shares hold again.",
      ),
    );
  },

  add({ route }) {
    const row = document.getElementById("route").content.cloneNode(true).firstElementChild;
    row.dataset.route = route;
    row.querySelector("code").textContent = route;
    const slider = row.querySelector("input");
    slider.setAttribute("aria-label", `Share of the function, ${route}`);
    slider.addEventListener("input", () => {
      row.querySelector("output").textContent = `${slider.value} % to the function`;
      slider.setAttribute("aria-valuetext", `${slider.value} %`);
    });
    slider.addEventListener("change", () =>
      moving.change({ route, share: slider.value }, `The share of ${route} is ${slider.value}\u00a0%.`),
    );
    const button = row.querySelector("button");
    button.setAttribute("aria-label", `Send 100 requests, ${route}`);
    button.addEventListener("click", () => moving.send(route, row, button));
    document.getElementById("routes").append(row);
  },

  async send(route, row, button) {
    if (button.getAttribute("aria-disabled") === "true") {
      return;
    }
    button.setAttribute("aria-disabled", "true");
    try {
      await moving.changes;
      const sides = await Promise.all(visitors.map((visitor) => moving.sideOf(visitor, samples[route])));
      moving.showVisitors(row, sides);
      moving.show(await moving.ask());
    } catch (error) {
      row.querySelector(".answered").textContent = `No answer: ${error.message}`;
    } finally {
      button.setAttribute("aria-disabled", "false");
    }
  },

  // Each side says in its answer which one it is.
  async sideOf(visitor, { address, method, body }) {
    const response = await fetch(address, { method, body, headers: { "X-Visitor": visitor }, cache: "no-store" });
    await response.arrayBuffer();
    return response.headers.get("X-Answered-By") ?? `nobody (${response.status})`;
  },

  showVisitors(row, sides) {
    const functions = sides.filter((side) => side === "function").length;
    const applications = sides.filter((side) => side === "application").length;
    const others = sides.length - functions - applications;
    row.querySelector(".bar span").style.width = `${functions}%`;
    row.querySelector(".bar").hidden = false;
    row.querySelector(".answered").textContent =
      `Function ${functions}, application ${applications}` + (others === 0 ? "" : `, neither ${others}`);
    const before = row.dataset.sides?.split(" ");
    const moved = before === undefined ? 0 : sides.filter((side, index) => side !== before[index]).length;
    row.querySelector(".moved").textContent =
      before === undefined ? "" : `Changed sides since the last time: ${moved}`;
    row.dataset.sides = sides.join(" ");
  },
};

moving.start().catch((error) => moving.say(error.message, "bad"));
