import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const FIREFOX_NAMES = ["firefox-esr", "firefox"];

/** Where the installers of macOS and Windows put things. */
const CHROMIUM_PLACES = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: windowsPlaces([
    "Google\\Chrome\\Application\\chrome.exe",
    "Chromium\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
  ]),
};
const FIREFOX_PLACES = {
  darwin: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
  win32: windowsPlaces(["Mozilla Firefox\\firefox.exe"]),
};

function windowsPlaces(programs) {
  const roots = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].filter(Boolean);
  return programs.flatMap((program) => roots.map((root) => join(root, program)));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Some systems ship a command that only tells how to install the browser, so on Linux it must be able to say its version. */
function works(path) {
  return process.platform !== "linux" || spawnSync(path, ["--version"], { timeout: 30_000 }).status === 0;
}

function find(names, places) {
  const onPath = names.flatMap((name) =>
    (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder || ".", name)),
  );
  return [...onPath, ...(places[process.platform] ?? [])].find((path) => isExecutable(path) && works(path)) ?? null;
}

function named(variable) {
  const path = process.env[variable];
  if (!path) return null;
  if (!isExecutable(path)) throw new Error(`${variable} names ${path}, where there is no program`);
  return path;
}

/** The path of a Chromium that is there already, or null. */
export function findChromium() {
  const own = named("BROWSER_PATH");
  if (own) return own;
  const downloaded = chromium.executablePath();
  if (downloaded && existsSync(downloaded)) return downloaded;
  return find(CHROMIUM_NAMES, CHROMIUM_PLACES);
}

/** The path of a Firefox, or null. Playwright drives it by WebDriver BiDi, so the system's own will do. */
export function findFirefox() {
  return named("FIREFOX_PATH") ?? find(FIREFOX_NAMES, FIREFOX_PLACES);
}

/** Whether packages can be installed here with apt: on Debian itself, as root. Ubuntu's chromium package only stands for a snap. */
function isDebianRoot() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/os-release")) return false;
  return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}

function run(command, args) {
  console.log(`$ ${[command, ...args].join(" ")}`);
  execFileSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: process.platform === "win32",
  });
}

function installWithApt() {
  const apt = (...args) => run("apt-get", ["-o", "DPkg::Lock::Timeout=300", ...args]);
  apt("update");
  apt("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk");
}

function installWithPlaywright() {
  run("npx", ["playwright", "install", "chromium"]);
}

/** The path of a Chromium, installed first where there is none. Throws an error that says what to do where that fails too. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  console.log("No Chromium, Chrome or Edge was found; installing one for the browser tests.");
  for (const install of [...(isDebianRoot() ? [installWithApt] : []), installWithPlaywright]) {
    try {
      install();
    } catch (error) {
      console.log(`That did not work: ${error.message}`);
    }
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    "There is no browser for the browser tests. Install Chromium, Chrome or Edge, or set BROWSER_PATH to one.",
  );
}
