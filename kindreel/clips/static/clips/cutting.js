/** Shows the film that was picked, and lets its beginning, end and cover be chosen on it. */

const LEAST = 0.5; // seconds

function clock(seconds) {
  const whole = Math.floor(seconds / 60);
  return `${whole}:${(seconds - 60 * whole).toFixed(1).padStart(4, "0")}`;
}

/** A recording says how long it is only once somebody looked for its end. */
function lengthOf(film) {
  if (Number.isFinite(film.duration)) return Promise.resolve(film.duration);
  return new Promise((tell) => {
    film.addEventListener("durationchange", () => Number.isFinite(film.duration) && tell(film.duration));
    film.currentTime = 1e101;
  });
}

export class Cutting {
  constructor(form) {
    this.box = form.querySelector("[data-cut]");
    this.place = this.box.querySelector("[data-preview]");
    this.kept = this.box.querySelector("[data-kept]");
    this.most = Number(form.dataset.seconds);
    this.inputs = Object.fromEntries(["begin", "end", "cover"].map((name) => [name, form.elements[name]]));
    this.chosen = new Set();
    this.length = 0;
    for (const [name, input] of Object.entries(this.inputs)) {
      input.addEventListener("input", () => this.choose(name));
    }
  }

  async show(file) {
    this.hide();
    const film = document.createElement("video");
    Object.assign(film, { src: URL.createObjectURL(file), muted: true, playsInline: true, preload: "auto" });
    film.setAttribute("aria-label", "Your video");
    film.controls = true;
    this.film = film;
    film.addEventListener("error", () => this.unseen(film));
    film.addEventListener("timeupdate", () => this.stopAtEnd());
    await new Promise((ready) => film.addEventListener("loadedmetadata", ready, { once: true }));
    const length = await lengthOf(film);
    if (this.film === film) this.open(film, length);
  }

  open(film, length) {
    this.length = Math.floor(length * 10) / 10;
    this.place.replaceChildren(film, this.playButton());
    this.place.hidden = false;
    const start = { begin: 0, end: Math.min(this.length, this.most), cover: Math.min(this.length, this.most) / 4 };
    for (const [name, input] of Object.entries(this.inputs)) {
      Object.assign(input, { type: "range", min: 0, max: this.length, step: 0.1, value: start[name] });
      this.output(input);
    }
    if (this.length > this.most + LEAST) {
      this.chosen.add("end");
      this.box.open = true;
    }
    film.currentTime = 0;
    this.tell();
  }

  /** This browser cannot show the film; it can still be posted, and numbers can be typed. */
  unseen(film) {
    if (this.film !== film) return;
    this.hide();
    this.kept.textContent = "Your browser cannot show this video, but you can post it.";
  }

  hide() {
    if (this.film) URL.revokeObjectURL(this.film.src);
    this.film = null;
    this.length = 0;
    this.chosen.clear();
    this.place.replaceChildren();
    this.place.hidden = true;
    this.kept.textContent = "";
    for (const input of Object.values(this.inputs)) {
      Object.assign(input, { type: "number", value: "" });
      input.removeAttribute("max");
      input.removeAttribute("aria-valuetext");
      input.parentElement.querySelector("output")?.remove();
    }
  }

  output(input) {
    const shown = document.createElement("output");
    shown.htmlFor = input.id;
    input.parentElement.querySelector("label").after(shown);
  }

  playButton() {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button button--small", textContent: "Play what you keep" });
    button.addEventListener("click", () => {
      this.ends = this.value("end");
      this.film.currentTime = this.value("begin");
      this.film.play();
    });
    return button;
  }

  stopAtEnd() {
    if (!this.ends || this.film.currentTime < this.ends) return;
    this.film.pause();
    this.ends = 0;
  }

  value(name) {
    return Number(this.inputs[name].value);
  }

  choose(name) {
    this.chosen.add(name);
    if (!this.film || !this.length) return;
    const { begin, end, cover } = this.inputs;
    if (name === "begin") begin.value = Math.min(this.value("begin"), this.value("end") - LEAST);
    if (name === "end") end.value = Math.max(this.value("end"), this.value("begin") + LEAST);
    cover.value = Math.min(Math.max(this.value("cover"), this.value("begin")), this.value("end"));
    this.film.pause();
    this.film.currentTime = this.value(name);
    this.tell();
  }

  tell() {
    for (const input of Object.values(this.inputs)) {
      input.parentElement.querySelector("output").textContent = clock(Number(input.value));
      input.setAttribute("aria-valuetext", `${Number(input.value).toFixed(1)} seconds`);
    }
    const left = this.value("end") - this.value("begin");
    const long = left > this.most + LEAST;
    this.kept.textContent = `You keep ${clock(left)} of ${clock(this.length)}.${long ? ` Clips here last up to ${clock(this.most)}: choose a shorter part.` : ""}`;
  }

  /** Leave out what nobody chose: then the whole film is kept, and we choose the cover. */
  fill(fields) {
    for (const name of Object.keys(this.inputs)) {
      if (this.length && !this.chosen.has(name)) fields.delete(name);
    }
  }
}
