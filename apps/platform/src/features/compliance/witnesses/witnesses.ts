import type { Id } from "../../../kernel/ids.ts";

export type WitnessId = Id<"witness">;
export type WatchedLogId = Id<"watchedLog">;

export type WitnessStanding = "waits" | "signed" | "unreachable" | "unknown_there" | "refused" | "fork";

/** Whom the authority asks to cosign its journal. */
export interface Witness {
  readonly id: WitnessId;
  /** `name+hash+key`, of type 4. */
  readonly verifier: string;
  /** What `/add-checkpoint` is added to. */
  readonly url: string;
  /** Lines that they signed last. */
  readonly size: number;
  readonly standing: WitnessStanding;
  readonly standingAt: Date | null;
}

/** A journal that the authority agreed to witness. */
export interface WatchedLog {
  readonly id: WatchedLogId;
  readonly origin: string;
  /** `name+hash+key`, of type 1. */
  readonly verifier: string;
  /** What it saw last; nothing yet: 0 and null. */
  readonly size: number;
  readonly root: Buffer | null;
  /** As the log signed it. */
  readonly note: string | null;
  readonly seenAt: Date | null;
}

/** A journal that does not continue what was seen of it. */
export interface Fork {
  readonly id: string;
  /** Whose journal: ours, or one that we watch. */
  readonly side: "log" | "witness";
  readonly other: string;
  readonly keptSize: number;
  readonly raisedAt: Date;
}
