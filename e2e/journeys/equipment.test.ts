import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { desktop, phone, useChromium } from "../support/chromium.ts";

const device = useChromium();
const LIST = "/caen/administration/equipements";

const heading = (page: Page) => page.getByRole("heading", { level: 1 }).textContent();

async function fillFields(page: Page, name: string): Promise<void> {
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=place]").fill("Hall");
  await page.locator("[name=kind][value=scanner]").check({ force: true });
  await page.locator("[name=desk]").first().check({ force: true });
}
const send = (page: Page) => page.getByRole("button", { name: "obtenir le code" }).click();

// A form is sent by the page's script, or by the browser: what is seen and what is done are the same.
describe.each([
  ["with scripts", true, desktop],
  ["without", false, phone],
])("an equipment is registered and revoked %s", (how, scripts, viewport) => {
  test("a form refused keeps what was typed; a code is shown; what was done is said once", async () => {
    const page = await device.open({ as: "helene", scripts, viewport });
    await page.goto(`${LIST}/nouveau`);
    await page.locator("[name=name]").fill(`Scanner ${how}`);
    await send(page);
    await page.locator("#error-summary").waitFor();
    expect(await page.locator("[name=name]").inputValue()).toBe(`Scanner ${how}`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("error-summary");
    await page.getByRole("link", { name: "Complétez « Où il se trouve »" }).click();
    expect(await page.locator("[name=name]").inputValue()).toBe(`Scanner ${how}`);

    await fillFields(page, `Scanner ${how}`);
    await send(page);
    await page.locator("strong code").waitFor();
    expect(await heading(page)).toBe("Le code d’appairage");

    await page.goto(`${LIST}?q=${encodeURIComponent(`Scanner ${how}`)}`);
    expect(await page.locator("tbody tr").count()).toBe(1);
    await page.locator("tbody a").first().click();
    await page.getByRole("link", { name: "Révoquer" }).click();
    await page.getByRole("button", { name: "Révoquer" }).click();
    await page.getByText("L’équipement est révoqué").waitFor();
    expect(new URL(page.url()).pathname).toBe(LIST);
    await page.reload();
    expect(await page.getByText("L’équipement est révoqué").count()).toBe(0);
  });
});

test("with scripts, Back leads to the page before, and nothing is sent again", async () => {
  const page = await device.open({ as: "helene", scripts: true });
  await page.goto(LIST);
  const before = await page.locator("tbody tr").count();
  await page.goto(`${LIST}/nouveau`);
  await fillFields(page, "Scanner revenu");
  await send(page);
  await page.locator("strong code").waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "obtenir le code" }).waitFor();
  expect(await page.locator("strong code").count()).toBe(0);
  await page.goto(LIST);
  expect(await page.locator("tbody tr").count()).toBe(before + 1);
});

test("where the script cannot speak to the server, the browser sends the form", async () => {
  const page = await device.open({ as: "helene", scripts: true });
  await page.goto(`${LIST}/nouveau`);
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError("nothing answers"));
  });
  await fillFields(page, "Scanner sans réseau");
  await send(page);
  await page.locator("strong code").waitFor();
  expect(await heading(page)).toBe("Le code d’appairage");
});
