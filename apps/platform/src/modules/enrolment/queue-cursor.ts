import { isUuid } from "../../kernel/ids.ts";
import type { After } from "./store/queue.ts";

/** A page of the queue ends among the night's arrivals, or among what is due. */
export interface Cursor extends After {
  readonly part: "arrivals" | "due";
}

const KEYS = { arrivals: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/, due: /^\d{4}-\d{2}-\d{2}$/ } as const;

export function writeCursor({ part, key, id }: Cursor): string {
  return `${part}~${key}~${id}`;
}

/** Undefined for none, and for one that was tampered with: the list then begins again. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [part = "", key = "", id = ""] = text?.split("~") ?? [];
  if ((part !== "arrivals" && part !== "due") || !isUuid(id)) return undefined;
  return KEYS[part].test(key) && !Number.isNaN(Date.parse(key)) ? { part, key, id } : undefined;
}
