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
