/** What one card of the feed looks like once scripts run: its play and sound buttons, progress, heart. */

const SPRITE = document.querySelector(".icon use")?.getAttribute("href").split("#")[0] ?? "";
const SVG = "http://www.w3.org/2000/svg";

function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${SPRITE}#${name}`);
  svg.append(use);
  return svg;
}

function button(className, label, picture) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.setAttribute("aria-label", label);
  made.append(icon(picture));
  return made;
}

function turn(made, label, picture) {
  if (!made) return;
  made.setAttribute("aria-label", label);
  made.querySelector("use").setAttribute("href", `${SPRITE}#${picture}`);
}

/** Show on the sound button what pressing it does. */
export function showSound(reel, on) {
  const label = on ? "Turn the sound off" : "Turn the sound on";
  turn(reel.querySelector(".reel__sound"), label, on ? "speaker" : "speaker-off");
}

/** Show whether the clip plays. */
export function showPlaying(reel, playing) {
  reel.toggleAttribute("data-playing", playing);
  turn(reel.querySelector(".reel__play"), playing ? "Pause" : "Play", playing ? "pause-fill" : "play-fill");
}

/** Let a heart fly over the clip. */
export function heartOn(reel) {
  const burst = document.createElement("span");
  burst.className = "reel__burst";
  burst.append(icon("heart-fill"));
  reel.querySelector(".reel__stage").append(burst);
  burst.addEventListener("animationend", () => burst.remove());
}

function sayBroken(stage) {
  const box = document.createElement("div");
  box.className = "reel__wait";
  const words = document.createElement("p");
  words.textContent = "This clip did not load. Check your connection, then load the page again.";
  const again = document.createElement("a");
  again.className = "button button--primary";
  again.href = location.href;
  again.textContent = "Load again";
  box.append(words, again);
  stage.append(box);
}

/** Replace the browser's controls by ours. */
export function dress(reel, sound) {
  reel.dataset.ready = "yes";
  const film = reel.querySelector("video");
  if (!film) return;
  film.controls = false;
  film.tabIndex = -1;
  const stage = reel.querySelector(".reel__stage");
  const bar = document.createElement("progress");
  bar.className = "reel__progress";
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-hidden", "true");
  film.addEventListener("timeupdate", () => {
    bar.value = film.duration ? film.currentTime / film.duration : 0;
  });
  (film.querySelector("source:last-of-type") ?? film).addEventListener("error", () => sayBroken(stage));
  film.after(button("reel__play", "Play", "play-fill"), button("reel__sound", "", "speaker-off"), bar);
  showSound(reel, sound);
}
