"use strict";

// The section of the shadows: what the reports of the library's routes say, as JMX has them. The requests are those of
// moving.js.

const shadow = {
  async ask(options) {
    const response = await fetch("shadows", { cache: "no-store", ...options });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.detail);
    }
    return answer;
  },

  say(text, mood) {
    const status = document.getElementById("shadow-status");
    status.textContent = text;
    status.className = `status ${mood}`;
  },

  async refresh() {
    const { routes } = await shadow.ask();
    routes.forEach(shadow.show);
  },

  show({ route, report }) {
    const part = document.querySelector(`#shadows [data-route="${CSS.escape(route)}"]`) ?? shadow.add(route);
    shadow.write(part, ".sum", shadow.sum(report));
    shadow.showPlaces(part.querySelector(".places"), report);
    shadow.write(part, ".skipped", shadow.skipped(report));
    shadow.write(part, ".times", shadow.times(report));
  },

  // What has not changed is not written again: a screen reader would read it again.
  write(part, selector, text) {
    const element = part.querySelector(selector);
    if (element.textContent !== text) {
      element.textContent = text;
    }
  },

  sum(report) {
    return report === undefined
      ? "Nothing compared yet."
      : `Compared ${report.compared}, equal ${report.equal}. Function asked twice: ${report.controls}`;
  },

  skipped(report) {
    const reasons = Object.entries(report?.skipped ?? {}).map(([reason, count]) => `${reason} ${count}`);
    return reasons.length === 0 ? "" : `Not compared: ${reasons.join(", ")}`;
  },

  times(report) {
    if (report === undefined || report.compared === 0) {
      return "";
    }
    const { application, function: functions } = report;
    return (
      `Application: median ${application.median.toFixed(1)} ms, p95 ${application.p95.toFixed(1)} ms. ` +
      `Function: median ${functions.median.toFixed(1)} ms, p95 ${functions.p95.toFixed(1)} ms`
    );
  },

  showPlaces(table, report) {
    const fields = report?.fields ?? [];
    table.hidden = fields.length === 0;
    table.tBodies[0].replaceChildren(...fields.map((field) => shadow.place(field, report)));
  },

  place({ path, raw, noise, different }, { compared, controls }) {
    const row = document.getElementById("place").content.cloneNode(true).firstElementChild;
    row.dataset.path = path;
    row.querySelector("code").textContent = path;
    row.querySelector(".raw").textContent = `${raw} of ${compared}`;
    row.querySelector(".noise").textContent = `${noise} of ${controls}`;
    const verdict = row.querySelector(".verdict");
    verdict.textContent = different ? "different" : "noise";
    verdict.classList.add(different ? "bad" : "good");
    return row;
  },

  add(route) {
    const part = document.getElementById("report").content.cloneNode(true).firstElementChild;
    part.dataset.route = route;
    part.querySelector("code").textContent = route;
    part.querySelector(".places").setAttribute("aria-label", `Places that differ, ${route}`);
    const often = part.querySelector(".ask-often");
    often.setAttribute("aria-label", `Ask 200 times, ${route}`);
    often.addEventListener("click", () => shadow.once(often, () => shadow.askOften(route)));
    const anew = part.querySelector(".anew");
    anew.setAttribute("aria-label", `Begin anew, ${route}`);
    anew.addEventListener("click", () => shadow.once(anew, () => shadow.reset(route)));
    document.getElementById("shadows").append(part);
    return part;
  },

  async once(button, action) {
    if (button.getAttribute("aria-disabled") === "true") {
      return;
    }
    button.setAttribute("aria-disabled", "true");
    try {
      await action();
      await shadow.refresh();
    } catch (error) {
      shadow.say(error.message, "bad");
    } finally {
      button.setAttribute("aria-disabled", "false");
    }
  },

  // One after the other: shadows for which there is no room at once are left out.
  async askOften(route) {
    const { address, method } = samples[route];
    for (let sent = 1; sent <= 200; sent++) {
      const response = await fetch(address, { method, cache: "no-store" });
      await response.arrayBuffer();
      if (sent % 20 === 0) {
        shadow.say(`${route}: sent ${sent} requests.`, "good");
        await shadow.refresh();
      }
    }
  },

  // The token is read anew, as a server that was started again has another.
  async reset(route) {
    const { token } = await shadow.ask();
    const headers = { "X-Operator-Token": token };
    await shadow.ask({ method: "POST", headers, body: new URLSearchParams({ route }) });
    shadow.say(`The report of ${route} begins anew.`, "good");
  },

  // A page that nobody sees asks for nothing; a server that is away for a moment is asked again.
  async watch() {
    if (!document.hidden) {
      await shadow.refresh().catch(() => {});
    }
    setTimeout(shadow.watch, 1000);
  },
};

shadow
  .refresh()
  .catch((error) => shadow.say(error.message, "bad"))
  .finally(shadow.watch);
