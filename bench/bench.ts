// npm run bench            the engine, the contours and the links
// npm run bench -- page    the production build in a real browser
import { contours, links, reruns, steps } from "./engine.ts";
import { page } from "./page.ts";
import { print } from "./report.ts";

if (process.argv.includes("page")) {
  print("The production build in Chromium", await page());
} else {
  print("Optimizers: recorded steps on Rosenbrock", steps());
  print("Contours: Rosenbrock, 20 levels", contours());
  print("Links: the opening experiment", links());
  print("Runs on one core", reruns());
}
