import { Type } from "typebox";
import type { Id, PersonId } from "../../../kernel/ids.ts";
import { buildIdShape, type Opened } from "../../trust/keys/index.ts";
import type { CounterAccountId, CounterId } from "../counters/index.ts";

export type GuestId = Id<"topupGuest">;

/** invited: waits for an answer · accepted: may top up · ended: by a parent, by the guest, or refused. */
export type GuestState = "invited" | "accepted" | "ended";

/** What only the sealed part of a row tells. */
export const GuestDetail = Type.Object({
  counterId: buildIdShape<"counter">(),
  accountId: buildIdShape<"counterAccount">(),
  /** As the parent wrote it. */
  address: Type.String(),
});
export type GuestDetail = Opened<typeof GuestDetail>;

/** An invitation to top up one counter of a child, and what became of it. */
export interface Guest {
  readonly id: GuestId;
  readonly childId: PersonId;
  readonly invitedBy: PersonId;
  /** Who accepted. */
  readonly guestId?: PersonId;
  readonly state: GuestState;
  /** Civil days. */
  readonly invitedOn: string;
  readonly endedOn: string | null;
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  readonly address: string;
}
