import { isCivilDate } from "../../../kernel/civil-date.ts";
import { isUuid } from "../../../kernel/ids.ts";
import { NO_DUE_DAY, type WaitingPlace } from "../../../kernel/waiting.ts";

const KIND = /^[a-z_]+\.[a-z_]+$/;

export const writeWaitingCursor = ({ dueOn, since, kind, id }: WaitingPlace): string =>
  [dueOn, since, kind, id].join("~");

/** Undefined for none, and for one that was tampered with: the list then begins again. */
export function readWaitingCursor(text: string): WaitingPlace | undefined {
  const [dueOn = "", since = "", kind = "", id = "", ...more] = text.split("~");
  if (more.length > 0 || !KIND.test(kind) || !isUuid(id)) return undefined;
  if (dueOn !== NO_DUE_DAY && !isCivilDate(dueOn)) return undefined;
  return isCivilDate(since) || isInstant(since) ? { dueOn, since, kind, id } : undefined;
}

/** As `toISOString` writes one, of a year that PostgreSQL has. */
function isInstant(text: string): boolean {
  const instant = Date.parse(text);
  if (Number.isNaN(instant) || text.startsWith("0000")) return false;
  return new Date(instant).toISOString() === text;
}
