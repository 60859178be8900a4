import type { Page } from "playwright-core";

/** Something to upload: made by the browser at hand, so that the file is a real one. */
export interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A photo of an identity card. */
export async function photograph(page: Page): Promise<Paper> {
  return { name: "carte.jpg", mimeType: "image/jpeg", buffer: await page.screenshot({ type: "jpeg" }) };
}

/** An energy bill, as the supplier's site gives it. */
export async function printToPdf(page: Page): Promise<Paper> {
  return { name: "facture.pdf", mimeType: "application/pdf", buffer: await page.pdf() };
}
