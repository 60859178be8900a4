import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  type Account,
  findAccount,
  revokeFormerEntries,
  updateAccountEmail,
} from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { getPerson } from "../../identity/index.ts";
import { removeUpstreamLinks } from "../../upstream/index.ts";
import { listRepresentatives } from "../list-representations.ts";
import type { EndCause, Representation } from "../representation.ts";
import { isEndedByMajority } from "../rules.ts";
import { openRows } from "../sealed-detail.ts";
import { listRepresentations } from "../store/representations.ts";
import { isAddressHolder } from "./entered-by.ts";
import { isGiven } from "./given-address.ts";

interface Ended {
  readonly representativeId: PersonId;
  readonly representedId: PersonId;
  readonly cause: EndCause;
}

/** Majority has its own handover; the dead enter nowhere, and a death may be undone. */
const otherwise: readonly EndCause[] = ["coming_of_age", "death"];

/**
 * Job: somebody represents a child or a protected adult no more (a court's decision, an error, a refusal).
 * The account that they entered by an address of theirs keeps none of it: address, sessions, keys,
 * identities, what was asked of it. Who still represents the person keeps an address that is theirs too. An
 * account that its owner opens by themselves is left alone. Idempotent.
 */
export async function revokeFormerHolders(system: Context, ended: Ended): Promise<void> {
  if (otherwise.includes(ended.cause)) return;
  const { representedId: personId } = ended;
  await system.transaction(async (tx) => {
    const account = await findAccount(tx, system, personId);
    if (!account || account.closedOn !== undefined) return;
    const counted = await countFormerHolders(tx, system, ended);
    if (counted.length === 0) return;
    const entered = await revokeFormerEntry(tx, system, account, {
      ...ended,
      isChild: counted.some(isEndedByMajority),
    });
    if (entered === "theirs-alone") await updateAccountEmail(tx, system, personId, undefined);
    if (entered === "another's") return;
    await revokeFormerEntries(tx, system, { personId, before: system.now() }, () =>
      removeUpstreamLinks(tx, system, personId),
    );
    await record(tx, system, { action: "households.former_put_out", personId });
    const { authorityId, requestId } = system;
    const told = { authorityId, requestId, personId, before: system.now().toISOString() };
    await system.ports.events.emit(tx, "households.former_put_out", told);
  });
}

/** Who was only said to represent somebody, and never did, has nothing to leave. */
async function countFormerHolders(
  tx: Tx,
  system: Context,
  { representativeId, representedId }: Ended,
): Promise<readonly Representation[]> {
  const { createdBy } = await getPerson(tx, system, representedId);
  const between = { representativeId, representedId, live: false };
  const edges = await openRows(tx, system, await listRepresentations(tx, system.authorityId, between));
  return edges.filter(
    ({ kind, decided }) => kind !== "mandate" && (decided !== undefined || representativeId === createdBy),
  );
}

/**
 * How whoever is no longer a representative may have entered: by an address of theirs, which others may read
 * too, or by none.
 */
async function revokeFormerEntry(
  tx: Tx,
  system: Context,
  account: Account,
  { representativeId, representedId, isChild }: Ended & { readonly isChild: boolean },
): Promise<"theirs-alone" | "shared" | "another's"> {
  const still = (await listRepresentatives(system, representedId)).filter(({ kind }) => kind !== "mandate");
  if (still.some((edge) => edge.representativeId === representativeId)) return "another's";
  if (account.email === undefined) return "shared";
  const given = await isGiven(tx, system, account, { representativeId, isChild });
  if (!given && !(await isAddressHolder(tx, system, account.email, { representativeId }))) return "another's";
  for (const edge of still) if (await isAddressHolder(tx, system, account.email, edge)) return "shared";
  return "theirs-alone";
}
