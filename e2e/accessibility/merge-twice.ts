import type { Page } from "playwright-core";
import { expect } from "vitest";
import { inLanguage, sendEmpty } from "./sending.ts";

interface Agent {
  readonly page: Page;
  readonly look: (language: string) => Promise<void>;
}

const LIST = "/caen/agents/doublons";

/** Somebody enrolled twice: compared, said to be one, merged by two agents, and undone. */
export async function mergeTwice(first: Agent, second: Agent): Promise<void> {
  const see = async ({ page, look }: Agent, path: string) => {
    for (const language of ["fr", "en"]) {
      await page.goto(inLanguage(path, language));
      await look(language);
    }
  };
  const press = async ({ page, look }: Agent, name: RegExp) => {
    await page.getByRole("button", { name }).click();
    await page.waitForLoadState();
    await look("en");
  };
  await see(first, LIST);
  const link = first.page.getByRole("link", { name: /Yvonne/ }).first();
  const pair = (await link.getAttribute("href")) ?? LIST;
  await see(first, pair);
  const merge = `${pair}/reunion`;
  await press(first, /It is the same person/);
  expect(new URL(first.page.url()).pathname).toBe(merge);
  await see(first, pair);
  await see(first, merge);
  await sendEmpty(first.page, /^Merge the two/);
  await first.look("en");
  for (const group of await first.page.locator("main form fieldset").all())
    await group.getByRole("radio").first().check({ force: true });
  await press(first, /^Merge the two/);
  await see(first, merge);
  await see(second, merge);
  await press(second, /^Confirm the merge/);
  await see(second, merge);
  await see(first, LIST);
  await first.page.goto(inLanguage(merge, "en"));
  await sendEmpty(first.page, /^Undo the merge/);
  await first.look("en");
  await first.page.locator("[name=motif]").fill("Two cousins.");
  await press(first, /^Undo the merge/);
  // Where an account opens again, a colleague does it.
  await see(second, merge);
  if (await second.page.getByRole("button", { name: /^Undo the merge/ }).isVisible())
    await press(second, /^Undo the merge/);
  await see(first, merge);
  await press(first, /^They are two people/);
  await see(first, merge);
  await see(first, LIST);
  await first.page.goto(inLanguage(merge, "en"));
  await press(first, /^Take this answer back/);
}
