import type { Browser, Page } from "playwright-core";

/** Whether the landscape's canvas shows more than a few colours: painted contours, not a bare background. */
export const contoursShown = () =>
  [...document.querySelectorAll<HTMLCanvasElement>("main canvas")].some((canvas) => {
    if (canvas.width < 50) return false;
    const small = document.createElement("canvas");
    small.width = small.height = 24;
    const context = small.getContext("2d");
    if (!context) return false;
    context.drawImage(canvas, 0, 0, 24, 24);
    const { data } = context.getImageData(0, 0, 24, 24);
    return new Set(new Uint32Array(data.buffer)).size > 20;
  });

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Processor time, in microseconds: other programs on the machine do not count. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Does `work`; then tells how long pieces of work named so on threads named so took, in milliseconds of processor time. */
export async function traced(browser: Browser, page: Page, work: () => Promise<void>) {
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return (thread: RegExp, wanted: RegExp): number[] => {
    const threads = new Set(
      traceEvents
        .filter(({ name, args }) => name === "thread_name" && thread.test(args.name ?? ""))
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    return traceEvents
      .filter(({ name, ph, pid, tid }) => ph === "X" && wanted.test(name) && threads.has(`${pid} ${tid}`))
      .map(({ tdur = 0 }) => tdur / 1000);
  };
}

/** The longest main-thread task and the longest animation-frame script among it all, in milliseconds of processor time. */
export async function longest(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<{ task: number; script: number }> {
  const times = await traced(browser, page, work);
  const most = (wanted: RegExp) => Math.max(0, ...times(/^CrRendererMain$/, wanted));
  return { task: most(/RunTask$/), script: most(/^FireAnimationFrame$/) };
}
