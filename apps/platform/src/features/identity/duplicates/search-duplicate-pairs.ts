import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID, type PersonId } from "../../../kernel/ids.ts";
import { listRestrictedPeople } from "../../trust/restrictions/index.ts";
import { findAlike, listPeopleElements, listPersonsPage, toElementFacts } from "../identity/index.ts";
import type { PairId } from "./pair.ts";
import { createPairRows, type PairRow } from "./store.ts";

/** A second of work: far from the two minutes after which a job is taken for dead. */
const BATCH = 100;
/** More likely than not. */
const EVEN = 0.5;

/**
 * Job, each week: each person is looked for among the others of the authority. The next hundred is the next
 * job, so that a stop loses nothing. Idempotent: a pair is kept once.
 */
export async function searchDuplicatePairs(context: Context, after: PersonId | undefined): Promise<void> {
  await context.transaction(async (tx) => {
    const people = await listPersonsPage(tx, context, { after: after ?? FIRST_ID, limit: BATCH });
    const elements = await listPeopleElements(tx, context, people);
    // Who restricts everything is compared with nobody: neither looked for, nor found.
    const restricted = await listRestrictedPeople(tx, people);
    for (const personId of people.filter((id) => !restricted.has(id)))
      await searchPersonPairs(tx, context, personId, toElementFacts(elements.get(personId) ?? []));
    const last = people.at(-1);
    if (last === undefined || people.length < BATCH) return;
    const { authorityId, requestId } = context;
    // A batch that runs twice sends one next: two chains would both walk to the end of the town.
    const next = { authorityId, requestId, after: last };
    await context.ports.jobs.send(tx, "duplicates.look", next, { singletonKey: `${authorityId},${last}` });
  });
}

async function searchPersonPairs(
  tx: Tx,
  context: Context,
  personId: PersonId,
  facts: ReturnType<typeof toElementFacts>,
): Promise<void> {
  const found = (await findAlike(tx, context, facts, personId)).filter(
    (one) => one.personId !== personId && one.probability >= EVEN,
  );
  const restricted = await listRestrictedPeople(
    tx,
    found.map((one) => one.personId),
  );
  for (const one of found) if (!restricted.has(one.personId)) await savePairs(tx, context, personId, one);
}

async function savePairs(
  tx: Tx,
  context: Context,
  personId: PersonId,
  found: { readonly personId: PersonId; readonly probability: number },
): Promise<void> {
  const [one = personId, other = found.personId] = [personId, found.personId].toSorted();
  const row: PairRow = {
    authority_id: context.authorityId,
    id: context.newId<PairId>(),
    one_id: one,
    other_id: other,
    likelihood: Math.round(found.probability * 100),
    found_on: toCivilDate(context.now()),
    verdict: null,
    decided_on: null,
    decided_by: null,
  };
  await createPairRows(tx, [row]);
}
