import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./fixtures.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const LANES = "lane=sgd(learningRate:0.1)&lane=momentum(learningRate:0.05)";
/** A training of 61 parameters, every update of it recorded, looked at on a plane. */
const linkTo = (view: string, model = "") =>
  `network=moons(n:60,heldOut:0)&model=mlp(hidden:(8)${model})&steps=120&${LANES}&view=(pane:plane,${view})&v=1`;

const pane = (page: Page) => page.getByRole("main");
const measures = (page: Page) =>
  page.getByRole("region", { name: /^(The lanes at the time cursor|カーソル位置の各レーン)$/ });
const finest = (page: Page) =>
  pane(page).getByText(/^(J sampled at the finest resolution\.|最も細かい解像度まで計算しました。)$/);

/** Lane by lane: updates, J, J on the plane, distance, to the last bit. */
const readings = (page: Page) =>
  measures(page)
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("td")].map(({ title }) => Number(title || Number.NaN))),
    );

/** J of every lane at the cursor as the run recorded it, to the last bit. */
const recorded = (page: Page) =>
  page
    .getByRole("region", { name: /^(Values at the cursor|カーソル位置での値)$/ })
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => Number(row.querySelector("td")!.title || Number.NaN)));

async function openPlane(page: Page, link: string): Promise<void> {
  await page.goto(`./#${link}`);
  await expect(finest(page)).toBeVisible();
  await expect.poll(() => readings(page)).not.toContainEqual(expect.arrayContaining([Number.NaN]));
}

test("the plane's table has the recorded losses, at the end and wherever the cursor goes", async ({ page }) => {
  await openPlane(page, linkTo("cursor:37"));
  for (const updates of [37, 38, 120]) {
    if (updates === 38) await page.getByRole("button", { name: /^One (step|update) forward$/ }).click();
    if (updates === 120) await page.getByRole("button", { name: "To the end" }).click();
    await expect.poll(async () => (await readings(page)).map(([k]) => k)).toEqual([updates, updates]);
    const now = await readings(page);
    expect(now.map(([, loss]) => loss)).toEqual(await recorded(page));
    for (const [, , projected, distance] of now) {
      expect(projected).toBeGreaterThan(0);
      expect(distance).toBeGreaterThanOrEqual(0);
    }
  }
});

test("every kind of plane is chosen by its controls and by its link", { tag: "@chromium" }, async ({ page }) => {
  test.slow();
  await openPlane(page, linkTo("cursor:60"));
  const kind = pane(page).getByLabel("Plane", { exact: true });
  await expect(pane(page).getByText(/% of the variance of all paths lies in this plane/)).toBeVisible();

  await kind.selectOption("end-points");
  await expect(page).toHaveURL(/plane:\(kind:end-points\)/);
  await page.getByRole("button", { name: "To the end" }).click();
  // Both ends and the start lie in the plane.
  await expect
    .poll(async () => Math.max(...(await readings(page)).map(([, , , distance]) => distance!)))
    .toBeLessThan(1e-9);
  for (const [, loss, projected] of await readings(page)) expect(projected! / loss!).toBeCloseTo(1, 9);

  // Minima are told once the finest field is there.
  await expect(finest(page)).toBeVisible();
  await expect(pane(page).getByText(/Crosses: minima within the plane, the lowest with J = 0\.\d+/)).toBeVisible();

  await kind.selectOption("random");
  await pane(page).getByRole("button", { name: "Other directions" }).click();
  await expect(page).toHaveURL(/plane:\(kind:random,seed:2\)/);
  await expect(finest(page)).toBeVisible();
  await expect.poll(async () => (await readings(page))[0]?.[3]).toBeLessThan(1e-9);

  await kind.selectOption("eigenvectors");
  await expect(
    pane(page).getByText(/The two largest eigenvalues of the Hessian there: [\d.]+, [\d.]+\./),
  ).toBeVisible();

  await kind.selectOption("line");
  await expect(pane(page).getByRole("img", { name: /along the straight line/ })).toBeVisible();
  await expect
    .poll(async () => Math.max(...(await readings(page)).map(([, , , distance]) => distance!)))
    .toBeLessThan(1e-9);
  await expect(finest(page)).toBeVisible();

  await expect(page).toHaveURL(/plane:\(kind:line\)/);
  await page.reload();
  await expect(kind).toHaveValue("line");
  await expect(finest(page)).toBeVisible();
});

test("refinement can be stopped and goes on", { tag: "@chromium" }, async ({ page }) => {
  await page.goto(`./#network=moons&model=mlp(hidden:(32,32))&batch=32&steps=50&${LANES}&view=(pane:plane)&v=1`);
  await pane(page).getByRole("button", { name: "Stop refining" }).click();
  await expect(pane(page).getByText("Stopped; what is shown stays.")).toBeVisible();
  await pane(page).getByRole("button", { name: "Go on" }).click();
  await expect(pane(page).getByRole("button", { name: "Stop refining" })).toBeVisible();
});

for (const { language, theme, width, height } of [
  { language: "en", theme: "light", width: 1440, height: 900 },
  { language: "ja", theme: "dark", width: 390, height: 844 },
] as const) {
  test(`axe finds nothing on a plane: ${language}, ${theme}, ${width} pixels wide`, { tag: "@chromium" }, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const plane of ["kind:random,lane:1", "kind:line"]) {
      await openPlane(page, linkTo(`plane:(${plane}),language:${language},theme:${theme}`, ",batchNorm:true"));
      await expectAccessible(page, plane, "main");
    }
  });
}

test("a lane that diverges between evaluations is followed to its last finite update", async ({ page }) => {
  await openPlane(
    page,
    "network=curve(n:30)&model=mlp(hidden:(4,4))&evaluateEvery=50&steps=200&lane=sgd(learningRate:9)&lane=sgd(learningRate:0.01)&view=(pane:plane)&v=1",
  );
  expect((await readings(page)).map(([k]) => k)).toEqual([79, 200]);
  await expect(pane(page).getByText(/% of the variance of the paths that did not diverge lies/)).toBeVisible();
});
