import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import PDFDocument from "pdfkit";

/** What a document is made of, in reading order: the same order for the eye and for a screen reader. */
export type PdfPart =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Pairs read one after another: no table to be lost in. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [term: string, value: string])[] }
  /** Dark and light squares, as a QR code; who hears the document hears `alternative`. */
  | {
      readonly kind: "squares";
      readonly cells: readonly (readonly boolean[])[];
      readonly alternative: string;
    };

export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly language: "fr" | "en";
  readonly at: Date;
  readonly parts: readonly PdfPart[];
}

type Doc = InstanceType<typeof PDFDocument>;
type Tag = "H1" | "H2" | "H3" | "P";

/** As WOFF: pdfkit cannot cut glyphs out of the WOFF2 that browsers get. SIL OFL 1.1. */
const readFontFile = (name: string): Buffer =>
  readFileSync(
    fileURLToPath(
      import.meta.resolve(
        `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${name}-normal.woff`,
      ),
    ),
  );

const fonts = {
  regular: "latin-400",
  bold: "latin-700",
  regularMore: "latin-ext-400",
  boldMore: "latin-ext-700",
} as const;

const sizes = { H1: 22, H2: 15, H3: 12.5, P: 10.5 } as const;

/** A tagged PDF 1.7 (ISO 14289-1: title, language, structure, embedded fonts), read by ear as by eye. */
export async function writeTaggedPdf(facts: PdfFacts): Promise<Buffer> {
  const doc = new PDFDocument({
    size: "A4",
    margins: { top: 56, bottom: 64, left: 56, right: 56 },
    pdfVersion: "1.7",
    // @ts-expect-error DefinitelyTyped does not know PDF/UA, which pdfkit writes since 0.14
    subset: "PDF/UA",
    tagged: true,
    lang: facts.language === "fr" ? "fr-FR" : "en-GB",
    displayTitle: true,
    info: { Title: facts.title, Author: facts.author, CreationDate: facts.at, ModDate: facts.at },
    font: "",
  });
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, readFontFile(file));
  doc.font("regular").fontSize(sizes.P);
  const written = readDocumentBytes(doc);
  const root = doc.struct("Document");
  doc.addStructure(root);
  root.add(buildPdfBlock(doc, "H1", facts.title));
  for (const part of facts.parts) for (const element of buildPdfElements(doc, part)) root.add(element);
  root.end();
  doc.end();
  return written;
}

function readDocumentBytes(doc: Doc): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}

function buildPdfElements(doc: Doc, part: PdfPart) {
  switch (part.kind) {
    case "heading":
      addPageBreak(doc);
      return [buildPdfBlock(doc, part.level === 2 ? "H2" : "H3", part.text)];
    case "paragraph":
      return [buildPdfBlock(doc, "P", part.text)];
    case "list":
      return [
        doc.struct(
          "L",
          {},
          part.items.map((item) => listItem(doc, item)),
        ),
      ];
    case "squares":
      return [drawSquares(doc, part)];
    case "facts":
      return part.rows.map(([term, value]) =>
        doc.struct("P", {}, () => {
          write(doc, `${term} `, { bold: true, continued: true });
          write(doc, value, {});
          doc.moveDown(0.25);
        }),
      );
  }
}

/**
 * A title alone at the foot of a page would be read without what it names. Before its mark: a mark is closed
 * on the page that opened it.
 */
function addPageBreak(doc: Doc): void {
  if (doc.y > doc.page.height - 160) doc.addPage();
}

function buildPdfBlock(doc: Doc, tag: Tag, text: string) {
  return doc.struct(tag, {}, () => {
    doc.fontSize(sizes[tag]);
    if (tag === "H2") doc.moveDown(0.9);
    if (tag === "H3") doc.moveDown(0.5);
    write(doc, text, { bold: tag !== "P" });
    doc.moveDown(tag === "P" ? 0.4 : 0.3);
    doc.fontSize(sizes.P);
  });
}

function listItem(doc: Doc, text: string) {
  return doc.struct("LI", {}, [
    doc.struct("LBody", {}, () => {
      write(doc, `•\u00a0${text}`, { indent: 10 });
      doc.moveDown(0.15);
    }),
  ]);
}

/** In points: five centimetres, as a card holds. */
const SQUARES_WIDTH = 142;

function drawSquares(doc: Doc, { cells, alternative }: Extract<PdfPart, { kind: "squares" }>) {
  return doc.struct("Figure", { alt: alternative }, () => {
    const side = SQUARES_WIDTH / cells.length;
    const [left, top] = [doc.x, doc.y];
    for (const [row, line] of cells.entries())
      for (const [column, isDark] of line.entries())
        if (isDark) doc.rect(left + column * side, top + row * side, side, side);
    doc.fill("#000000");
    doc.x = left;
    doc.y = top + SQUARES_WIDTH + 12;
  });
}

interface Look {
  readonly bold?: boolean;
  readonly continued?: boolean;
  readonly indent?: number;
}

/** Letters that the Latin file lacks (« Łucja ») come from its extension, run by run. */
function write(doc: Doc, text: string, { bold = false, continued = false, indent = 0 }: Look): void {
  const runs = splitScriptRuns(toDrawableText(text));
  runs.forEach(({ run, isMore }, index) => {
    doc.font(`${bold ? "bold" : "regular"}${isMore ? "More" : ""}`);
    const goesOn = continued || index < runs.length - 1;
    doc.text(run, { continued: goesOn, ...(index === 0 && indent > 0 ? { indent } : {}) });
  });
}

/** Narrow spaces and directions that the font does not draw. */
const toDrawableText = (text: string): string =>
  (text === "" ? "–" : text)
    .replaceAll(/[\u202f\u2009]/g, "\u00a0")
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, "");

/** Of the `latin` subset of Fontsource: Latin-1, and the signs of print. */
const signs = new Set("ıŒœʻʼˆ˚˜⁴€™↑↓−∕");

function isLatinLetter(letter: string): boolean {
  const point = letter.codePointAt(0) ?? 0;
  return point <= 0xff || (point >= 0x2000 && point <= 0x206f) || signs.has(letter);
}

function splitScriptRuns(text: string): readonly { readonly run: string; readonly isMore: boolean }[] {
  const runs: { run: string; isMore: boolean }[] = [];
  for (const letter of text) {
    const isMore = !isLatinLetter(letter);
    const last = runs.at(-1);
    if (last && last.isMore === isMore) last.run += letter;
    else runs.push({ run: letter, isMore });
  }
  return runs;
}
