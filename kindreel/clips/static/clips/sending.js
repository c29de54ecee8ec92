/** Sends one file over tus. Breaks heal by themselves where they can; words say where they cannot. */

import { token } from "../web/wire.js";

const DELAYS = [0, 1000, 3000];
const AGAIN_MS = 15000;
const NO_LINE = "No connection right now. It goes on by itself as soon as there is one.";
const OUR_FAULT = "That did not work. It is our mistake; what is here of your video stays. Try to go on in a minute.";
const SIGNED_OUT = "You are signed out. Sign in again in another tab, then press “Go on” here.";
const WORTH_TRYING = [0, 409, 423, 460];

/** The form token as it is now: signing in again in another tab renews it. */
export function freshToken() {
  const kept = document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken="));
  return kept ? kept.slice("csrftoken=".length) : token();
}

function statusOf(problem) {
  return problem.originalResponse?.getStatus() ?? 0;
}

function isWorthTrying(status) {
  return WORTH_TRYING.includes(status) || (status >= 500 && status !== 507);
}

const isForPeople = (said) => said && !said.includes("<");

export class Sending {
  /** `hear(state, words)`: sending, paused, waiting, stuck, done; `measure(sent, total)`. */
  constructor(file, endpoint, hear, measure) {
    this.file = file;
    this.hear = hear;
    this.state = "new";
    this.upload = new window.tus.Upload(file, {
      endpoint,
      retryDelays: DELAYS,
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name.slice(-80), filetype: file.type },
      onBeforeRequest: (request) => request.setHeader("X-CSRFToken", freshToken()),
      onShouldRetry: (problem) => navigator.onLine && isWorthTrying(statusOf(problem)),
      onProgress: measure,
      onSuccess: () => this.enter("done"),
      onError: (problem) => this.fail(problem),
    });
    this.online = () => this.state === "waiting" && this.go();
    addEventListener("online", this.online);
  }

  /** The last part of the upload's address. */
  get key() {
    return this.upload.url?.split("/").at(-2) ?? "";
  }

  enter(state, words = "") {
    clearTimeout(this.timer);
    this.state = state;
    if (state === "waiting") this.timer = setTimeout(() => this.go(), AGAIN_MS);
    this.hear(state, words);
  }

  fail(problem) {
    const status = statusOf(problem);
    const said = problem.originalResponse?.getBody() ?? "";
    if (status === 0) this.enter("waiting", NO_LINE);
    else if (status === 401 || status === 403) this.enter("stuck", status === 403 && isForPeople(said) ? said : SIGNED_OUT);
    else this.enter("stuck", isForPeople(said) && (status < 500 || status === 507) ? said : OUR_FAULT);
  }

  /** Begin, or go on with what is here of the same file from before. */
  async go() {
    this.enter("sending");
    if (!this.upload.url) {
      const [last] = (await this.upload.findPreviousUploads()).slice(-1);
      if (last) this.upload.resumeFromPreviousUpload(last);
    }
    if (await this.mayStart()) this.upload.start();
  }

  /** Look first whether the address of before still stands, so that nothing is begun twice. */
  async mayStart() {
    if (!this.upload.url) return this.state === "sending";
    const looked = await fetch(this.upload.url, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } }).catch(() => null);
    if (this.state !== "sending") return false;
    if (looked?.status === 401) this.enter("stuck", SIGNED_OUT);
    else if (!looked) this.enter("waiting", NO_LINE);
    return looked !== null && looked.status !== 401;
  }

  pause() {
    this.upload.abort();
    this.enter("paused");
  }

  /** Give the upload up, here and on the server. */
  async cancel() {
    clearTimeout(this.timer);
    removeEventListener("online", this.online);
    this.state = "cancelled";
    await this.upload.abort(Boolean(this.upload.url)).catch(() => {});
  }
}
