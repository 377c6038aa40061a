"use strict";

// What each way of sending makes of a form's fields: where to, with which method and body, and a text that shows it.
const ways = {
  query(form) {
    const query = new URLSearchParams(textFields(form)).toString();
    return { address: query === "" ? form.action : `${form.action}?${query}`, method: "GET", shown: "" };
  },

  form(form) {
    const body = new URLSearchParams(textFields(form)).toString();
    return { address: form.action, method: "POST", type: "application/x-www-form-urlencoded", body, shown: body };
  },

  json(form) {
    const members = {};
    for (const [name, value] of textFields(form)) {
      const typed = form.elements[name].type === "number" ? Number(value) : value;
      members[name] = name in members ? [members[name], typed].flat() : typed;
    }
    return jsonRequest(form, JSON.stringify(members));
  },

  text(form) {
    return jsonRequest(form, form.elements.body.value);
  },

  path(form) {
    return { address: `${form.action}/${form.elements.path.value}`, method: "GET", shown: "" };
  },

  async signed(form) {
    const body = form.elements.body.value;
    const signature = await hmac(form.elements.secret.value, body);
    return {
      address: form.action,
      method: "POST",
      type: "text/plain;charset=UTF-8",
      headers: { "X-Hub-Signature-256": `sha256=${signature}` },
      body,
      shown: body,
    };
  },

  multipart(form) {
    const body = new FormData();
    const lines = [];
    for (const [name, value] of new FormData(form)) {
      // A file input without a choice counts as a file with an empty name.
      if (name !== "send-as" && !(value instanceof File && value.name === "")) {
        body.append(name, value);
        lines.push(value instanceof File ? `${name}: ${describe(value)}` : `${name}: ${value}`);
      }
    }
    // The browser names the type itself, as only it knows the boundary between the parts.
    return {
      address: form.action,
      method: "POST",
      shownType: "multipart/form-data; boundary=…",
      body,
      shown: lines.join("\n"),
    };
  },
};

function jsonRequest(form, body) {
  return { address: form.action, method: "POST", type: "application/json", body, shown: body };
}

async function hmac(secret, text) {
  if (crypto.subtle === undefined) {
    throw new Error("browsers sign only on pages of localhost or https");
  }
  const utf8 = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", utf8.encode(secret), algorithm, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign(algorithm.name, key, utf8.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A trace for each request (AWS X-Ray, "Trace ID format"). The filter goes on with it, so the event of this request can
// be told from others.
function beginTrace() {
  const hex = (number) => number.toString(16).padStart(8, "0");
  const random = [...crypto.getRandomValues(new Uint32Array(3))].map(hex).join("");
  return `1-${hex(Math.floor(Date.now() / 1000))}-${random}`;
}

// What the function was given; nothing when none was invoked, or when it does not run where this page comes from.
async function eventOf(trace) {
  const response = await fetch(`event?root=${trace}`);
  return response.status === 200 ? await response.text() : "";
}

function textFields(form) {
  return [...new FormData(form)].filter(([name, value]) => name !== "send-as" && typeof value === "string");
}

function describe(file) {
  return `file "${file.name}" (${file.type || "no type"}, ${file.size.toLocaleString("en")} bytes)`;
}

function requestText(request) {
  const address = new URL(request.address);
  const lines = [`${request.method} ${address.pathname}${address.search}`];
  const type = request.type ?? request.shownType;
  if (type !== undefined) {
    lines.push(`content-type: ${type}`);
  }
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    lines.push(`${name.toLowerCase()}: ${value}`);
  }
  return request.shown === "" ? lines.join("\n") : `${lines.join("\n")}\n\n${request.shown}`;
}

// Breaks the lines of JSON. JSON.stringify(JSON.parse(text)) would round long numbers, which the filter does not.
function indentJson(text) {
  JSON.parse(text);
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g);
  let depth = 0;
  let indented = "";
  tokens.forEach((token, index) => {
    const lineBreak = () => `\n${"  ".repeat(depth)}`;
    if (token === "}" || token === "]") {
      depth--;
      indented += tokens[index - 1] === "{" || tokens[index - 1] === "[" ? token : lineBreak() + token;
    } else {
      const opened = index > 0 && (tokens[index - 1] === "{" || tokens[index - 1] === "[");
      indented += (opened || tokens[index - 1] === "," ? lineBreak() : "") + (token === ":" ? ": " : token);
      depth += token === "{" || token === "[" ? 1 : 0;
    }
  });
  return indented;
}

function bodyText(text, type) {
  if (text === "") {
    return "(empty)";
  }
  if (/^application\/(.+\+)?json\b/i.test(type)) {
    try {
      return indentJson(text);
    } catch {
      return text;
    }
  }
  return text;
}

// Shows a picture, or takes away the one that is there.
function showPicture(image, content) {
  URL.revokeObjectURL(image.src);
  image.hidden = content === undefined;
  if (content === undefined) {
    image.removeAttribute("src");
  } else {
    image.src = URL.createObjectURL(content);
  }
}

// Puts the place for request and answer beside a form; every text goes in as text, never as markup.
function exchangeBeside(form) {
  const exchange = document.getElementById("exchange").content.cloneNode(true).firstElementChild;
  const part = (name) => exchange.querySelector(`.${name}`);
  const title = form.querySelector("h2").textContent;
  part("request").setAttribute("aria-label", `Request, ${title}`);
  part("event").setAttribute("aria-label", `Event, ${title}`);
  part("headers").setAttribute("aria-label", `Answer's headers, ${title}`);
  part("body").setAttribute("aria-label", `Answer's body, ${title}`);
  form.after(exchange);

  const status = (text, mood) => {
    part("status").textContent = text;
    part("status").className = `status ${mood}`;
  };
  return {
    sending(request) {
      status("Waiting for the answer…", "");
      part("request").textContent = requestText(request);
      part("headers").textContent = "";
      part("body").textContent = "";
      part("given").hidden = true;
      showPicture(part("picture"));
    },
    given(event) {
      part("event").textContent = bodyText(event, "application/json");
      part("given").hidden = event === "";
    },
    begun(response) {
      const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
      part("headers").textContent = headers.join("\n");
      part("details").hidden = false;
    },
    arrived(text, milliseconds) {
      part("body").textContent += `${milliseconds} ms  ${text.trimEnd()}\n`;
    },
    ended(response, milliseconds) {
      const name = response.statusText === "" ? "" : ` ${response.statusText}`;
      status(`${response.status}${name}, ${milliseconds} ms`, response.ok ? "good" : "bad");
    },
    arrivedWhole(response, content, text) {
      if (content.type.startsWith("image/")) {
        part("body").textContent = `(${content.size.toLocaleString("en")} bytes)`;
        showPicture(part("picture"), content);
      } else {
        part("body").textContent = bodyText(text, response.headers.get("content-type") ?? "");
      }
    },
    failed(error) {
      status(`No answer: ${error.message}`, "bad");
      part("details").hidden = false;
    },
  };
}

function prepare(form) {
  const exchange = exchangeBeside(form);
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") {
      return;
    }
    // The attribute disabled would take the focus away from who uses the keyboard.
    button.setAttribute("aria-disabled", "true");
    try {
      const way = form.dataset.sendAs ?? form.elements["send-as"]?.value ?? "query";
      const request = await ways[way](form);
      const trace = beginTrace();
      request.headers = { ...request.headers, "X-Amzn-Trace-Id": `Root=${trace}` };
      exchange.sending(request);
      const started = performance.now();
      const response = await fetch(request.address, {
        method: request.method,
        body: request.body,
        headers: { ...(request.type === undefined ? {} : { "Content-Type": request.type }), ...request.headers },
      });
      const milliseconds = () => Math.round(performance.now() - started);
      exchange.begun(response);
      if (form.dataset.streams === undefined) {
        const content = await response.blob();
        exchange.arrivedWhole(response, content, await content.text());
      } else {
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
          exchange.arrived(piece.value, milliseconds());
        }
      }
      exchange.ended(response, milliseconds());
      exchange.given(await eventOf(trace).catch(() => ""));
    } catch (error) {
      exchange.failed(error);
    } finally {
      await figures.refresh().catch(() => {});
      button.setAttribute("aria-disabled", "false");
    }
  });
}

document.querySelectorAll("form").forEach(prepare);
