/** Films with the camera of this device, where the browser can. */

const KINDS = ["video/mp4;codecs=avc1.42E01E,mp4a.40.2", "video/webm;codecs=h264,opus", "video/webm;codecs=vp8,opus", "video/webm"];
const PICTURE = { height: { ideal: 1280 }, width: { ideal: 720 }, frameRate: { ideal: 30 } };
const NO_CAMERA = "We could not use the camera. Allow it in your browser, or pick a video instead.";

export const canFilm = () => Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder && kind());

const kind = () => KINDS.find((one) => MediaRecorder.isTypeSupported(one));

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

function button(words, className = "button") {
  const made = document.createElement("button");
  return Object.assign(made, { type: "button", className, textContent: words });
}

export class Filming {
  /** `done(file)` gets what was filmed; `fail(words)` hears why nothing could be. */
  constructor(most, done, fail) {
    Object.assign(this, { most, done, fail, facing: "user" });
    this.build();
  }

  build() {
    this.sheet = document.createElement("dialog");
    this.sheet.className = "camera";
    this.sheet.setAttribute("aria-labelledby", "camera-title");
    const title = Object.assign(document.createElement("h2"), { id: "camera-title", textContent: "Film now" });
    this.view = Object.assign(document.createElement("video"), { muted: true, playsInline: true, autoplay: true });
    this.view.setAttribute("aria-label", "What the camera sees");
    this.clock = Object.assign(document.createElement("p"), { className: "camera__clock" });
    this.record = button("Start filming", "button button--primary");
    this.turn = button("Turn the camera", "button button--small");
    const leave = button("Close", "button button--small button--quiet");
    const row = Object.assign(document.createElement("div"), { className: "buttons" });
    row.append(this.record, this.turn, leave);
    this.sheet.append(title, this.view, this.clock, row);
    document.body.append(this.sheet);
    this.record.addEventListener("click", () => (this.recorder ? this.recorder.stop() : this.start()));
    this.turn.addEventListener("click", () => this.look(this.facing === "user" ? "environment" : "user"));
    leave.addEventListener("click", () => this.sheet.close());
    this.sheet.addEventListener("close", () => this.leave());
  }

  async open() {
    if (await this.look(this.facing)) this.sheet.showModal();
  }

  async look(facing) {
    this.rest();
    this.facing = facing;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { ...PICTURE, facingMode: facing }, audio: true });
    } catch {
      this.sheet.close();
      this.fail(NO_CAMERA);
      return false;
    }
    this.view.srcObject = this.stream;
    this.clock.textContent = `Up to ${clock(this.most)}`;
    return true;
  }

  start() {
    const pieces = [];
    const recorder = new MediaRecorder(this.stream, { mimeType: kind(), videoBitsPerSecond: 5_000_000 });
    const begun = Date.now();
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    recorder.addEventListener("stop", () => this.finish(recorder, pieces));
    recorder.start(1000);
    this.recorder = recorder;
    this.turn.disabled = true;
    this.record.textContent = "Stop filming";
    this.clock.dataset.running = "";
    this.timer = setInterval(() => {
      const seconds = (Date.now() - begun) / 1000;
      this.clock.textContent = `${clock(seconds)} of ${clock(this.most)}`;
      if (seconds >= this.most) recorder.stop();
    }, 250);
  }

  finish(recorder, pieces) {
    if (this.recorder !== recorder) return;
    const type = recorder.mimeType.split(";")[0];
    const name = `film-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.${type.split("/")[1]}`;
    const file = new File(pieces, name, { type, lastModified: Date.now() });
    this.sheet.close();
    if (file.size) this.done(file);
  }

  rest() {
    clearInterval(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
  }

  /** The sheet is closed, with or without a film: the camera's light goes out. */
  leave() {
    this.recorder = null;
    this.rest();
    this.turn.disabled = false;
    this.record.textContent = "Start filming";
    delete this.clock.dataset.running;
  }
}
