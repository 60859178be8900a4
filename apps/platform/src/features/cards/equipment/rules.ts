export const CODE_MINUTES = 15;
const SEEN_EVERY_MS = 60_000;
/** Beyond, an equipment that works says nothing: somebody should go and look. */
const SILENT_MS = 24 * 3_600_000;

/** A recovery is believed once the trouble is that old: what goes and comes back is in trouble. */
const STEADY_MS = 10 * 60_000;

type Said = "good" | "degraded" | "faulty";
const GRAVITY: Readonly<Record<Said, number>> = { good: 0, degraded: 1, faulty: 2 };

interface Seen {
  readonly lastSeenAt: Date | null;
  readonly version: string | null;
  readonly health: Said | null;
}

const computeElapsedTime = (at: Date | null, now: Date): number =>
  at === null ? Number.POSITIVE_INFINITY : now.getTime() - at.getTime();

/** A call that tells nothing new is written once a minute at most. */
export const isCallWritten = (lastSeenAt: Date | null, now: Date): boolean =>
  computeElapsedTime(lastSeenAt, now) >= SEEN_EVERY_MS;

/**
 * What a call makes of an equipment: worse at once, better ten minutes after the last change. Undefined: not
 * worth a write, since a call that changes nothing is written once a minute at most, a new version included.
 */
export function applyEquipmentCall(
  known: Seen & { readonly healthAt: Date | null },
  told: { readonly version: string; readonly health: Said },
  now: Date,
): { readonly version: string; readonly health: Said; readonly healthAt: Date } | undefined {
  const isWorse = known.health === null || GRAVITY[told.health] > GRAVITY[known.health];
  const isBelieved = isWorse || computeElapsedTime(known.healthAt, now) >= STEADY_MS;
  const health = isBelieved ? told.health : (known.health ?? told.health);
  const changes = health !== known.health;
  if (!changes && !isCallWritten(known.lastSeenAt, now)) return undefined;
  return { version: told.version, health, healthAt: changes ? now : (known.healthAt ?? now) };
}

/** What a list of equipment is narrowed to. */
export const equipmentStates = ["to_look_at", "working", "to_pair", "revoked"] as const;

/** What called last before this instant is silent. */
export const computeSilenceStart = (now: Date): Date => new Date(now.getTime() - SILENT_MS);

export type Standing = "to_pair" | "code_waits" | "well" | "degraded" | "faulty" | "silent" | "revoked";

/** What to tell of an equipment today. */
export function getEquipmentStanding(
  equipment: Seen & {
    readonly state: "registered" | "active" | "revoked";
    readonly codeUntil: Date | null;
  },
  now: Date,
): Standing {
  const { state, codeUntil, lastSeenAt, health } = equipment;
  if (state === "revoked") return "revoked";
  if (state === "registered") return codeUntil !== null && codeUntil > now ? "code_waits" : "to_pair";
  if (lastSeenAt === null || lastSeenAt < computeSilenceStart(now)) return "silent";
  return health === null || health === "good" ? "well" : health;
}

/** The first version of the reader program that takes lists of who may enter, and asks for them. */
const LETS_IN_SINCE = { major: 0, minor: 2 } as const;

/** What one says of itself is all that is known; null of one that never called, which may be anything. */
export function isOlderReader(version: string | null): boolean {
  if (version === null) return false;
  const [, major, minor] = /^(\d{1,6})\.(\d{1,6})(?:\.|$)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return true;
  const { major: from, minor: least } = LETS_IN_SINCE;
  return Number(major) < from || (Number(major) === from && Number(minor) < least);
}
