/** Where comments show: beside the feed on desktops, in a sheet on phones. */

const REST_MS = 400; // no loading for clips one only swipes past
const wide = matchMedia("(min-width: 75rem)");

let timer = 0;

const beside = () => (wide.matches ? document.getElementById("talk") : null);

function load(reel, into) {
  if (into.dataset.shows === reel.dataset.talkUrl) return;
  into.dataset.shows = reel.dataset.talkUrl;
  window.htmx.ajax("GET", reel.dataset.talkUrl, { target: into, swap: "innerHTML" });
}

/** Fill the place beside the feed, once the viewer rests on a clip. */
export function showTalk(reel) {
  clearTimeout(timer);
  const place = beside();
  if (!place || !window.htmx) return;
  if (reel.dataset.talkUrl) {
    timer = setTimeout(() => load(reel, place), REST_MS);
  } else {
    place.replaceChildren();
    delete place.dataset.shows;
  }
}

/** Open the comments because somebody asked; false when a plain link has to do. */
export function openTalk(reel) {
  if (!reel.dataset.talkUrl || !window.htmx) return false;
  const place = beside();
  if (place) {
    load(reel, place);
    place.querySelector("textarea, a, button")?.focus();
    return true;
  }
  const sheet = document.getElementById("talk-sheet");
  const body = document.getElementById("talk-body");
  if (!sheet || !body) return false;
  delete body.dataset.shows;
  load(reel, body);
  sheet.showModal();
  return true;
}
