/** Resolves in a task of its own, after what the browser has more urgent to do. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const arrived = () => {
      port1.close();
      resolve();
    };
    port1.addEventListener("message", arrived, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

let last = Promise.resolve();

/** Has `work` done in a task of its own, after what was handed over before. */
export function inTurn(work: () => void): void {
  last = last.then(nextTask).then(work);
}
