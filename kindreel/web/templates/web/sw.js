{% load static %}// Keeps the shell's own files and the offline page. Never a page of the community, never a video.
const KEEP = [
  "{% url 'web:offline' %}",
  "{% static 'web/tokens.css' %}",
  "{% static 'web/type.css' %}",
  "{% static 'web/page.css' %}",
  "{% static 'web/components/controls.css' %}",
  "{% static 'web/components/surfaces.css' %}",
  "{% static 'web/fonts/nunito-latin.woff2' %}",
  "{% static 'web/art/cloud.svg' %}",
];
const SHELF = "shell-" + KEEP.join("").split("").reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) >>> 0, 7);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(KEEP)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(fetch(request).catch(() => caches.match(KEEP[0])));
  } else if (KEEP.includes(new URL(request.url).pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  }
});
