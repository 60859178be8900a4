export { readZone, type Zone } from "./read-zone.ts";
export { type ZoneReader, zoneReader } from "./zone-reader.ts";
