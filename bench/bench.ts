// npm run bench            the engine, the contours and the links
// npm run bench -- page    the production build in a real browser
// npm run bench -- networks    training of small networks, against other libraries
import { contours, links, reruns, steps } from "./engine.ts";
import { trainings } from "./networks.ts";
import { firstNetwork, page } from "./page.ts";
import { print } from "./report.ts";

if (process.argv.includes("page")) {
  print("The production build in Chromium", await page());
} else if (process.argv.includes("networks")) {
  print("The first network of the page: the worker's time in Chromium", await firstNetwork());
  for (const { heading, rows } of trainings()) print(heading, rows);
} else {
  print("Optimizers: recorded steps on Rosenbrock", steps());
  print("Contours: Rosenbrock, 20 levels", contours());
  print("Links: the opening experiment", links());
  print("Runs on one core", reruns());
}
