import { expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { findBrokenWords, findWiderThanScreen, writeTwiceAsLarge } from "../support/large-text.ts";

const device = useChromium();

/** What is seen of a page on a small phone, its own bars left out. */
const seen = { width: 390, height: 660 };

test("a family uses its services from one screen: one row a service, with its acts; who knows what is next", async () => {
  const page = await device.open({ as: "jeanne", viewport: seen });
  await page.goto("/caen/espace/services");
  const canteen = page.getByRole("listitem").filter({
    has: page.getByRole("heading", { level: 2, name: "Cantine scolaire" }),
  });
  const box = await canteen.boundingBox();
  expect((box?.y ?? seen.height) + (box?.height ?? 0)).toBeLessThanOrEqual(seen.height);
  expect(await canteen.getByRole("link", { name: /^Porte-monnaie cantine/ }).count()).toBe(2);
  await canteen.getByRole("link", { name: /^Zoé/ }).click();
  await page.getByRole("heading", { level: 1, name: "Cantine scolaire" }).waitFor();
  await page.goBack();
  await page.getByRole("link", { name: "Qui sait quoi" }).click();
  const zoe = page.getByRole("region", { name: "Pour Zoé Morel" });
  await zoe.getByText("École Henri-Brunet").waitFor();
  expect(await zoe.getByRole("link", { name: "Retirer mon accord" }).isVisible()).toBe(true);
});

test.each(["/caen/espace/services", "/caen/espace/accords"])(
  "%s with letters twice as large: nothing goes beyond the screen, no word is broken",
  async (path) => {
    const page = await device.open({ as: "jeanne", viewport: seen });
    await page.goto(path);
    await writeTwiceAsLarge(page);
    expect(await findWiderThanScreen(page)).toEqual([]);
    expect(await findBrokenWords(page)).toEqual([]);
  },
);
