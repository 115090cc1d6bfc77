import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { linkOfSvg } from "../../src/experiment/figure-link.ts";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";
import { computed, lanes, openLab } from "./lab.ts";

/** Lanes that go on, converge, diverge, keep an average and begin on blurred landscapes; a name that files and links escape. */
const LINK = [
  "surface=rosenbrock(b:8)&start=-1.5,2&steps=140",
  "lane=momentum(learningRate:0.004,name:a~20~3Cb~3E)&lane=newton&lane=sgd(learningRate:0.4)",
  "lane=adam(learningRate:0.05,average:ema)&lane=sgd(learningRate:0.002,continuation:(sigmas:(0.5,0.25),stepsEach:20))",
  "view=(lane:3,cursor:40)&v=1",
].join("&");

const fragment = (page: Page) => page.evaluate(() => window.location.hash.slice(1));

/** Opens the dialog at one of its tabs. */
async function openExport(page: Page, tab: string): Promise<void> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("tab", { name: tab }).click();
}

/** Presses a button and gives the file that it saves. */
async function saved(page: Page, button: string): Promise<{ readonly path: string; readonly name: string }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const download = await waiting;
  return { path: await download.path(), name: download.suggestedFilename() };
}

// WebDriver BiDi tells nothing of what the system's Firefox saves.
test("a saved experiment and saved figures open again with the same link", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, LINK);
  const link = await fragment(page);
  await openExport(page, "Figure");
  await expect(page.getByRole("img", { name: "Preview of the figure" })).toBeVisible();
  const files = [await saved(page, "Save SVG"), await saved(page, "Save PNG")];
  await page.getByRole("tab", { name: "File" }).click();
  files.push(await saved(page, "Save experiment"));
  expect(files.map(({ name }) => name)).toEqual([
    "rosenbrock-landscape.svg",
    "rosenbrock-landscape.png",
    "rosenbrock.thalweg.json",
  ]);
  await page.keyboard.press("Escape");
  for (const { path, name } of files) {
    await openLab(page, "surface=booth&v=1");
    await openExport(page, "File");
    await page.locator("input[type=file]").setInputFiles({
      name,
      mimeType: "application/octet-stream",
      buffer: readFileSync(path),
    });
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(lanes(page)).toHaveCount(5);
    expect(await fragment(page), name).toBe(link);
  }
});

test("an experiment on a CSV file stays private when it is saved and opened in another visit", {
  tag: "@chromium",
}, async ({ page }) => {
  await openLab(page, "network=moons(n:40)&model=mlp(hidden:(4))&steps=40&lane=adam&v=1");
  await page.getByRole("button", { name: "Use a CSV file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Train on a CSV file" });
  const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${(i * 3) % 5}.25,${i % 2 ? "odd" : "even"}`);
  await dialog.getByLabel("CSV file").setInputFiles({
    name: "secret 数.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["left,right,parity", ...rows].join("\n")),
  });
  await dialog.getByRole("button", { name: "Use this data" }).click();
  await computed(page);
  await openExport(page, "File");
  const { path, name } = await saved(page, "Save experiment");
  expect(name).toBe("secret 数.thalweg.json");

  await page.goto("about:blank");
  await openLab(page, "surface=booth&v=1");
  await openExport(page, "File");
  await page.locator("input[type=file]").setInputFiles(path);
  await computed(page);
  // As it was: the names of the file, its columns and its classes.
  await expect(page.getByRole("region", { name: "Data set" })).toContainText(/secret 数\.csv.*parity from left, right/);
  await expect(page.getByRole("main").getByRole("list").filter({ hasText: "misclassified" })).toContainText("odd");
  await expect(page.getByRole("checkbox", { name: "standardize inputs" })).toBeChecked();
  // Not in the address, a link, a figure's source, or what the page keeps.
  expect(page.url()).not.toContain("#");
  await page.getByRole("button", { name: "Share link" }).click();
  const share = page.getByRole("dialog", { name: "Share link" });
  await expect(share).toContainText("There is no link to this experiment");
  await expect(share.getByRole("textbox")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await openExport(page, "Figure");
  await expect(page.getByRole("dialog")).toContainText("carries no link");
  const figure = await saved(page, "Save SVG");
  expect(figure.name).toBe("secret 数-regions.svg");
  const svg = readFileSync(figure.path, "utf8");
  expect(svg).toContain("<title>secret 数.csv</title>");
  for (const column of ["left", "right"]) expect(svg).toContain(`>${column}</text>`);
  expect(svg).not.toContain("#network");
  // Nor are its rows in a program, which reads the file.
  await page.getByRole("tab", { name: "Code" }).click();
  const program = page.getByRole("textbox", { name: "inline_adam.py" });
  await expect(program).toHaveValue(/^FILE = "secret 数\.csv"/m);
  expect(await program.inputValue()).not.toMatch(/\d\.25\b|#network/);
  await expect(page.getByRole("dialog")).toContainText("None of your data are in the program: it reads secret 数.csv");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.waitForTimeout(3500);
  const kept = await page.evaluate(() =>
    [localStorage, sessionStorage].flatMap((store) => Object.entries(store)).join(),
  );
  expect(kept).not.toMatch(/inline|secret/);
});

const withoutFonts = (svg: string) => svg.replace(/<style>.*<\/style>/, "");

/** How many pixels of a figure change when its own fonts are taken away. */
const changedWithoutFonts = (page: Page, svg: string) =>
  page.evaluate(
    async ([svg, plain]) => {
      const pixels = async (text: string) => {
        const image = new Image(800, 450);
        image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
        await image.decode();
        const context = new OffscreenCanvas(800, 450).getContext("2d")!;
        context.drawImage(image, 0, 0, 800, 450);
        return context.getImageData(0, 0, 800, 450).data;
      };
      const [whole, bare] = [await pixels(svg), await pixels(plain)];
      return whole.reduce((count, value, i) => count + (value === bare[i] ? 0 : 1), 0);
    },
    [svg, withoutFonts(svg)] as const,
  );

test("figures of all that is known of networks, whatever the page shows of it, in the page's fonts", {
  tag: "@chromium",
}, async ({ page }) => {
  test.slow();
  const network =
    "network=moons(n:40)&model=mlp(hidden:(4),batchNorm:true)&batch=8&steps=60&lane=adam(name:速い)&lane=sgd";
  for (const pane of ["regions", "plane"]) {
    await page.goto("about:blank");
    await openLab(page, `${network}&view=(pane:${pane},cursor:30)&v=1`);
    const link = await fragment(page);
    await openExport(page, "Figure");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Shows")).toHaveValue(pane);
    for (const [shows, name, words] of [
      ["What the networks say", "regions", ["速い", "SGD", "held out"]],
      ["Curves", "curves", ["updates"]],
      ["Loss landscape", "loss-landscape", ["速い", "of the variance", "plane ", "Batch normalization uses"]],
      ["Layer by layer", "layers", ["hidden 1", "RMS"]],
      ["Hessian spectrum", "spectrum", ["largest λ", " / 26"]],
      ["Minibatch gradient's spread", "gradient-spread", ["slope on log axes"]],
    ] as const) {
      await dialog.getByLabel("Shows").selectOption(shows);
      // Some are computed first, by workers of their own.
      await expect(dialog.getByRole("img", { name: "Preview of the figure" })).toBeVisible();
      const file = await saved(page, "Save SVG");
      expect(file.name).toBe(`moons-${name}.svg`);
      const svg = readFileSync(file.path, "utf8");
      for (const word of [...words, "update 30 / 60"]) expect(withoutFonts(svg)).toContain(word);
      expect(linkOfSvg(svg)).toContain(link);
      expect(svg.length).toBeLessThan(400_000);
      if (pane === "plane") expect(await changedWithoutFonts(page, svg), name).toBeGreaterThan(1000);
    }
  }
});

test("the data are the headless runner's, byte for byte", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, LINK);
  await openExport(page, "Data");
  const root = fileURLToPath(new URL("../../", import.meta.url));
  for (const format of ["csv", "json"]) {
    const { path } = await saved(page, `Save ${format.toUpperCase()}`);
    const args = ["--import", "tsx", "src/headless.ts", `#${LINK}`, "--format", format];
    const printed = execFileSync(process.execPath, args, { cwd: root, maxBuffer: 1 << 28 });
    expect(readFileSync(path).equals(printed), format).toBe(true);
  }
});

test("a lane's program is shown, copied and saved", { tag: "@chromium" }, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openLab(page, LINK);
  await openExport(page, "Code");
  const dialog = page.getByRole("dialog");
  // The selected lane, Adam, with its own class of PyTorch's.
  await dialog.getByLabel("Library").selectOption("PyTorch, autograd");
  const code = dialog.getByRole("textbox", { name: "rosenbrock_adam_torch.py" });
  await expect(code).toHaveValue(/optimizer = torch\.optim\.Adam\(\[theta\], lr=LEARNING_RATE/);
  await dialog.getByLabel("Lane").selectOption("Newton's method");
  const newton = dialog.getByRole("textbox", { name: "rosenbrock_newton_torch.py" });
  const text = await newton.inputValue();
  expect(text).toContain(`#     #${await fragment(page)}\n`);
  const { path, name } = await saved(page, "Save program");
  expect(name).toBe("rosenbrock_newton_torch.py");
  expect(readFileSync(path, "utf8")).toBe(text);
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(dialog.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test("a file can be dropped anywhere, and what is wrong with it is named", async ({ page }) => {
  await openLab(page);
  const before = await lanes(page).count();
  const drag = async (type: string, name: string, text: string) => {
    const data = await page.evaluateHandle(
      ([name, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text!], name!));
        return transfer;
      },
      [name, text],
    );
    await page.locator("main").dispatchEvent(type, { dataTransfer: data });
  };
  const hint = page.getByText("Drop to open the experiment");
  const broken =
    '{"version": 1, "problem": {"kind": "surface", "id": "booth"}, "lanes": [{"optimizer": "adm"}], "step": 1}';
  // The page takes files once the first view is done with. A hand that drags enters one place after the other, too.
  await expect(async () => {
    await drag("dragenter", "broken.json", broken);
    await expect(hint).toBeVisible({ timeout: 500 });
  }).toPass();
  await drag("drop", "broken.json", broken);
  await expect(hint).toBeHidden();
  const alert = page.getByRole("alert").filter({ hasText: "broken.json could not be opened" });
  await expect(alert.getByRole("code")).toHaveText(["step", "lanes[0].optimizer"]);
  await expect(alert).toContainText("adam");
  expect(await lanes(page).count()).toBe(before);
  await drag("drop", "good.json", broken.replace("adm", "adam").replace('"step"', '"steps"'));
  await expect(alert).toBeHidden();
  await expect(lanes(page)).toHaveCount(1);
  await computed(page);
});

test("recent experiments are kept, opened and forgotten", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, "surface=booth&steps=50&lane=adam&v=1");
  await openExport(page, "File");
  const recent = page.getByRole("button", { name: /^Open Booth.*Adam$/ });
  await expect(recent).toBeVisible();
  await page.keyboard.press("Escape");
  await openLab(page, "network=moons(n:40)&steps=50&lane=adam&lane=sgd&v=1");
  await openExport(page, "File");
  await expect(page.getByRole("button", { name: /^Open Two moons.*Adam, SGD$/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await openLab(page, "surface=himmelblau&v=1");
  await page.reload();
  await openExport(page, "File");
  // Each with a picture: contours and paths, or examples and losses.
  const colours = (name: RegExp) =>
    page
      .getByRole("button", { name })
      .locator("canvas")
      .evaluate((canvas: HTMLCanvasElement) => {
        // A canvas that is read again and again is reported by the browser, so a copy is.
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true })!;
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
      });
  for (const name of [/^Open Booth/, /^Open Two moons/]) await expect.poll(() => colours(name)).toBeGreaterThan(50);
  await recent.click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await fragment(page)).toBe("surface=booth&steps=50&lane=adam&v=1");
  await openExport(page, "File");
  await page.getByRole("button", { name: "Forget all" }).click();
  await expect(recent).toHaveCount(0);
});

test("an embedded page shows the landscape, its legend and the playback, less what the link hides or locks", async ({
  page,
}) => {
  const lane = "surface=booth&steps=20&lane=adam";
  await page.goto(`./?embed#${lane}&v=1`);
  const picture = page.getByRole("application");
  const run = page.getByRole("button", { name: "Run", exact: true });
  const legend = page.getByRole("button", { name: /Show all contour levels/ });
  await expect(picture).toBeVisible();
  await expect(run).toBeEnabled();
  await expect(legend).toBeVisible();
  const names = page.getByRole("list", { name: "Optimizers" });
  await expect(names).toContainText("Adam");
  for (const role of ["banner", "table", "complementary"] as const) await expect(page.getByRole(role)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Open in Thalweg" })).toHaveAttribute("href", /\/#surface=booth/);
  // It fills its frame and no more.
  const overflow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page, "embedded");

  await page.goto("about:blank");
  await page.goto(`./?embed#${lane}&view=(cursor:5,hide:(legend,views),lock:(transport,start))&v=1`);
  await expect(picture).toBeVisible();
  await expect(page.getByRole("group", { name: "Playback: locked by the link" })).toBeVisible();
  await expect(legend).toHaveCount(0);
  await expect(names).toHaveCount(0);
  await expect(page.getByRole("radio")).toHaveCount(0);
  await expect(run).toBeDisabled();
  await expect(page.getByRole("button", { name: /^Start point/ })).toBeDisabled();
  const link = await fragment(page);
  await picture.click({ position: { x: 60, y: 60 } });
  await picture.press(".");
  await picture.press("Space");
  expect(await fragment(page)).toBe(link);
});

test("the snippet says what is shown, and axe finds nothing in any tab", { tag: "@chromium" }, async ({ page }) => {
  await openLab(page, "surface=booth&steps=20&lane=adam&v=1");
  await openExport(page, "Embed");
  const part = (name: string) => page.getByRole("dialog").getByLabel(name, { exact: true });
  await part("Playback").selectOption("Locked");
  await part("Legend").selectOption("Hidden");
  const snippet = page.getByRole("textbox", { name: "To copy" });
  await expect(snippet).toHaveValue(/^<iframe src="[^"]*\/\?embed#[^"]*hide:\(legend\),lock:\(transport\)\)[^"]*v=1"/);
  await part("As").selectOption("Link to the whole page");
  await part("Table").selectOption("Hidden");
  const address = await snippet.inputValue();
  for (const tab of ["Figure", "Data", "Code", "File", "Embed"]) {
    await page.getByRole("tab", { name: tab }).click();
    await expectAccessible(page, tab, "[role=dialog]");
  }
  await page.goto("about:blank");
  await page.goto(address);
  await expect(page.getByRole("application")).toBeVisible();
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByRole("main").getByRole("table")).toHaveCount(0);
});
