import type { Page } from "playwright-core";
import { until } from "../support/until.ts";
import { inLanguage, sendEmpty } from "./sending.ts";

interface Reviewer {
  readonly page: Page;
  readonly look: (language: string) => Promise<void>;
}

/**
 * Records of establishments compared, joined by the rule and by hand, undone, said to be of two people; each
 * page in both languages.
 */
export async function joinRecords({ page, look }: Reviewer): Promise<void> {
  const at = "/caen/administration/rapprochements";
  const go = async (path: string) => {
    for (const language of ["fr", "en"]) {
      await page.goto(inLanguage(path, language));
      await look(language);
    }
  };
  for (const path of [at, `${at}/regle`, `${at}/decisions`]) await go(path);
  await page.goto(inLanguage(`${at}/regle`, "en"));
  await page.getByRole("button", { name: /^Join th/ }).click();
  await go(`${at}/regle`);
  // Until the rule has joined its pairs: one of them would be looked at while it is joined.
  await until(async () => {
    await page.goto(inLanguage(`${at}/regle`, "en"));
    const joining = await page.getByText("The records of the list are being joined").count();
    if (joining > 0) throw new Error("the rule is still joining");
  });
  await page.goto(inLanguage(at, "fr"));
  const link = page.locator("a[href*='/proposition/']").first();
  await go((await link.getAttribute("href")) ?? at);
  await page.getByRole("button", { name: /same person: join/ }).click();
  await go(new URL(page.url()).pathname);
  await page.getByRole("link", { name: /^Undo/ }).first().click();
  await go(new URL(page.url()).pathname);
  await sendEmpty(page, /Undo the merge/);
  await look("en");
  await page.locator("[name=motif]").fill("Homonymes");
  await page.getByRole("button", { name: /Undo the merge/ }).click();
  await page.goto(inLanguage(at, "en"));
  const other = (await page.locator("a[href*='/proposition/']").first().getAttribute("href")) ?? at;
  await page.goto(inLanguage(other, "en"));
  await page.getByRole("button", { name: /^They are two people/ }).click();
  await go(other);
  await go(`${at}/decisions`);
}
