/** The swipe feed: plays the clip in view, gets exactly one ready ahead, listens to keys and taps. */

import { dress, heartOn, showPlaying, showSound } from "./reel.js";
import { openTalk, showTalk } from "./talk.js";
import { post } from "./wire.js";

const SEEN_AFTER_MS = 2000;
const TWO_TAPS_MS = 300;
const SOUND = "sound";

const feed = document.querySelector("[data-feed]");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const saving = navigator.connection?.saveData === true;

let current = null;
let seenTimer = 0;
let lastTap = 0;
let sound = sessionStorage.getItem(SOUND) === "on";

const reels = () => [...feed.querySelectorAll(".reel")];
const video = (reel) => reel?.querySelector("video");
const mayAutoplay = () => feed.dataset.autoplay !== "off" && !still.matches && !saving;

/* playing */

async function play(reel) {
  const film = video(reel);
  if (!film) return;
  film.muted = !sound;
  try {
    await film.play();
  } catch (problem) {
    if (problem.name !== "NotAllowedError" || film.muted) return;
    soundUntilPressed();
    film.play().catch(() => {});
  }
}

/** Browsers forbid sound until a page is touched: keep still, and keep the choice. */
function soundUntilPressed() {
  setSound(false, false);
  const touched = new AbortController();
  const again = (event) => {
    touched.abort();
    if (!event.target.closest?.(".reel__sound")) setSound(true);
  };
  addEventListener("pointerup", again, { signal: touched.signal });
  addEventListener("keyup", again, { signal: touched.signal });
}

function toggle(reel) {
  const film = video(reel);
  if (!film) return;
  if (film.paused) play(reel);
  else film.pause();
}

function setSound(on, keep = true) {
  sound = on;
  if (keep) sessionStorage.setItem(SOUND, on ? "on" : "off");
  reels().forEach((reel) => {
    const film = video(reel);
    if (film) film.muted = !on;
    showSound(reel, on);
  });
}

/* coming into view */

function prepare(all, at) {
  const wanted = mayAutoplay() ? [at, at + 1] : [];
  all.forEach((reel, i) => {
    const film = video(reel);
    if (film) film.preload = wanted.includes(i) ? "auto" : "none";
  });
}

function arrive(reel) {
  if (reel === current) return;
  video(current)?.pause();
  clearTimeout(seenTimer);
  current = reel;
  const all = reels();
  const at = all.indexOf(reel);
  prepare(all, at);
  if (mayAutoplay()) play(reel);
  if (reel.dataset.seenUrl) seenTimer = setTimeout(() => tellSeen(reel), SEEN_AFTER_MS);
  showTalk(reel);
  const more = feed.querySelector(".feed__more");
  if (more && at >= all.length - 2) window.htmx?.trigger(more, "more");
}

function tellSeen(reel) {
  const address = reel.dataset.seenUrl;
  delete reel.dataset.seenUrl;
  post(address, {}, true).catch(() => {
    reel.dataset.seenUrl = address;
  });
}

const watcher = new IntersectionObserver(
  (entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => arrive(entry.target));
  },
  { root: feed, threshold: 0.6 },
);

/* taps and buttons */

function like(reel, onlyOn = false) {
  const button = reel.querySelector(".reel__like button");
  if (!button || (onlyOn && button.getAttribute("aria-pressed") === "true")) return;
  button.click();
}

function tap(reel) {
  const now = performance.now();
  toggle(reel);
  if (now - lastTap < TWO_TAPS_MS) {
    heartOn(reel);
    like(reel, true);
    lastTap = 0;
  } else {
    lastTap = now;
  }
}

feed.addEventListener("click", (event) => {
  const reel = event.target.closest(".reel");
  if (!reel) return;
  if (event.target.closest(".reel__sound")) setSound(!sound);
  else if (event.target.closest(".reel__play")) toggle(reel);
  else if (event.target.matches("video")) tap(reel);
  else if (event.target.closest("[data-open-talk]") && openTalk(reel)) event.preventDefault();
});

/* keys */

function go(step) {
  const all = reels();
  const next = all[Math.max(0, all.indexOf(current) + step)];
  if (!next) return;
  next.scrollIntoView({ block: "start", behavior: still.matches ? "auto" : "smooth" });
  next.focus({ preventScroll: true });
}

const KEYS = {
  ArrowDown: () => go(1),
  j: () => go(1),
  ArrowUp: () => go(-1),
  k: () => go(-1),
  " ": () => toggle(current),
  m: () => setSound(!sound),
  l: () => like(current),
  c: () => openTalk(current) || current.querySelector("[data-open-talk]")?.click(),
};

const WRITING = "input, textarea, select, [contenteditable], dialog, details[open], .aside";
const PRESSABLE = "a, button, summary";

document.addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  if (!act || !current || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest(WRITING) || document.querySelector("dialog[open]")) return;
  if (event.key === " " && event.target.closest(PRESSABLE)) return;
  event.preventDefault();
  act();
});

/* cards that were here, and cards that come */

function enrol(reel) {
  const film = video(reel);
  dress(reel, sound);
  film?.addEventListener("play", () => showPlaying(reel, true));
  film?.addEventListener("pause", () => showPlaying(reel, false));
  watcher.observe(reel);
}

function enrolNew() {
  feed.querySelectorAll(".reel:not([data-ready])").forEach(enrol);
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) video(current)?.pause();
  else if (current && mayAutoplay()) play(current);
});

enrolNew();
new MutationObserver(enrolNew).observe(feed, { childList: true });
