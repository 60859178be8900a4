import { type Page, readZoneOnPage, type Zone } from "@ardeco/mrz-reader";
import { LIMITS, readDocument } from "@ardeco/two-d-doc/images";
import type { ReadableZone } from "../../kernel/zones.ts";
import type { LookAnswer } from "./answers.ts";

/**
 * Runs in a decoding process: a document decoded once, searched for sealed codes, else for a machine-readable
 * zone.
 */
export async function readDocumentCodes(
  content: Uint8Array,
  wanted: { readonly zone: boolean },
): Promise<LookAnswer> {
  const pictures: Page[] = [];
  const { codes, unreadable } = await readDocument(content, LIMITS, (picture) => pictures.push(picture));
  const [picture] = codes.length === 0 && wanted.zone ? pictures : [];
  const zone = picture ? await readZoneOnPage(picture) : null;
  return {
    codes: codes.map((code) => Buffer.from(code).toString("base64")),
    zone: zone && toReadableText(zone),
    unreadable,
  };
}

/** Letters of the field of names, by layout (ICAO 9303-4 to -6). */
const ROOM: Readonly<Record<string, number>> = { TD1: 30, TD2: 31, TD3: 39, FRENCH_NATIONAL_ID: 25 };

function toReadableText({ format, fields }: Zone): ReadableZone {
  const [familyName, givenNames] = [fields.lastName ?? "", fields.firstName ?? ""];
  return {
    format,
    familyName,
    givenNames,
    birthDate: fields.birthDate ?? "",
    cut: familyName.length + givenNames.length + 2 >= (ROOM[format] ?? 0),
  };
}
