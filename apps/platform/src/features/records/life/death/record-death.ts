import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId, StaffId } from "../../../../kernel/ids.ts";
import {
  closeAccount,
  findAccount,
  requireCapability,
  revokeFormerEntries,
} from "../../../access/access/index.ts";
import { listAgreements, withdrawGrantInTransaction } from "../../../consent/consent/index.ts";
import { withdrawFileOnDeath } from "../../../enrolment/enrolment/index.ts";
import {
  endRepresentation,
  listHouseholds,
  listRepresentatives,
  listRepresented,
  type Representation,
  removeHouseholdMember,
} from "../../../identity/households/index.ts";
import {
  findCurrentText,
  formatNameInUse,
  getPerson,
  listElements,
  listFolded,
  nameElements,
  requireNotFolded,
  setPersonStatus,
  waitEveryMerge,
} from "../../../identity/identity/index.ts";
import { endWhatIsUnderWay } from "../../../identity/recovery/index.ts";
import { removeUpstreamLinks } from "../../../identity/upstream/index.ts";
import { cancelWaitingMessages, notify, notifyFolded } from "../../../messaging/notifications/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { lifeErrors } from "../errors.ts";
import { isDeathDateValid } from "../rules.ts";
import { addDeathRow, findDeathRow } from "../store.ts";
import { toLifeSystem } from "../to-life-system.ts";
import { type DeathDetail, sealDeath } from "./death.ts";

/**
 * Use case: a validator has the death certificate before them. Everything the person held ends in one
 * transaction; recorded twice, it is recorded once. Throws access.capability_missing, life.death_date,
 * identity.unknown_person, identity.leads_elsewhere.
 */
export async function recordDeath(
  context: Context,
  { personId, diedOn }: { readonly personId: PersonId; readonly diedOn: CivilDate },
): Promise<void> {
  requireCapability(context, "death.record");
  await context.transaction(async (tx) => {
    await getPerson(tx, context, personId);
    const today = toCivilDate(context.now());
    const birthdate = await findBirthdate(tx, context, personId);
    if (!isDeathDateValid(diedOn, { today, birthdate })) throw lifeErrors.error("life.death_date");
  });
  // Ending what others hold is not for the agent's own rights: the certificate has decided.
  const system = toLifeSystem(context);
  await system.transaction(async (tx) => {
    if (await findDeathRow(tx, system.authorityId, personId)) return;
    await waitEveryMerge(tx, system);
    await requireNotFolded(tx, system, personId);
    const edges = await listPersonRepresentations(system, personId);
    const before = await loadFormerState(tx, system, personId, edges);
    const hadFile = await withdrawFileOnDeath(tx, system, personId);
    const { actor } = context;
    const detail: DeathDetail = {
      diedOn,
      at: context.now().toISOString(),
      by: actor.kind === "staff" ? actor.label : "Ardeco",
      before: { ...before, hadFile },
    };
    const by = actor.kind === "staff" ? actor.staffId : null;
    const isFirst = await saveDeath(tx, system, { personId, by }, detail);
    if (!isFirst) return;
    await record(tx, context, { action: "life.death_recorded", personId });
    await endServices(tx, system, personId);
    await notifyRelatives(tx, system, personId, edges);
    await notifyMergedOfDeath(tx, system, personId);
    await closeEverything(tx, system, personId, edges);
    await setPersonStatus(tx, system, personId, "deceased");
  });
}

async function saveDeath(
  tx: Tx,
  system: Context,
  { personId, by }: { readonly personId: PersonId; readonly by: StaffId | null },
  detail: DeathDetail,
): Promise<boolean> {
  return addDeathRow(tx, {
    authority_id: system.authorityId,
    person_id: personId,
    recorded_on: toCivilDate(system.now()),
    recorded_by: by,
    sealed: await sealDeath(tx, system, personId, detail),
  });
}

async function loadFormerState(
  tx: Tx,
  system: Context,
  personId: PersonId,
  edges: readonly Representation[],
): Promise<DeathDetail["before"]> {
  const { status } = await getPerson(tx, system, personId);
  const households = await listHouseholds(tx, system, personId);
  return {
    status: status === "draft" || status === "declared" ? status : "enrolled",
    hadAccount: (await findAccount(tx, system, personId)) !== undefined,
    edges: edges.map(({ representativeId, representedId, kind, measure, scope, until, decided }) => ({
      representativeId,
      representedId,
      kind,
      ...(measure ? { measure } : {}),
      ...(scope ? { scope: [...scope] } : {}),
      ...(until ? { until } : {}),
      ...(decided ? { evidence: decided.evidence.kind } : {}),
    })),
    households: households.flatMap(({ id: householdId, members }) =>
      members
        .filter((member) => member.personId === personId)
        .map(({ role, sharePercent }) => ({ householdId, role, sharePercent })),
    ),
  };
}

async function listPersonRepresentations(
  system: Context,
  personId: PersonId,
): Promise<readonly Representation[]> {
  return [...(await listRepresentatives(system, personId)), ...(await listRepresented(system, personId))];
}

/**
 * Each service hears of the end with its reason, in the order of its own events; what a law makes it keep, it
 * keeps.
 */
export async function endServices(tx: Tx, system: Context, personId: PersonId): Promise<void> {
  for (const { grant } of await listAgreements(system, personId)) {
    if (grant.state !== "live") continue;
    await withdrawGrantInTransaction(tx, system, {
      personId,
      grantId: grant.id,
      because: "authority",
      reason: "death",
    });
  }
}

/**
 * Who represented the person, or had given them a mandate, learns that it ends (Code civil art. 2003). A
 * child's other parent learns nothing here: the child's own journal shows the end of the link.
 */
async function notifyRelatives(
  tx: Tx,
  system: Context,
  personId: PersonId,
  edges: readonly Representation[],
): Promise<void> {
  const name = await getDeceasedName(tx, system, personId);
  const readers = edges
    .filter(({ state, representedId, kind }) =>
      representedId === personId ? state === "validated" : kind === "mandate" && state === "validated",
    )
    .map(({ representativeId, representedId }) =>
      representedId === personId ? representativeId : representedId,
    );
  for (const reader of new Set(readers))
    await notify(tx, system, { personId: reader, template: "death_recorded", data: { name } });
}

/**
 * Nothing of theirs ends by one agent's word: they may be somebody else, alive, and are the first to know it.
 */
async function notifyMergedOfDeath(tx: Tx, system: Context, personId: PersonId): Promise<void> {
  for (const folded of await listFolded(tx, system, personId))
    await notifyFolded(tx, system, { personId: folded, template: "merged_death", data: {} });
}

async function closeEverything(
  tx: Tx,
  system: Context,
  personId: PersonId,
  edges: readonly Representation[],
): Promise<void> {
  for (const { id } of edges) await endRepresentation(system, { id, cause: "death" });
  for (const { id: householdId } of await listHouseholds(tx, system, personId))
    await removeHouseholdMember(tx, system, { householdId, personId });
  await closeAccount(tx, system, personId);
  await endWhatIsUnderWay(tx, system, personId);
  await revokeFormerEntries(tx, system, { personId, before: system.now() }, () =>
    removeUpstreamLinks(tx, system, personId),
  );
  await cancelWaitingMessages(tx, system, personId);
}

async function findBirthdate(tx: Tx, context: Context, personId: PersonId): Promise<CivilDate | undefined> {
  return findCurrentText(await listElements(tx, context, personId, ["birthdate"]), "birthdate");
}

async function getDeceasedName(tx: Tx, context: Context, personId: PersonId): Promise<string> {
  return formatNameInUse(await listElements(tx, context, personId, nameElements));
}
