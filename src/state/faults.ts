import { create } from "zustand";

/** An error that nobody expected, or a part of the page that could not be fetched. */
export interface Fault {
  readonly kind: "error" | "load";
  readonly error: unknown;
}

/** What browsers and the bundle's loader say of a script or style sheet that does not arrive. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed|unable to preload css/i;

/** Classifies an error. A part cannot be fetched without a network, or once the server has a newer version without the old files. */
export const faultOf = (error: unknown): Fault => ({
  kind: NOT_FETCHED.test(faultMessage(error)) ? "load" : "error",
  error,
});

/** The latest fault that belongs to no panel; null if there is none, or if the user has dismissed it. */
export const useFaults = create<{ readonly fault: Fault | null }>()(() => ({ fault: null }));

const reported = new Set<string>();

/** Shows a fault that belongs to no panel in the page's notice, and on the console. A message that repeats is reported once. */
export function reportFault(error: unknown): void {
  const fault = faultOf(error);
  const key = fault.kind === "load" ? fault.kind : faultMessage(error);
  if (reported.has(key)) return;
  reported.add(key);
  console.error(error);
  useFaults.setState({ fault });
}

/** Closes the notice. A fault that happens again is reported again. */
export function dismissFault(): void {
  reported.clear();
  useFaults.setState({ fault: null });
}

/** One line that names the error. */
export function faultMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a report of the fault should contain: the error with its stack, the part of the page, the address and the browser. */
export function faultDetails({ error }: Fault, part: string | null): string {
  const stack = error instanceof Error ? `${String(error)}\n${error.stack ?? ""}` : String(error);
  return [part === null ? "Thalweg" : `Thalweg: ${part}`, stack, window.location.href, navigator.userAgent].join(
    "\n\n",
  );
}

/** Browsers report this when a layout takes more than one frame. It is not an error. */
const DELAYED_RESIZE = /^ResizeObserver loop/;

/** Whether a script of another origin, such as an extension, caused the event. */
const isForeign = (file: string) => file !== "" && !file.startsWith(window.location.origin);

/** Reports every error and rejected promise that nothing else handles. */
export function watchFaults(): void {
  window.addEventListener("error", ({ error, message, filename }) => {
    if (DELAYED_RESIZE.test(message) || isForeign(filename)) return;
    reportFault(error ?? message);
  });
  window.addEventListener("unhandledrejection", ({ reason }) => reportFault(reason));
}
