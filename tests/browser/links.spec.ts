import { expect, test } from "./fixtures.ts";
import { computed, lanes, openLab } from "./lab.ts";

interface Broken {
  readonly fragment: string;
  readonly field: string;
  readonly says: string;
  /** Of the page that opens instead. */
  readonly kind?: string;
}

/** Links that go wrong in different ways, and what the page must say of each: the field, and what is the matter with it. */
const broken: readonly Broken[] = [
  { fragment: "surface=rosenbrok&v=1", field: "problem.id", says: "rosenbrock" },
  { fragment: "surface=booth&lane=momentum(momentum:1.2)&v=1", field: "lanes[0].params.momentum", says: "1.2" },
  { fragment: "surface=booth&lane=sgd(rate:1)&v=1", field: "lanes[0].params.rate", says: "learningRate" },
  { fragment: "surface=booth&steps=1e9&v=1", field: "steps", says: "100000" },
  { fragment: "surface=booth&lane=sgd", field: "version", says: "" },
  { fragment: "surface=booth&v=2", field: "version", says: "2" },
  {
    fragment: "network=moons&lane=adam(learningRate:-1)&v=1",
    field: "lanes[0].params.learningRate",
    says: "-1",
    kind: "Networks",
  },
  { fragment: "network=moons&batch=3", field: "version", says: "", kind: "Networks" },
];

/** Those that are no links at all, which browsers may write in different ways. */
const unreadable: readonly Broken[] = [
  { fragment: "%E0%A4%A", field: "link", says: "" },
  { fragment: "<script>alert(1)</script>", field: "link", says: "" },
];

for (const { name, links, ...details } of [
  { name: "broken links are named beside a working page of their kind", links: broken, tag: "@chromium" },
  { name: "what is no link is named beside a working page", links: unreadable },
]) {
  test(name, details, async ({ page }) => {
    for (const { fragment, field, says, kind = "Surfaces" } of links) {
      await test.step(fragment, async () => {
        // Another page in between, so that each link is opened afresh.
        await page.goto("about:blank");
        await openLab(page, fragment);
        const alert = page.getByRole("alert").filter({ hasText: "This link could not be opened" });
        await expect(alert.getByRole("code").first()).toHaveText(field);
        await expect(alert).toContainText(says);
        expect(await lanes(page).count()).toBeGreaterThan(0);
        await expect(page.getByRole("navigation").getByRole("link", { name: kind })).toHaveAttribute(
          "aria-current",
          "page",
        );
        await expect(page.getByRole("button", { name: "Run", exact: true })).toBeEnabled();
        await alert.getByRole("button", { name: "Dismiss" }).click();
        await expect(alert).toBeHidden();
      });
    }
  });
}

test("a link that is typed into the open page takes the place of what is there, or says what is wrong", async ({
  page,
}) => {
  await openLab(page);
  const visit = (fragment: string) =>
    page.evaluate((text) => {
      window.location.hash = text;
    }, fragment);
  await visit("surface=booth&lane=adam&v=1");
  await expect(lanes(page)).toHaveCount(1);
  await computed(page);
  await visit("surface=booth&lane=adan&v=1");
  const alert = page.getByRole("alert").filter({ hasText: "This link could not be opened" });
  await expect(alert).toContainText("adam");
  await expect(lanes(page)).toHaveCount(1);
  await visit("surface=booth&lane=adam&lane=sgd&v=1");
  await expect(alert).toBeHidden();
  await expect(lanes(page)).toHaveCount(2);
});

test("one control leads back to the experiment and the view as the link opened them, and can be undone", async ({
  page,
}) => {
  const link =
    "surface=booth&start=-4,6&steps=30&lane=adam&lane=sgd&view=(curve:gradNorm,window:(x:(-8,8),y:(-8,8)))&v=1";
  await openLab(page, link);
  const opened = page.url();
  const back = page.getByRole("button", { name: /as opened/ });
  await expect(back).toBeDisabled();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByRole("radio", { name: "Side by side" }).click();
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: /^Start point/ })
    .first()
    .waitFor({ state: "detached" });
  await page.getByRole("radio", { name: "Overlay" }).click();
  await page.getByRole("button", { name: /^Start point/ }).press("ArrowLeft");
  const changed = await page.evaluate(() => new Promise((done) => setTimeout(done, 0)).then(() => location.href));
  await expect(page).not.toHaveURL(opened);
  // It outlasts a reload, and Back and Forward.
  await page.waitForFunction(() => (history.state as { origin?: string } | null)?.origin !== undefined);
  await page.reload();
  await expect(back).toBeEnabled();
  await back.click();
  await expect(page).toHaveURL(opened);
  await expect(back).toBeDisabled();
  await expect(back).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page).not.toHaveURL(opened);
  await expect(page).toHaveURL(/window:\(x:\(-5.333,5.333\)/);
  expect(changed).not.toBe(opened);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page).toHaveURL(opened);
  await page.goBack();
  await expect(back).toBeEnabled();

  await page.goto("about:blank");
  await page.goto(`./?embed#${link}`);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(back).toBeEnabled();
  await back.click();
  await expect(back).toBeDisabled();
});

test("the title names the problem and the visible lanes in the language of the page", { tag: "@chromium" }, async ({
  page,
}) => {
  await openLab(page, "surface=booth&steps=30&lane=adam&lane=sgd(name:plain)&lane=momentum(hidden:true)&v=1");
  await expect(page).toHaveTitle("Booth's bowl: Adam, plain · Thalweg");
  await page.getByRole("radio", { name: "日本語" }).click();
  await expect(page).toHaveTitle(/^.+: Adam、plain · Thalweg$/);
  await page.goto("./#surface=booth&lanes=none&v=1");
  await expect(page).toHaveTitle(/^[^:、]+ · Thalweg$/);
});
