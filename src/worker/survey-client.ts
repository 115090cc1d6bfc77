import type { PlaneNews, Reading, SurveyReply, SurveyRequest, SurveySpecification } from "./survey-protocol.ts";

/** The worker that looks at a network's loss on planes. At most one survey is current; nothing of earlier ones reaches the caller. */
export class SurveyClient {
  onNews: (news: readonly PlaneNews[], done: boolean) => void = () => {};
  onReadings: (updates: number, readings: readonly Reading[]) => void = () => {};
  onFailure: (message: string) => void = () => {};
  private readonly worker: Worker;
  private survey = 0;
  private pulling = false;
  private reading = false;

  constructor() {
    this.worker = new Worker(new URL("./survey-entry.ts", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", ({ data }: MessageEvent<SurveyReply>) => this.take(data));
    this.worker.addEventListener("error", (event) => this.onFailure(event.message));
  }

  /** Starts a survey in place of the current one. */
  start(specification: SurveySpecification): void {
    this.cancel();
    this.send({ type: "survey", survey: this.survey, specification });
  }

  /** Asks for about `budget` milliseconds of work, unless the last are still being worked on. */
  pull(budget: number): void {
    if (this.pulling) return;
    this.pulling = true;
    this.send({ type: "pull", survey: this.survey, budget });
  }

  /** Asks where the lanes are after so many updates. Returns whether it did: not while an answer is on its way. */
  read(updates: number): boolean {
    if (this.reading) return false;
    this.reading = true;
    this.send({ type: "read", survey: this.survey, updates });
    return true;
  }

  /** Gives the current survey up. */
  cancel(): void {
    this.survey++;
    this.pulling = false;
    this.reading = false;
  }

  private send(request: SurveyRequest): void {
    this.worker.postMessage(request);
  }

  private take(reply: SurveyReply): void {
    if (reply.survey !== this.survey) return;
    switch (reply.type) {
      case "news":
        this.pulling = false;
        this.onNews(reply.news, reply.done);
        return;
      case "readings":
        this.reading = false;
        this.onReadings(reply.updates, reply.readings);
        return;
      case "failed":
        this.pulling = false;
        this.reading = false;
        this.onFailure(reply.message);
    }
  }
}
