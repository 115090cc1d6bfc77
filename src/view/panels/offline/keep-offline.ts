import { Workbox } from "workbox-window";
import { newVersion } from "./new-version.ts";

/** A page that is left open asks for a newer one when it is looked at again, at most this often. */
const ASK_MILLISECONDS = 60 * 60 * 1000;

/** A version that is asked to take over and has not is asked again after this time: the one in force may just have had work to do. */
const TAKE_OVER_MILLISECONDS = 2000;

/** After so long nobody is left waiting for it: Chromium has been seen to take a version for busy that does nothing, for minutes. */
const GIVE_UP_MILLISECONDS = 8000;

/** Lets the version that waits take over, in every window there is, and shows it in this one. */
async function reload(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.waiting) {
    // Another window was quicker: the new version is in force already.
    window.location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), { once: true });
  const takeOver = () => registration.waiting?.postMessage({ type: "SKIP_WAITING" });
  takeOver();
  window.setInterval(takeOver, TAKE_OVER_MILLISECONDS);
  window.setTimeout(() => void reloadAnew(registration), GIVE_UP_MILLISECONDS);
}

/** Takes the page from the server again, where that is within reach; it is kept on the device anew from there. */
async function reloadAnew(registration: ServiceWorkerRegistration): Promise<void> {
  try {
    // Asked so, the version in force does not answer itself.
    const { ok } = await fetch("./sw.js", { method: "HEAD", cache: "no-store" });
    if (ok && (await registration.unregister())) window.location.reload();
  } catch {
    // There is no network: the version that waits goes on being asked.
  }
}

/**
 * Keeps all of the page on this device, so that it opens without a network from the next visit on, and says when a newer one waits.
 * Nothing changes under a page that is in use: the newer one waits until it is asked for, or until no window shows the page any more.
 */
export async function keepOffline(): Promise<void> {
  const workbox = await registered();
  if (!workbox) return;
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < ASK_MILLISECONDS) return;
    asked = Date.now();
    // Without a network there is nothing newer to find.
    workbox.update().catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error;
    });
  });
}

/** Registers the service worker; null if the browser does not allow it or the network is gone. Then the page works without. */
async function registered(): Promise<Workbox | null> {
  // Absent where the page does not come over a secure connection; in a sandboxed frame even reading it throws.
  if (!("serviceWorker" in navigator)) return null;
  try {
    const workbox = new Workbox("./sw.js", { scope: "./" });
    workbox.addEventListener("waiting", () => newVersion.setState({ reload }));
    await workbox.register();
    return workbox;
  } catch {
    return null;
  }
}
