/** Sends a form with a file and shows how far it is; without this module the form is simply posted. */

import { toast } from "./toasts.js";
import { token } from "./wire.js";

const TOO_BIG = "That file is too big. Make it shorter, or choose a smaller size in your camera.";
const NO_LINE = "The connection broke. Your video was not saved; please try again.";
const OUR_FAULT = "That did not work. It is our mistake; please try again in a minute.";

function progressBox() {
  const box = document.createElement("div");
  box.className = "progress";
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", "Upload");
  const stop = document.createElement("button");
  stop.type = "button";
  stop.className = "button button--small";
  stop.textContent = "Stop the upload";
  box.append(words, bar, stop);
  return { box, words, bar, stop };
}

function megabytes(bytes) {
  return `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB`;
}

/** The server's answer: our JSON, or the complaints on the form it sent back. */
function answerOf(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const said = [...page.querySelectorAll(".errors li")].map((line) => line.textContent.trim());
    return { message: said.join(" ") };
  }
}

/** Say what happened when the server did not take the file, and let people try again. */
function fail(form, shown, words) {
  shown.box.remove();
  delete form.dataset.busy;
  form.querySelector(".errors--form")?.remove();
  const list = document.createElement("ul");
  list.className = "errors errors--form";
  list.setAttribute("role", "alert");
  const item = document.createElement("li");
  item.textContent = words;
  list.append(item);
  form.prepend(list);
  list.scrollIntoView({ block: "center" });
}

function finish(form, shown, request) {
  const answer = answerOf(request);
  if (request.status < 400 && answer.ok) location.assign(answer.next ?? "/");
  else if (answer.message) fail(form, shown, answer.message);
  else if (request.status < 400 && request.responseURL !== form.action) location.assign(request.responseURL);
  else if (request.status === 413) fail(form, shown, TOO_BIG);
  else fail(form, shown, OUR_FAULT);
}

function send(form) {
  const shown = progressBox();
  const request = new XMLHttpRequest();
  form.dataset.busy = "yes";
  form.append(shown.box);
  shown.words.textContent = "Getting ready…";
  shown.box.scrollIntoView({ block: "nearest" });
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    shown.bar.value = (event.loaded / event.total) * 100;
    const whole = event.loaded >= event.total;
    shown.words.textContent = whole
      ? "Sent. We are having a first look…"
      : `${megabytes(event.loaded)} of ${megabytes(event.total)}. Please keep this page open.`;
  });
  request.addEventListener("load", () => finish(form, shown, request));
  request.addEventListener("error", () => fail(form, shown, NO_LINE));
  request.addEventListener("abort", () => {
    shown.box.remove();
    delete form.dataset.busy;
    toast("Stopped. Nothing was saved.");
  });
  shown.stop.addEventListener("click", () => request.abort());
  request.open("POST", form.action);
  request.setRequestHeader("X-CSRFToken", token());
  request.setRequestHeader("X-Requested-With", "fetch");
  request.send(new FormData(form));
}

/** Refuse what is over the limit before a byte is sent. `data-limit` is in bytes. */
function isTooBig(form) {
  const limit = Number(form.dataset.limit ?? 0);
  const files = [...form.querySelectorAll('input[type="file"]')].flatMap((input) => [...input.files]);
  return limit > 0 && files.some((file) => file.size > limit);
}

document.querySelectorAll("form[data-upload]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.dataset.busy) return;
    if (isTooBig(form)) fail(form, progressBox(), TOO_BIG);
    else send(form);
  });
});

addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-upload][data-busy] .progress")) event.preventDefault();
});
