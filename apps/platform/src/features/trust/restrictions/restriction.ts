import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Id, PersonId } from "../../../kernel/ids.ts";
import { buildIdShape, Instant, type Opened } from "../keys/index.ts";

/** That of the request of the right, from which it comes. */
export type RestrictionId = Id<"rights_request">;

/** GDPR art. 18.1, a to d, in its order. */
export const restrictionGrounds = ["accuracy", "unlawful", "claims", "objection"] as const;
export type RestrictionGround = (typeof restrictionGrounds)[number];

export const isRestrictionGround = (text: string): text is RestrictionGround =>
  restrictionGrounds.some((ground) => ground === text);

/** lifting: the authority announced its end (art. 18.3); it still holds until that day. */
export type RestrictionState = "in_force" | "lifting" | "lifted";

/** An agreement that it covers, and the title of its service when it began. */
export const CoveredAgreement = Type.Object({
  grantId: buildIdShape<"grant">(),
  /**
   * Withdrawn and agreed to again, it is covered still: what was paused is the service. Those of before kept
   * only the agreement: `listPeoplePauses`, of consent, finds it.
   */
  serviceId: Type.Optional(buildIdShape<"service">()),
  service: Type.String(),
});
export type CoveredAgreement = Opened<typeof CoveredAgreement>;

/** What is sealed. */
export const RestrictionWords = Type.Object({
  ground: Type.Enum(restrictionGrounds),
  /** Empty when it covers everything. */
  agreements: Type.Array(CoveredAgreement),
  askedBy: buildIdShape<"person">(),
  beganAt: Instant,
  announced: Type.Optional(
    Type.Object({
      at: Instant,
      by: Type.String(),
      reason: Type.String(),
      /**
       * Who wants it lifted, where it is no decision of the authority: whoever asked for the pause may keep
       * it.
       */
      wishedBy: Type.Optional(buildIdShape<"person">()),
    }),
  ),
  /**
   * Somebody wanted it lifted, and whoever asked for it kept it: from then on the authority decides between
   * them.
   */
  kept: Type.Optional(
    Type.Object({
      at: Instant,
      /** In whose name; of those of before, nobody kept it. */
      by: Type.Optional(buildIdShape<"person">()),
    }),
  ),
  /** Wishes that whoever had them took back: when each was said. */
  withdrawn: Type.Optional(Type.Array(Type.Object({ at: Instant, by: buildIdShape<"person">() }))),
  lifted: Type.Optional(
    Type.Object({
      at: Instant,
      by: Type.Enum(["person", "authority"]),
      /** In whose name: the person, or who represents them. */
      who: Type.Optional(buildIdShape<"person">()),
    }),
  ),
  /** It was not of them: in force again since then. */
  takenBack: Type.Optional(Type.Object({ at: Instant })),
});
export type RestrictionWords = Opened<typeof RestrictionWords>;

export interface Restriction extends RestrictionWords {
  readonly id: RestrictionId;
  readonly personId: PersonId;
  readonly covers: "everything" | "agreements";
  readonly state: RestrictionState;
  readonly since: CivilDate;
  readonly liftsOn?: CivilDate;
  readonly liftedOn?: CivilDate;
  readonly version: number;
}

/** As long as an address or a recovery is taken back: "this was not me", of a lifting. */
export const TAKE_BACK_DAYS = 7;

export const isOngoing = ({ state }: Pick<Restriction, "state">): boolean => state !== "lifted";

/** Its lifting is announced, as somebody wishes and not as the authority decided. */
export const isWished = ({ state, announced }: Pick<Restriction, "state" | "announced">): boolean =>
  state === "lifting" && announced?.wishedBy !== undefined;
