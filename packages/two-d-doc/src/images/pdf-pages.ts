import { type PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import { type Bitmap, UnreadableDocument } from "./bitmap.ts";
import type { Limits } from "./limits.ts";

/** Points an inch, the unit of PDF pages. */
const POINTS = 72;
/**
 * Dots an inch, tried in order: the code of a paper scan shows at 200, a small one drawn by a printer at 300.
 */
export const RESOLUTIONS = [200, 300, 120] as const;

/** An open PDF; `close` frees it. */
export interface Pdf {
  readonly pageCount: number;
  /**
   * Draws a page (from 0) in grey.
   * @throws UnreadableDocument
   */
  draw(page: number, dotsPerInch: number): Promise<Bitmap>;
  close(): void;
}

let library: Promise<PDFiumLibrary> | null = null;

/** @throws UnreadableDocument */
export async function openPdf(bytes: Uint8Array, limits: Limits): Promise<Pdf> {
  library ??= PDFiumLibrary.init();
  const document = await load(await library, bytes);
  return {
    pageCount: document.getPageCount(),
    draw: (page, dotsPerInch) => draw(document, page, dotsPerInch, limits),
    close: () => document.destroy(),
  };
}

async function load(pdfium: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await pdfium.loadDocument(bytes);
  } catch (error) {
    const secret = error instanceof Error && /password|security/i.test(error.message);
    throw new UnreadableDocument(secret ? "encrypted" : "damaged");
  }
}

async function draw(document: PDFiumDocument, number: number, dotsPerInch: number, { side }: Limits) {
  try {
    // A page is closed once drawn: it is opened again each time.
    const page = document.getPage(number);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const longest = Math.max(originalWidth, originalHeight, 1);
    const scale = Math.min(dotsPerInch / POINTS, side / longest);
    const drawn = await page.render({ scale, render: "bitmap", colorSpace: "Gray" });
    return { width: drawn.width, height: drawn.height, grey: drawn.data };
  } catch {
    throw new UnreadableDocument("damaged");
  }
}
