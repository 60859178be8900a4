import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { DocumentReader } from "../images/document-reader.ts";
import { kindOf } from "../images/kind.ts";
import { LIMITS } from "../images/limits.ts";
import { codeOfLine, linesOfText, textOf } from "./texts.ts";

/** A code to verify, or why a source gave none. */
export type Given = { readonly literal: Uint8Array | string } | { readonly none: string };

/**
 * The codes of a file: of an image or a PDF by sight, of a text as it is.
 * @throws when the file cannot be opened
 */
export async function* codesOfFile(path: string, reader: DocumentReader): AsyncGenerator<Given> {
  const bytes = await readBounded(path);
  if (bytes === null) return yield { none: "too-large" };
  // A text needs no decoder: they take a second to load.
  if (kindOf(bytes) === null) return yield* codesOfText(bytes);
  const { codes, unreadable } = await reader.read(bytes);
  if (codes.length === 0) yield { none: unreadable ?? "no-code" };
  for (const literal of codes) yield { literal };
}

/** Null beyond what a document weighs: a device may have no end. */
async function readBounded(path: string): Promise<Buffer | null> {
  const file = await open(path);
  try {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of file.createReadStream({ autoClose: false })) {
      parts.push(part);
      length += part.length;
      if (length > LIMITS.bytes) return null;
    }
    return Buffer.concat(parts);
  } finally {
    await file.close();
  }
}

function* codesOfText(bytes: Buffer): Generator<Given> {
  const text = textOf(bytes);
  if (text === null) return yield { none: "not-a-document" };
  const lines = linesOfText(text);
  if (lines.length === 0) yield { none: "no-code" };
  for (const literal of lines) yield { literal };
}

/** JSON strings, one a line. */
export async function* codesOfStandardInput(): AsyncGenerator<Given> {
  for await (const line of linesOf(createReadStream("", { fd: 0, encoding: "utf8" }))) {
    if (line === null) yield { none: "too-large" };
    else if (line.trim() !== "") yield codeOfJson(line);
  }
}

function codeOfJson(line: string): Given {
  const literal = codeOfLine(line);
  return literal === null ? { none: "not-a-json-string" } : { literal };
}

/** Letters of the longest line that is kept: a code of 16,384, every one escaped. */
const LONGEST_LINE = 200_000;

/** The lines of a stream; null for one without end, of which nothing is kept. */
async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<string | null> {
  let held: string | null = "";
  for await (const chunk of stream) {
    const [first = "", ...others] = chunk.split("\n");
    held = joined(held, first);
    for (const other of others) {
      yield held;
      held = joined("", other);
    }
  }
  if (held !== "") yield held;
}

function joined(held: string | null, more: string): string | null {
  return held === null || held.length + more.length > LONGEST_LINE ? null : held + more;
}
