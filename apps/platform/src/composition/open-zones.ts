import type { Closable } from "../kernel/ports.ts";
import type { ReadableZone, Zones } from "../kernel/zones.ts";

/** Letters of the field of names, by layout (ICAO 9303-4 to -6). */
const ROOM: Readonly<Record<string, number>> = { TD1: 30, TD2: 31, TD3: 39, FRENCH_NATIONAL_ID: 25 };

/** Machine-readable zones by packages/mrz-reader, whose decoders are loaded by the first picture. */
export function openZones(): Zones & Closable {
  let reader:
    | Promise<{ read(picture: Uint8Array): Promise<Found | null>; close(): Promise<void> }>
    | undefined;
  return {
    close: async () => (await reader)?.close(),
    read: async (picture) => {
      reader ??= import("@ardeco/mrz-reader").then(({ zoneReader }) => zoneReader());
      const zone = await (await reader).read(picture);
      return zone === null ? null : asReadable(zone);
    },
  };
}

interface Found {
  readonly format: string;
  readonly fields: Readonly<Record<string, string | null>>;
}

function asReadable({ format, fields }: Found): ReadableZone {
  const [familyName, givenNames] = [fields.lastName ?? "", fields.firstName ?? ""];
  return {
    format,
    familyName,
    givenNames,
    birthDate: fields.birthDate ?? "",
    cut: familyName.length + givenNames.length + 2 >= (ROOM[format] ?? 0),
  };
}
