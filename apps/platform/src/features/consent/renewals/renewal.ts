import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Id, PersonId } from "../../../kernel/ids.ts";
import { EntryActor } from "../../trust/audit/index.ts";
import { buildIdShape, Instant, type Opened } from "../../trust/keys/index.ts";
import type { Campaign, CampaignPhase } from "../campaigns/index.ts";
import type { Grant } from "../consent/index.ts";

export type RenewalId = Id<"renewal">;
export type RenewalState = "waiting" | "confirmed" | "lapsed" | "stopped";

/** What is sealed for the sector. */
export const RenewalDetail = Type.Object({
  pairwise: Type.String(),
  grantId: buildIdShape<"grant">(),
  /** Messages already sent: a job that runs twice writes once. */
  told: Type.Array(Type.String()),
  /** Whether the last message left by e-mail; absent before the first. */
  reachedBy: Type.Optional(Type.Enum(["email", "letter"])),
  confirmed: Type.Optional(Type.Object({ at: Instant, receipt: Type.String() })),
});
export type RenewalDetail = Opened<typeof RenewalDetail>;

/** What is sealed for the holder: the tie to the person, which the provider does not have. */
export const Whose = Type.Object({
  personId: buildIdShape<"person">(),
  confirmedBy: Type.Optional(EntryActor),
});
export type Whose = Opened<typeof Whose>;

/** One subscription in one campaign, as the person, who acts for them and the desk see it. */
export interface Renewal {
  readonly personId: PersonId;
  readonly campaign: Campaign;
  readonly phase: CampaignPhase;
  readonly grant: Grant;
  readonly state: RenewalState;
  /** Civil day of the last change; absent while nothing is written yet. */
  readonly stateOn?: CivilDate;
  readonly receipt?: RenewalReceipt;
}

export interface RenewalReceipt {
  readonly number: string;
  readonly at: string;
}
