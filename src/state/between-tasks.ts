import { nextTask } from "./next-task.ts";

// The modules that are imported after this one run in another task: together with those before they would block the page for too long.
await nextTask();
