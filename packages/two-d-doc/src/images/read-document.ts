import { type Bitmap, type Unreadable, UnreadableDocument } from "./bitmap.ts";
import { kindOf } from "./kind.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { openPdf, type Pdf, RESOLUTIONS } from "./pdf-pages.ts";
import { readPicture } from "./pictures.ts";
import { glance, scan } from "./scan.ts";

/** What was found in a document. */
export interface Reading {
  /** The bytes of each 2D-Doc, to be verified; the same code is given once. */
  readonly codes: readonly Uint8Array[];
  /** Pages left unread: the document is longer than what is searched. */
  readonly pagesUnread: number;
  /** Why it could not be searched, or null. */
  readonly unreadable: Unreadable | null;
}

/**
 * Searches a photograph, a scan or a PDF for 2D-Docs. Runs where it is called: prefer `documentReader`, which
 * bounds its time.
 * @param decoded is given a picture once decoded, so that whoever reads something else on it does not
 *   decode it again
 */
export async function readDocument(
  bytes: Uint8Array,
  limits: Limits = LIMITS,
  decoded: (picture: Bitmap) => void = () => undefined,
): Promise<Reading> {
  try {
    if (bytes.length > limits.bytes) throw new UnreadableDocument("too-large");
    const kind = kindOf(bytes);
    if (kind === null) throw new UnreadableDocument("not-a-document");
    if (kind === "pdf") return await readPdf(bytes, limits);
    const picture = await readPicture(bytes, limits);
    decoded(picture);
    return { codes: distinct(await scan(picture)), pagesUnread: 0, unreadable: null };
  } catch (error) {
    if (error instanceof UnreadableDocument) return { codes: [], pagesUnread: 0, unreadable: error.code };
    throw error;
  }
}

async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const pdf = await openPdf(bytes, limits);
  try {
    const pages = Math.min(pdf.pageCount, limits.pages);
    const codes = await glanceAtPages(pdf, pages);
    if (codes.length === 0) codes.push(...(await scanFirstPages(pdf, Math.min(pages, SCANNED_PAGES))));
    return { codes: distinct(codes), pagesUnread: pdf.pageCount - pages, unreadable: null };
  } finally {
    pdf.close();
  }
}

async function glanceAtPages(pdf: Pdf, pages: number): Promise<Uint8Array[]> {
  const codes: Uint8Array[] = [];
  for (let page = 0; page < pages; page++)
    for (const dotsPerInch of RESOLUTIONS) {
      const found = await glance(await pdf.draw(page, dotsPerInch));
      codes.push(...found);
      if (found.length > 0) break;
    }
  return codes;
}

/**
 * A scan printed in a PDF, of which no page shows a code at first sight: the code of a document is on its
 * first pages.
 */
const SCANNED_PAGES = 2;

async function scanFirstPages(pdf: Pdf, pages: number): Promise<readonly Uint8Array[]> {
  for (let page = 0; page < pages; page++) {
    const found = await scan(await pdf.draw(page, RESOLUTIONS[0]));
    if (found.length > 0) return found;
  }
  return [];
}

const distinct = (codes: readonly Uint8Array[]): readonly Uint8Array[] => [
  ...new Map(codes.map((code) => [Buffer.from(code).toString("latin1"), code])).values(),
];
