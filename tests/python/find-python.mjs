import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const CANDIDATES = ["python3", "/usr/bin/python3", "python"];

/** Whether a program is a Python that has both packages. */
const works = (path) => spawnSync(path, ["-c", "import numpy, torch"], { timeout: 120_000 }).status === 0;

/** The path of a Python with NumPy and PyTorch: the one that PYTHON_PATH names, or one that is found; null where there is none. */
export function findPython() {
  const own = process.env.PYTHON_PATH;
  if (!own) return CANDIDATES.find(works) ?? null;
  if (!works(own)) throw new Error(`PYTHON_PATH names ${own}, which is no Python with NumPy and PyTorch`);
  return own;
}

/** Whether packages can be installed here with apt: on Debian, as root. */
function isDebianRoot() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/os-release")) return false;
  return /^ID(?:_LIKE)?=.*\bdebian\b/m.test(readFileSync("/etc/os-release", "utf8"));
}

function installWithApt() {
  const apt = (...args) =>
    execFileSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", ...args], {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "python3-numpy", "python3-torch");
}

/** The same, installed first where there is none and that can be done; null where it cannot. */
export function ensurePython() {
  const found = findPython();
  if (found || !isDebianRoot()) return found;
  console.log("No Python with NumPy and PyTorch was found; installing them for the tests of exported scripts.");
  try {
    installWithApt();
  } catch (error) {
    console.log(`That did not work: ${error.message}`);
  }
  return findPython();
}
