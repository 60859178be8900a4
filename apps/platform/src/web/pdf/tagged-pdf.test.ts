import { inflateSync } from "node:zlib";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { expect, test } from "vitest";
import { writeTaggedPdf } from "./tagged-pdf.ts";

const at = new Date("2026-11-24T08:00:00Z");

/** Opened by another engine, as a reader would. */
async function textOf(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pages = [...document.pages()].map((page) => page.getText());
    document.destroy();
    return pages.join("\n");
  } finally {
    library.destroy();
  }
}

test("a PDF is tagged, in French, has its title, and its text reads as it was written", async () => {
  const pdf = await writeTaggedPdf({
    title: "Tout ce que nous savons de vous",
    author: "Ville de Caen",
    language: "fr",
    at,
    parts: [
      { kind: "heading", level: 2, text: "Vos informations" },
      { kind: "paragraph", text: "Élève à l’école, œuvre, 3,99 €, « déjà »." },
      { kind: "facts", rows: [["Nom :", "Łucja Şahin"]] },
      { kind: "list", items: ["Un", "Deux"] },
      { kind: "paragraph", text: "" },
    ],
  });
  const raw = pdf.toString("latin1");
  expect(raw.slice(0, 8)).toBe("%PDF-1.7");
  const marks = ["/Lang (fr-FR)", "/Marked true", "/StructTreeRoot", "/DisplayDocTitle true"];
  const tags = ["H1", "H2", "P", "L", "LI", "LBody"].map((tag) => `/S /${tag}`);
  // Compared one by one: a PDF printed by a failing test drowns what failed.
  expect([...marks, ...tags].filter((mark) => !raw.includes(mark))).toEqual([]);
  const text = (await textOf(pdf)).replaceAll("\u00a0", " ");
  expect(text).toContain("Tout ce que nous savons de vous");
  expect(text).toContain("Élève à l’école, œuvre, 3,99 €, « déjà ».");
  expect(text).toContain("Łucja Şahin");
});

test("a long one runs over pages, and loses nothing", async () => {
  const items = Array.from({ length: 400 }, (_, index) => `Ligne ${index}.`);
  const pdf = await writeTaggedPdf({
    title: "Long",
    author: "Caen",
    language: "fr",
    at,
    parts: [{ kind: "list", items }],
  });
  const text = (await textOf(pdf)).replaceAll("\u00a0", " ");
  for (const item of [items[0], items[199], items[399]]) expect(text).toContain(item ?? "");
});

test("each mark is closed on the page that opened it, wherever pages end", async () => {
  const parts = Array.from({ length: 60 }, (_, index) => [
    { kind: "heading", level: index % 2 === 0 ? 2 : 3, text: `Titre ${index}` } as const,
    {
      kind: "paragraph",
      text: "Une phrase assez longue pour tenir sur plusieurs lignes. ".repeat(index % 7),
    } as const,
    {
      kind: "list",
      items: Array.from({ length: index % 5 }, (_, item) => `Ligne ${item} de ${index}`),
    } as const,
  ]).flat();
  const pdf = await writeTaggedPdf({ title: "Long", author: "Caen", language: "fr", at, parts });
  const pages = contentsOf(pdf);
  expect(pages.length).toBeGreaterThan(4);
  expect(pages.map(depths).filter(({ least, last }) => least < 0 || last !== 0)).toEqual([]);
});

/** What each page draws, inflated: the streams that mark content. */
function contentsOf(pdf: Buffer): readonly string[] {
  const found: string[] = [];
  for (let from = pdf.indexOf("\nstream\n"); from >= 0; from = pdf.indexOf("\nstream\n", from + 1)) {
    const data = pdf.subarray(from + "\nstream\n".length, pdf.indexOf("\nendstream", from));
    // Zlib's own header: fonts are compressed too, and mark nothing.
    if (data[0] !== 0x78) continue;
    const text = inflateSync(data).toString("latin1");
    if (/\bBDC$/m.test(text)) found.push(text);
  }
  return found;
}

/** How deep marks go below the page's own level, and where they end. */
function depths(page: string): { readonly least: number; readonly last: number } {
  let [depth, least] = [0, 0];
  for (const [mark] of page.matchAll(/\b(?:BDC|BMC|EMC)$/gm)) {
    depth += mark === "EMC" ? -1 : 1;
    least = Math.min(least, depth);
  }
  return { least, last: depth };
}
