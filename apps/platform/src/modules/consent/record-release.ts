import type { Context, Tx } from "../../kernel/context.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { markValues } from "./compute-release.ts";
import { consentErrors } from "./errors.ts";
import type { Release } from "./grant.ts";
import { tell } from "./journal.ts";
import { getForGrant } from "./offered.ts";
import { findLive, lockPersonList } from "./person-list.ts";
import { releasable } from "./rules.ts";
import { changeGrant } from "./write-grant.ts";

export interface ReleaseDone {
  readonly release: Release;
  /** How it left, for the journal. */
  readonly via: "openid" | "api" | "file";
}

/**
 * Journals that these items left for the service, and remembers (HMAC) what it was told. In the same transaction as the
 * reading. Throws consent.no_live_grant when the person withdrew meanwhile, request.changed_meanwhile when they refused
 * an item: then nothing must leave.
 */
export async function recordRelease(tx: Tx, context: Context, { release, via }: ReleaseDone): Promise<void> {
  const { personId, serviceId } = release;
  const { entries } = await lockPersonList(tx, context, personId);
  const live = await findLive(tx, context, personId, entries, serviceId);
  if (live?.grant.id !== release.grantId) throw consentErrors.error("consent.no_live_grant");
  const service = await getForGrant(tx, live.grant);
  const items = release.items.map(({ name }) => name);
  const allowed = releasable(live.payload.agreed, service.definition.requests).map(({ element }) => element);
  if (!items.every((name) => allowed.includes(name))) throw kernelErrors.error("request.changed_meanwhile");
  // An application may ask for a part at a time: what it was told before stays known.
  const told = { ...live.payload.told, ...markValues(context, release) };
  await changeGrant(tx, context, live, { ...live.payload, told });
  await tell(tx, context, { action: "consent.released", personId, service, data: { items, via } });
}
