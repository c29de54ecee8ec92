/** The player of a series: what to know before, the card of the reveal, and going on to the next story. */

const series = document.querySelector("[data-series]");
const stage = series.querySelector("[data-stage]");
const video = series.querySelector("video");
const reveal = series.querySelector("[data-reveal]");
const later = series.querySelector("[data-later]");
const note = series.querySelector("[data-note]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/* who is behind it: out of sight until its moment, or until somebody asks */

const moment = Number(series.dataset.revealAt) / 1000; // seconds

reveal.hidden = true;
later.hidden = false;
stage.append(reveal);

function show() {
  if (!reveal.hidden) return;
  reveal.hidden = false;
  reveal.dataset.shown = "";
  later.hidden = true;
}

video.addEventListener("timeupdate", () => {
  if (video.currentTime >= moment && !video.seeking) show();
});
video.addEventListener("ended", show);
later.querySelector("button").addEventListener("click", () => {
  show();
  reveal.tabIndex = -1;
  reveal.focus({ preventScroll: true });
});

/* what to know before: the story waits until it is read */

function play() {
  video.play().catch(() => {}); // the browser wants a press first: its own controls are there
}

if (note) {
  const begin = note.querySelector("[data-begin]");
  stage.append(note);
  stage.dataset.waits = "";
  video.controls = false;
  begin.hidden = false;
  begin.addEventListener("click", () => {
    delete stage.dataset.waits;
    note.hidden = true;
    video.controls = true;
    play();
    video.focus();
  });
}

/* going on: only when it may, and never without a way to stay */

const on = series.querySelector("[data-on]");
const next = series.dataset.next;
let clock = 0;

function stay() {
  clearInterval(clock);
  on.hidden = true;
}

function goOn() {
  let left = 6;
  on.querySelector("[data-seconds]").textContent = left;
  on.hidden = false;
  clock = setInterval(() => {
    left -= 1;
    on.querySelector("[data-seconds]").textContent = left;
    if (left > 0) return;
    stay();
    location.assign(`${next}#play`);
  }, 1000);
}

video.addEventListener("ended", () => {
  if (next && !calm.matches) goOn();
});
video.addEventListener("play", stay);
on.querySelector("[data-stay]").addEventListener("click", stay);

if (location.hash === "#play" && !note && !calm.matches) play();
