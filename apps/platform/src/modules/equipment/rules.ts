export const CODE_MINUTES = 15;
const SEEN_EVERY_MS = 60_000;
/** Beyond, an equipment that works says nothing: somebody should go and look. */
const SILENT_MS = 24 * 3_600_000;

interface Seen<Said> {
  readonly lastSeenAt: Date | null;
  readonly version: string | null;
  readonly health: Said | null;
}

/** A call is written once a minute at most; what it says, as soon as it changes. */
export function isWorthWriting<Said extends string>(
  known: Seen<Said>,
  told: { readonly version: string; readonly health: Said },
  now: Date,
): boolean {
  if (known.version !== told.version || known.health !== told.health) return true;
  return known.lastSeenAt === null || now.getTime() - known.lastSeenAt.getTime() >= SEEN_EVERY_MS;
}

export type Standing = "to_pair" | "code_waits" | "well" | "degraded" | "faulty" | "silent" | "revoked";

/** What to tell of an equipment today. */
export function standingOf(
  equipment: Seen<"good" | "degraded" | "faulty"> & {
    readonly state: "registered" | "active" | "revoked";
    readonly codeUntil: Date | null;
  },
  now: Date,
): Standing {
  const { state, codeUntil, lastSeenAt, health } = equipment;
  if (state === "revoked") return "revoked";
  if (state === "registered") return codeUntil !== null && codeUntil > now ? "code_waits" : "to_pair";
  if (lastSeenAt === null || now.getTime() - lastSeenAt.getTime() > SILENT_MS) return "silent";
  return health === null || health === "good" ? "well" : health;
}
