import type { Context, Tx } from "../../kernel/context.ts";
import type { GrantId, PersonId } from "../../kernel/ids.ts";
import { padded } from "../../kernel/text.ts";
import { blindIndex, openForAuthority, type Sector, sealForAuthority } from "../keys/index.ts";
import type { ItemName, Release } from "./grant.ts";

/**
 * consent.grant_given, consent.release_changed, consent.grant_withdrawn. Their data are sealed: jobs keep precise
 * instants in clear for weeks, and ids beside them would tell which grants of two services moved together.
 */
export interface GrantEvent {
  readonly event: GrantEventName;
  /** The same when a job runs twice. */
  readonly id: string;
  readonly sector: Sector;
  readonly grantId: GrantId;
  readonly personId: PersonId;
  /** Names of items whose value changed or appeared. */
  readonly changed: readonly ItemName[];
  readonly noLongerReleased: readonly ItemName[];
  /** Required items without a value now. */
  readonly requiredMissing: readonly ItemName[];
}

export type GrantFacts = Omit<GrantEvent, "event" | "id">;

export type GrantEventName = "consent.grant_given" | "consent.release_changed" | "consent.grant_withdrawn";

/** A job's strings are 64 characters at most (infra/jobs/references.ts). */
const PIECE = /.{1,64}/g;
const FIELD = "consent-event";

/** A request id of its own, too: the caller's would join two services' jobs. */
export async function emitGrantEvent(
  tx: Tx,
  context: Context,
  name: GrantEventName,
  facts: GrantFacts,
): Promise<void> {
  const event: GrantEvent = { ...facts, event: name, id: context.newId<string>() };
  const sealed = sealForAuthority(context, FIELD, padded(JSON.stringify(event)));
  await context.ports.events.emit(
    tx,
    name,
    {
      authorityId: context.authorityId,
      requestId: context.newId<string>(),
      sealed: sealed.toString("hex").match(PIECE) ?? [],
    },
    { orderKey: blindIndex(context, "consent-order", event.grantId).toString("hex") },
  );
}

/** Reads the data of a consent event, in the holder authority. Throws keys.cannot_open. */
export function openGrantEvent(context: Context, data: Readonly<Record<string, unknown>>): GrantEvent {
  const pieces: unknown[] = Array.isArray(data.sealed) ? data.sealed : [];
  const sealed = Buffer.from(pieces.join(""), "hex");
  return JSON.parse(openForAuthority(context, FIELD, sealed)) as GrantEvent;
}

export function requiredMissing({ missing }: Release): readonly ItemName[] {
  return missing.filter(({ required }) => required).map(({ name }) => name);
}
