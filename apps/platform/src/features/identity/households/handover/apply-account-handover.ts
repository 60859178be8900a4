import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  countAsOne,
  createAccount,
  requireCapability,
  revokeFormerEntries,
  setAccountEmail,
} from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { removeUpstreamLinks } from "../../upstream/index.ts";
import { endThose, publishMajority } from "../coming-of-age.ts";
import { saveEdge } from "../edge.ts";
import { householdsErrors } from "../errors.ts";
import { deleteHandovers, findHandoverRow } from "../store/handovers.ts";
import { findRepresentationRow } from "../store/representations.ts";
import type { HandoverRow, RepresentationRow } from "../store/tables.ts";
import { toHouseholdsSystem } from "../to-households-system.ts";
import { hasSameAddress } from "./entered-by.ts";
import { type Holding, type Parent, readHolding } from "./holders.ts";
import { notifyFormerAddress } from "./notify-former-address.ts";
import { computeAgentNameIndex, type SeeingAgent, toSeeingAgent } from "./record-young-adult.ts";

interface TakeOver {
  readonly personId: PersonId;
  readonly email?: string;
}

/**
 * Use case: the young adult takes over their own account, at the desk, before a second agent who sees their
 * identity document too (`recordYoungAdult` was the first): nobody can be told whom a parent's address does
 * not reach first. Parents' edges end if the night has not ended them yet, the address for sign-in links
 * becomes their own, and every session, link, code, passkey and identity provider by which a parent may enter
 * stops working. Parents and young adult are told. Who already has an account of their own gets it back by
 * recovery, with its proofs and its notice. Sent twice, it is theirs once. Throws access.capability_missing,
 * households.still_a_minor, households.account_is_theirs, households.colleague_needed.
 */
export async function applyAccountHandover(context: Context, input: TakeOver): Promise<void> {
  requireCapability(context, "person.recover");
  const agent = toSeeingAgent(context);
  // Ending an edge belongs to those who decide; here the calendar has decided, so the system does it.
  const system = toHouseholdsSystem(context);
  await system.transaction(async (tx) => {
    const holding = await readHolding(tx, system, input.personId);
    if (isDone(holding, input)) return;
    await requireColleague(tx, system, input.personId, agent);
    await endParents(tx, system, holding.parents);
    await forwardAccount(tx, system, holding, input);
    await record(tx, context, { action: "households.account_taken_over", personId: input.personId });
    await notifyHandover(tx, system, input.personId, holding.parents);
    await notifyFormerAddress(tx, system, input, holding);
  });
}

/** True when the account changed hands to this very address already. Throws households.account_is_theirs. */
function isDone({ account, held, handedOver }: Holding, { email }: TakeOver): boolean {
  if (handedOver && (account?.email === email || hasSameAddress(account?.email, email))) return true;
  if (handedOver || !held) throw householdsErrors.error("households.account_is_theirs");
  return false;
}

/** Another agent, by id and by name, saw the document within the hour; it counts once. */
async function requireColleague(tx: Tx, system: Context, personId: PersonId, agent: SeeingAgent) {
  const row = await findHandoverRow(tx, system.authorityId, personId);
  if (!row || row.expires_at <= system.now() || (await isSame(tx, system, row, agent)))
    throw householdsErrors.error("households.colleague_needed");
  await deleteHandovers(tx, system.authorityId, { personId });
}

async function isSame(tx: Tx, system: Context, row: HandoverRow, agent: SeeingAgent): Promise<boolean> {
  const { staffId: id, name: label } = agent;
  return (
    !row.seen_by_name ||
    row.seen_by_name.equals(computeAgentNameIndex(system, agent)) ||
    countAsOne(tx, system, { id: row.seen_by }, { id, label })
  );
}

/** Ended if the night has not ended them yet; each remembers that the account changed hands. */
async function endParents(tx: Tx, system: Context, parents: readonly Parent[]): Promise<void> {
  const marked: RepresentationRow[] = [];
  for (const { row, edge } of parents) {
    await saveEdge(tx, system, row, { ...edge, handedOver: true });
    const again = await findRepresentationRow(tx, system.authorityId, edge.id);
    if (again && edge.state !== "ended") marked.push(again);
  }
  for (const personId of await endThose(tx, system, marked, "coming_of_age"))
    await publishMajority(tx, system, personId);
}

async function forwardAccount(tx: Tx, context: Context, { account }: Holding, input: TakeOver) {
  if (account) await setAccountEmail(context, input.personId, input.email);
  else await createAccount(tx, context, input);
  const { personId } = input;
  // A tie or a key that a parent's browser is adding at this moment comes before, and goes, or after, and is
  // refused.
  await revokeFormerEntries(tx, context, { personId, before: context.now() }, () =>
    removeUpstreamLinks(tx, context, personId),
  );
}

/**
 * What a parent had asked of the account (another address) is theirs no more; they hear of it, and so does
 * its owner.
 */
async function notifyHandover(tx: Tx, system: Context, personId: PersonId, parents: readonly Parent[]) {
  const { authorityId, requestId } = system;
  const representativeIds = [...new Set(parents.map(({ edge }) => edge.representativeId))];
  const told = {
    authorityId,
    requestId,
    personId,
    representativeIds,
    before: system.now().toISOString(),
  };
  await system.ports.events.emit(tx, "households.account_handed_over", told);
}
