import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rules } from "../src/engine/methods/rules.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Every file of the project: as git knows them, or, in a copy without git, all but what is installed or built. */
function projectFiles(): string[] {
  if (existsSync(join(root, ".git"))) {
    const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
    return listed
      .toString()
      .split("\0")
      .filter((path) => path !== "" && existsSync(join(root, path)));
  }
  const made = /^(node_modules|dist|coverage|test-results|playwright-report|\.cache)(\/|$)|\.tsbuildinfo$/;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !made.test(path));
}

const files = projectFiles();
const isCode = (path: string) => /\.(ts|tsx|mjs)$/.test(path);
const sources = files.filter((path) => path.startsWith("src/") && isCode(path));
const engine = sources.filter((path) => path.startsWith("src/engine/"));

/** Code without its comments and the contents of its strings; of templates, what they insert remains. */
function bare(code: string): string {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;
  return code.replace(token, (text) => {
    if (text.startsWith("`"))
      return [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inserted]) => `(${inserted})`).join(" ");
    return text.startsWith("/") ? " " : '""';
  });
}

/** What a file imports in any way: files as paths from the root, packages by name. */
function importsOf(path: string): string[] {
  const code = read(path);
  const specifiers = [
    ...code.matchAll(/^(?:import|export)\s+[\w*${},\s]+?\s+from\s+["']([^"']+)["']/gm),
    ...code.matchAll(/^import\s+["']([^"']+)["']/gm),
    ...code.matchAll(/\bimport\(\s*["']([^"']+)["']/g),
    ...code.matchAll(/\bnew URL\(\s*["']([^"']+)["'],\s*import\.meta\.url/g),
  ].map((match) => match[1]!);
  return specifiers.map((specifier) =>
    specifier.startsWith(".") ? join(dirname(path), specifier).replaceAll("\\", "/") : specifier,
  );
}

/** From the ground up. A file may import from its own layer and from those below it; parts of one layer do not know each other. */
const layers: readonly { readonly name: string; readonly parts: readonly RegExp[] }[] = [
  { name: "engine/core", parts: [/^src\/engine\/core\//] },
  {
    name: "engine's declarations",
    parts: [/^src\/engine\/surfaces\//, /^src\/engine\/networks\//, /^src\/engine\/modifiers\//],
  },
  { name: "engine's languages", parts: [/^src\/engine\/algorithms\//, /^src\/engine\/python\//] },
  { name: "engine/methods", parts: [/^src\/engine\/methods\//] },
  { name: "engine", parts: [/^src\/engine\/[^/]+$/] },
  { name: "engine/training", parts: [/^src\/engine\/training\//] },
  { name: "engine/problems", parts: [/^src\/engine\/problems\//] },
  { name: "experiment", parts: [/^src\/experiment\//] },
  { name: "worker", parts: [/^src\/worker\//, /^src\/headless/] },
  { name: "state", parts: [/^src\/state\//] },
  { name: "view", parts: [/^src\/view\//] },
  { name: "app", parts: [/^src\/(app|main)\b/] },
];

function placeOf(path: string): { layer: number; part: number } {
  const layer = layers.findIndex(({ parts }) => parts.some((part) => part.test(path)));
  return { layer, part: layers[layer]?.parts.findIndex((part) => part.test(path)) ?? -1 };
}

describe("imports run one way", () => {
  test("every source file has a layer", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter((path) => placeOf(path).layer === -1)).toEqual([]);
  });

  test("no file imports from a layer above its own, or from a neighbour in its own", () => {
    const wrong = sources.flatMap((path) => {
      const own = placeOf(path);
      return importsOf(path)
        .filter((target) => target.startsWith("src/"))
        .filter((target) => {
          const { layer, part } = placeOf(target);
          return layer > own.layer || (layer === own.layer && part !== own.part);
        })
        .map((target) => `${path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test("packages stay where they belong", () => {
    const allowed: readonly (readonly [RegExp, RegExp])[] = [
      [/^src\/engine\//, /^$/],
      [/^src\/experiment\/table\//, /^papaparse$/],
      [/^src\/experiment\//, /^valibot$/],
      [/^src\/worker\//, /^d3$/],
      [/^src\/headless/, /^node:/],
      [/^src\/state\/own-data\.ts$/, /^(idb-keyval|zustand\/vanilla)$/],
      [/^src\/state\//, /^zustand(\/|$)/],
      [/^src\/view\/draw\//, /^d3$/],
    ];
    const wrong = sources.flatMap((path) => {
      const rule = allowed.find(([place]) => place.test(path));
      const packages = importsOf(path).filter((target) => !target.startsWith("src/"));
      return rule ? packages.filter((name) => !rule[1].test(name)).map((name) => `${path} imports ${name}`) : [];
    });
    expect(wrong).toEqual([]);
  });
});

test("no code tests an optimizer's id: what a method can do is in its declaration", () => {
  const ids = /(?:===|!==|case|includes\() *"(ID)"/.source.replace("ID", Object.keys(rules).join("|"));
  const named = sources.filter((path) => !path.startsWith("src/engine/methods/") && new RegExp(ids).test(read(path)));
  expect(named).toEqual([]);
});

describe("the engine gives the same bits everywhere", () => {
  /** Their last bits differ between browsers, or they are no function of the configuration. */
  const FORBIDDEN =
    /\bMath\.(?!(?:abs|ceil|floor|round|trunc|sign|sqrt|min|max|imul|clz32|fround|PI|E|LN2|LN10|SQRT2|SQRT1_2)\b)\w+|\b(?:Date|performance)\b/g;
  /** A power of two literal integers is a constant; any other, a square too, differs between an engine's own compilers. */
  const POWER = /(?<!\b\d+\s*)\*\*|\*\*(?!\s*-?\d+\b(?!\.))/g;

  test("it calls nothing whose result depends on the machine", () => {
    expect(engine.length).toBeGreaterThan(20);
    const wrong = engine.flatMap((path) => [
      ...[...bare(read(path)).matchAll(FORBIDDEN)].map(([text]) => `${path}: ${text}`),
      ...[...bare(read(path)).matchAll(POWER)].map(
        ({ index }) => `${path}: **, ${bare(read(path)).slice(index - 20, index + 10)}`,
      ),
    ]);
    expect(wrong).toEqual([]);
  });

  test("it compiles without the types of the DOM and of Node", () => {
    const base = JSON.parse(read("tsconfig.base.json"));
    const own = JSON.parse(read("tsconfig.engine.json"));
    const options = { ...base.compilerOptions, ...own.compilerOptions };
    expect(own.include).toContain("src/engine");
    expect(options.types).toEqual([]);
    expect(options.lib).toEqual(["ES2023"]);
  });
});

describe("the repository", () => {
  test("files are short enough to read at a sitting", () => {
    const long = files
      .filter(isCode)
      .map((path) => ({ path, lines: read(path).split("\n").length - 1 }))
      .filter(({ lines }) => lines > 350);
    expect(long).toEqual([]);
  });

  test("no file is a drawer for odds and ends", () => {
    const vague = files.filter((path) => /^(utils?|helpers?|common|misc)\b/i.test(basename(path)));
    expect(vague).toEqual([]);
  });

  test("the lock file names no address: each installation takes the registry it is set to, and checks what it gets", () => {
    const lock: { packages: Record<string, { resolved?: string; integrity?: string }> } = JSON.parse(
      read("package-lock.json"),
    );
    const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
    expect(packages.length).toBeGreaterThan(100);
    const wrong = packages.filter(([, { resolved, integrity }]) => resolved !== undefined || integrity === undefined);
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  test("no file tells of the machine it was written on", () => {
    // A class of one letter in each, so that this file does not find itself.
    const telling = /\/wor[k]\/|\/hom[e]\/\w|\/roo[t]\/|\/User[s]\/\w|registr[y]=|_authToke[n]/;
    const text = files.filter((path) => !/\.(png|ico|woff2?)$/.test(path) && path !== "package-lock.json");
    expect(text.filter((path) => telling.test(read(path)))).toEqual([]);
  });
});
