import { isUuid } from "../../../../kernel/ids.ts";
import type { QueuePosition } from "../store/queue.ts";

/** A page of the queue ends among the night's arrivals, or among what is due. */
export interface Cursor extends QueuePosition {
  readonly part: "arrivals" | "due";
}

// PostgreSQL knows no year 0 (ISO 8601 does).
const KEYS = {
  arrivals: /^(?!0000)\d{4}-\d{2}-\d{2}T[\d:.]+Z$/,
  due: /^(?!0000)\d{4}-\d{2}-\d{2}$/,
} as const;

export function writeCursor({ part, key, id }: Cursor): string {
  return `${part}~${key}~${id}`;
}

/** Undefined for none, and for one that was tampered with: the list then begins again. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [part = "", key = "", id = ""] = text?.split("~") ?? [];
  if ((part !== "arrivals" && part !== "due") || !isUuid(id)) return undefined;
  return KEYS[part].test(key) && isDay(key) ? { part, key, id } : undefined;
}

/** Date.parse takes 29 February of any year for 1 March; PostgreSQL refuses it. */
function isDay(key: string): boolean {
  const instant = Date.parse(key);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(key.slice(0, 10));
}
