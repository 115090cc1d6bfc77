import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base, expect, type Page } from "@playwright/test";
import { encodeLink } from "../../src/experiment/link.ts";
import { parseConfiguration } from "../../src/experiment/parse.ts";
import { libraries, pythonScript } from "../../src/experiment/python/index.ts";
import { findPython } from "../python/find-python.mjs";
import { test } from "./fixtures.ts";
import { hostileFile, hostileNames } from "./hostile.ts";
import { computed, lanes, openLab } from "./lab.ts";

declare global {
  interface Window {
    hacked?: unknown;
    violations: string[];
  }
}

async function openExport(page: Page, tab: string): Promise<void> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("tab", { name: tab }).click();
}

// These provoke violations, which the console reports, so the console is not watched.
base(
  "the page works under its policy, which refuses scripts and styles in markup, images and connections from elsewhere",
  async ({ page }) => {
    const requests: string[] = [];
    const elsewhere = createServer((request, response) => {
      requests.push(request.url!);
      response.writeHead(200, { "access-control-allow-origin": "*" }).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
        window.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`);
      });
    });
    const violations = () => page.evaluate(() => window.violations);

    await openLab(page, "surface=rosenbrock(b:8)&steps=140&lane=momentum&lane=adam&v=1");
    await expect(page.locator(".katex").first()).toBeVisible();
    // Formulas are laid out by styles of their elements.
    expect(
      await page
        .locator(".katex-html [style]")
        .first()
        .evaluate((part) => part.getBoundingClientRect().height),
    ).toBeGreaterThan(8);
    await page.getByRole("button", { name: /choose a surface/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    // The dialog keeps the page behind it from scrolling.
    await expect(page.locator("body")).toHaveCSS("overflow", "hidden");
    await page.keyboard.press("Escape");
    await expect(page.locator("body")).not.toHaveCSS("overflow", "hidden");
    await page.getByRole("radio", { name: "3D" }).click();
    await expect(page.getByRole("application", { name: /^3-?D view/ })).toBeVisible();
    await page
      .getByRole("button", { name: "Networks" })
      .or(page.getByRole("link", { name: "Networks" }))
      .click();
    await computed(page);
    await openExport(page, "Figure");
    const preview = page.getByRole("img", { name: "Preview of the figure" });
    await expect(preview).toBeVisible();
    expect(
      await preview.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    expect(await violations()).toEqual([]);

    const refused = await page.evaluate(async (origin) => {
      const box = document.createElement("div");
      box.innerHTML = `<img src="data:," onerror="window.hacked=1"><img src="${origin}/image"><p style="color:red">`;
      const script = document.createElement("script");
      script.textContent = "window.hacked = 2";
      const foreign = document.createElement("script");
      foreign.src = `${origin}/script`;
      const style = document.createElement("link");
      Object.assign(style, { rel: "stylesheet", href: `${origin}/style` });
      const base = document.createElement("base");
      base.href = origin;
      document.head.append(base, script, foreign, style);
      document.body.append(box);
      const outcome = (work: () => unknown) =>
        Promise.resolve()
          .then(work)
          .then(
            () => "done",
            () => "refused",
          );
      return {
        connection: await outcome(() => fetch(`${origin}/fetch`)),
        // In a task of its own: what a debugger evaluates may itself use eval.
        code: await new Promise((resolve) =>
          setTimeout(() => resolve(outcome(() => Reflect.construct(Function, ["return 1"])))),
        ),
        worker: await outcome(
          () =>
            new Promise((resolve, reject) => {
              const worker = new Worker(URL.createObjectURL(new Blob([""])));
              worker.addEventListener("error", reject);
              setTimeout(resolve, 2000);
            }),
        ),
        base: new URL(".", document.baseURI).origin === origin,
      };
    }, origin);
    expect(refused).toEqual({ connection: "refused", code: "refused", worker: "refused", base: false });
    await expect
      .poll(async () => new Set((await violations()).map((violation) => violation.split(" ")[0])))
      .toEqual(
        new Set([
          "script-src-attr",
          "img-src",
          "style-src-attr",
          "script-src-elem",
          "style-src-elem",
          "base-uri",
          "connect-src",
          "script-src",
          "worker-src",
        ]),
      );
    expect(await page.evaluate(() => window.hacked)).toBeUndefined();
    expect(requests).toEqual([]);
    elsewhere.close();
  },
);

/** Counts the names of a Python program on standard input that a hostile text would have introduced. */
const COUNT_HACKED = `
import ast, json, sys
for program in json.load(sys.stdin):
    nodes = ast.walk(ast.parse(program))
    print(sum(isinstance(node, ast.Name) and node.id == "hacked" for node in nodes))
`;

/** Python reads the programs, and takes no name in them for code. */
function expectParsed(programs: readonly string[]): void {
  const python = process.env.PYTHON_PATH ?? findPython() ?? "python3";
  const counts = execFileSync(python, ["-c", COUNT_HACKED], { input: JSON.stringify(programs), encoding: "utf8" });
  expect(counts.trim().split("\n")).toEqual(programs.map(() => "0"));
}

/** Fails if a text of this experiment has become markup or code in the page, its figures or its snippets. */
async function expectInert(page: Page, named: readonly string[]): Promise<void> {
  await openExport(page, "Figure");
  await expect(page.getByRole("img", { name: "Preview of the figure" })).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save SVG" }).click();
  const svg = readFileSync(await (await saving).path(), "utf8");
  // A page without a policy, in which parsing anything is allowed.
  const blank = await page.context().newPage();
  const figure = await blank.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
    const elements = [documentElement, ...documentElement.querySelectorAll("*")];
    return {
      elements: [...new Set(elements.map(({ localName }) => localName))],
      handlers: elements.flatMap((element) => element.getAttributeNames().filter((name) => /^on/i.test(name))),
      links: elements.flatMap((element) => element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? []),
      text: documentElement.textContent,
    };
  }, svg);
  expect(figure.elements).not.toContain("parsererror");
  expect(figure.elements.filter((name) => /^(script|img|foreignObject|iframe|b)$/i.test(name))).toEqual([]);
  expect(figure.handlers).toEqual([]);
  // Clip paths and marks within the figure, and the pictures of regions.
  expect(figure.links.filter((link) => !/^(#|data:image\/png;base64,)/.test(link))).toEqual([]);
  for (const name of named) expect(figure.text).toContain(name);

  await page.getByRole("tab", { name: "Embed" }).click();
  const snippet = page.getByRole("textbox", { name: "To copy" });
  if (await snippet.count()) {
    const written = await snippet.inputValue();
    const frame = await blank.evaluate((html) => {
      const { body, head } = new DOMParser().parseFromString(html, "text/html");
      const [only, ...others] = [...head.children, ...body.querySelectorAll("*")];
      return { name: only?.localName, attributes: only?.getAttributeNames(), others: others.length };
    }, written);
    const attributes = ["src", "title", "width", "height", "style", "loading"];
    expect(frame).toEqual({ name: "iframe", attributes, others: 0 });
  }
  await blank.close();
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => window.hacked)).toBeUndefined();
}

test("names that look like markup or code are text in the page, in figures and in the snippet", {
  tag: "@chromium",
}, async ({ page }) => {
  const parsed = parseConfiguration({
    version: 1,
    problem: { kind: "surface", id: "booth" },
    lanes: hostileNames.map((name) => ({ optimizer: "sgd", name })),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  await openLab(page, encodeLink(parsed.configuration));
  await expect(lanes(page)).toHaveCount(hostileNames.length);
  for (const [i, name] of hostileNames.entries()) {
    await expect(lanes(page).nth(i)).toContainText(name.replace(/\s+/g, " "));
  }
  expect(await page.locator("img, iframe, [onerror], [onload], [onfocus]").count()).toBe(0);
  const { configuration } = parsed;
  expectParsed(
    configuration.lanes.flatMap((_, lane) => libraries.map((library) => pythonScript(configuration, lane, library))),
  );
  await expectInert(page, [hostileNames[0]!, hostileNames[1]!, hostileNames[3]!]);
});

test("a data file whose name, columns and classes look like markup or code is shown as text", {
  tag: "@chromium",
}, async ({ page }) => {
  await openLab(page, "network=moons(n:40)&model=mlp(hidden:(4))&steps=40&lane=adam&v=1");
  await page.getByRole("button", { name: "Use a CSV file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Train on a CSV file" });
  const buffer = Buffer.from(hostileFile.text);
  await dialog.getByLabel("CSV file").setInputFiles({ name: hostileFile.name, mimeType: "text/csv", buffer });
  await dialog.getByRole("button", { name: "Use this data" }).click();
  await computed(page);
  await expect(page.locator("aside").first()).toContainText("<img src=x onerror=window.hacked=1>");
  expect(await page.locator("img, b[onclick], [onerror], [onload]").count()).toBe(0);
  await openExport(page, "Code");
  const program = page.getByRole("dialog").getByRole("textbox").first();
  expectParsed([await program.inputValue()]);
  await page.keyboard.press("Escape");
  await expectInert(page, []);
});
