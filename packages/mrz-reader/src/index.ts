export { readZone, type Zone } from "./read-zone.ts";
