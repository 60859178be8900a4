import type { Browser, FormWish, Shown } from "../../../../../../../testing/test-browser.ts";
import type { Pages } from "./stories.ts";

/** From the public page to the first question; gives the code shown on the way. */
export async function begin(browser: Browser): Promise<{ readonly code: string; readonly file: string }> {
  await browser.open("/caen/inscription");
  const shown = await browser.submit();
  const code = codeIn(shown);
  const file = /\/caen\/inscription\/([0-9a-f-]{36})/.exec(shown.body)?.[1] ?? "";
  await browser.open(`/caen/inscription/${file}`);
  return { code, file };
}

export const codeIn = ({ body }: Shown): string => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(body)?.[0] ?? "";

export const questionOf = ({ url }: Shown): string => (url.split("?")[0] ?? "").split("/").at(-1) ?? "";

/**
 * Answers each question as it comes, up to the check, with these files where one is asked; gives the
 * questions met.
 */
export async function answerAll(
  browser: Browser,
  pages: Pages,
  photos: Readonly<Record<string, FormWish>> = {},
): Promise<readonly string[]> {
  const met: string[] = [];
  while (questionOf(browser.shown) !== "verification") {
    const question = questionOf(browser.shown);
    const answers = pages[question];
    if (!answers || met.includes(question)) throw new Error(`stopped at ${browser.shown.url}`);
    met.push(question);
    await browser.submit(answers, { action: browser.shown.url, ...photos[question] });
  }
  return met;
}
