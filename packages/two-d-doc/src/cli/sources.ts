import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { GS, RS, US } from "../code/control.ts";
import type { DocumentReader } from "../images/document-reader.ts";

/** A code to verify, or why a source gave none. */
export type Given = { readonly literal: Uint8Array | string } | { readonly none: string };

/** The codes of a file: of an image or a PDF by sight, of a text as it is. @throws when the file cannot be opened */
export async function* codesOfFile(path: string, reader: DocumentReader): AsyncGenerator<Given> {
  const bytes = await readFile(path);
  const { codes, unreadable } = await reader.read(bytes);
  if (unreadable === "not-a-document") return yield* codesOfText(bytes);
  if (codes.length === 0) yield { none: unreadable ?? "no-code" };
  for (const literal of codes) yield { literal };
}

/** Version 01 may hold line feeds in its signature: its file is one code. In the others each line is one. */
function* codesOfText(bytes: Buffer): Generator<Given> {
  const text = isUtf8Text(bytes) ? bytes.toString("utf8") : bytes.toString("latin1");
  const lines = text.startsWith("DC01") ? [text] : text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0) yield { none: "no-code" };
  for (const line of lines) yield { literal: withControls(line) };
}

/** An editor saves accents in UTF-8; the code itself holds ISO 8859-1. */
function isUtf8Text(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** JSON strings, one a line. */
export async function* codesOfStandardInput(): AsyncGenerator<Given> {
  const lines = createInterface({
    input: createReadStream("", { fd: 0 }),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    if (line.trim() === "") continue;
    const text = readJsonString(line);
    yield text === null ? { none: "not-a-json-string" } : { literal: withControls(text) };
  }
}

function readJsonString(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

/** Published specimens write control characters as <GS>, <RS> and <US>: they are read so when the text has no real one. */
function withControls(text: string): string {
  if (text.includes(US)) return text;
  return text.replaceAll("<GS>", GS).replaceAll("<RS>", RS).replaceAll("<US>", US);
}
