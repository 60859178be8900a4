export type { Page } from "./image/page.ts";
export { readZone, readZoneOnPage, type Zone } from "./read-zone.ts";
export { type ZoneReader, zoneReader } from "./zone-reader.ts";
