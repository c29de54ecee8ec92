/** The upload page: the file is on its way as soon as it is picked, and is posted with its words. */

import { toast } from "../web/toasts.js";
import { Cutting } from "./cutting.js";
import { canFilm, Filming } from "./filming.js";
import { Sending, freshToken } from "./sending.js";
import { suggest } from "./tagging.js";

const OUR_FAULT = "That did not work. It is our mistake; please try again in a minute.";
const NO_LINE = "No connection. Your video is here; press “Post it” again when you are back.";
const TOO_BIG = "That file is too big. Make it shorter, or choose a smaller size in your camera.";
const DRAFT = "kindreel-upload-words";

const form = document.querySelector("form[data-upload]");
const field = (name) => form.elements[name];
const part = (name) => form.querySelector(`[data-${name}]`);
const megabytes = (bytes) => `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB`;

let sending = null;
let wantsToPost = false;

/* what went wrong */

function complain(words) {
  form.querySelector(".errors--form")?.remove();
  if (!words) return;
  const list = Object.assign(document.createElement("ul"), { className: "errors errors--form" });
  list.setAttribute("role", "alert");
  list.append(Object.assign(document.createElement("li"), { textContent: words }));
  form.prepend(list);
  list.scrollIntoView({ block: "center" });
}

/* the way of the file */

const pause = part("pause");
const bar = part("way").querySelector("progress");
let saidPercent = 0;

function say(words) {
  part("said").textContent = words;
}

function measure(sent, total) {
  const percent = (100 * sent) / Math.max(total, 1);
  bar.value = percent;
  part("told").textContent = `${megabytes(sent)} of ${megabytes(total)}. You can write meanwhile.`;
  if (percent >= saidPercent + 25) {
    saidPercent = Math.floor(percent / 25) * 25;
    say(`${saidPercent} percent are here.`);
  }
}

function label(icon, words) {
  pause.querySelector("span").textContent = words;
  const use = pause.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${icon}`));
}

const WORDS = {
  paused: "Paused. What is here of your video stays.",
  done: "Your video is here. Only you can see it until you post it.",
};

function hear(state, words) {
  const told = words || WORDS[state];
  if (told) part("told").textContent = told;
  if (told) say(told);
  pause.hidden = state === "done";
  label(state === "sending" ? "pause" : "play", state === "sending" ? "Pause" : "Go on");
  form.toggleAttribute("data-sending", state === "sending");
  if (state === "done") {
    bar.value = 100;
    field("upload").value = sending.key;
    if (wantsToPost) post();
  } else if (state === "stuck" || state === "paused") {
    wantsToPost = false;
    waitWithPosting(false);
  }
}

function begin(file) {
  complain("");
  if (file.size > Number(form.dataset.limit)) {
    field("video").value = "";
    complain(TOO_BIG);
    return;
  }
  saidPercent = 0;
  part("way").hidden = false;
  part("name").textContent = file.name;
  measure(0, file.size);
  sending = new Sending(file, form.dataset.tus, hear, measure);
  sending.go();
  cutting.show(file);
}

async function drop() {
  const old = sending;
  sending = null;
  wantsToPost = false;
  field("upload").value = "";
  part("way").hidden = true;
  cutting.hide();
  waitWithPosting(false);
  await old?.cancel();
}

/* posting */

function waitWithPosting(waits) {
  const button = form.querySelector("button[type=submit]");
  button.dataset.words ??= button.textContent;
  if (waits) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
  button.lastChild.textContent = waits ? "It is posted as soon as your video is here" : button.dataset.words;
}

async function post() {
  const fields = new FormData(form);
  fields.delete("video");
  fields.delete("csrfmiddlewaretoken");
  cutting.fill(fields);
  waitWithPosting(true);
  const headers = { "X-CSRFToken": freshToken(), "X-Requested-With": "fetch" };
  const answer = await fetch(form.action, { method: "POST", body: fields, headers }).catch(() => null);
  wantsToPost = false;
  const said = await answer?.json().catch(() => ({}));
  if (said?.ok) {
    sessionStorage.removeItem(DRAFT);
    form.removeAttribute("data-sending");
    location.assign(said.next);
    return;
  }
  waitWithPosting(false);
  complain(answer ? (said.message ?? OUR_FAULT) : NO_LINE);
}

function submit(event) {
  if (!field("upload").value && !sending) return; // the plain form says what is missing
  event.preventDefault();
  if (wantsToPost) return;
  wantsToPost = true;
  complain("");
  waitWithPosting(true);
  if (field("upload").value) post();
  else if (sending.state !== "sending") sending.go();
}

/* words outlive a reload */

function keepWords() {
  sessionStorage.setItem(DRAFT, JSON.stringify([field("caption").value, field("alt").value]));
}

function bringWordsBack() {
  const [caption, alt] = JSON.parse(sessionStorage.getItem(DRAFT) ?? "[]");
  if (caption && !field("caption").value) field("caption").value = caption;
  if (alt && !field("alt").value) field("alt").value = alt;
}

/* the page */

const cutting = new Cutting(form);

function listenToFiles() {
  const input = field("video");
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (sending) await drop();
    if (file) begin(file);
  });
  if (!canFilm()) return;
  const film = part("film");
  const filmed = (file) => {
    const box = new DataTransfer();
    box.items.add(file);
    input.files = box.files;
    input.dispatchEvent(new Event("change"));
  };
  let filming = null;
  film.hidden = false;
  film.querySelector("button").addEventListener("click", () => {
    filming ??= new Filming(Number(form.dataset.seconds), filmed, (words) => toast(words, "error"));
    filming.open();
  });
}

function start() {
  bringWordsBack();
  form.addEventListener("submit", submit);
  form.addEventListener("input", keepWords);
  pause.addEventListener("click", () => (sending.state === "sending" ? sending.pause() : sending.go()));
  part("cancel").addEventListener("click", async () => {
    field("video").value = "";
    await drop();
    toast("Cancelled. Nothing was kept.");
    field("video").focus();
  });
  if (field("video")) listenToFiles();
  suggest(field("caption"), form.dataset.tags);
}

addEventListener("beforeunload", (event) => {
  if (form.hasAttribute("data-sending")) event.preventDefault();
});

if (window.tus?.isSupported) start();
else import("../web/upload.js");
