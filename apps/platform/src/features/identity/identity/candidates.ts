import type { ElementName, ElementValues } from "@ardeco/contracts";
import { type Facts, searchKeys } from "@ardeco/duplicates";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { computeBlindIndex, findPersonKeys } from "../../trust/keys/index.ts";
import type { Element } from "./element.ts";
import { openRow } from "./sealed-element.ts";
import { listWithoutCandidates, setCandidateRows } from "./store/candidates.ts";
import { listLive } from "./store/elements.ts";

/** What somebody is found again by. */
const searched = [
  "given_name",
  "family_name",
  "name_of_use",
  "birthdate",
  "place_of_birth",
] as const satisfies readonly ElementName[];
export const comparedElements = [...searched, "gender"] as const satisfies readonly ElementName[];

/** Keyed digests of what two records of one person share: equality only, none of one field alone. */
export const computeCandidateIndexes = (context: Context, facts: Facts): readonly Buffer[] =>
  searchKeys(facts).map((key) => computeBlindIndex(context, "candidate", key).subarray(0, 8));

/** The values as the package of duplicates names them. */
export function toIdentityFacts(values: Partial<ElementValues>): Facts {
  const { given_name, family_name, name_of_use, birthdate, place_of_birth, gender } = values;
  return {
    given_name: given_name ?? "",
    family_name: family_name ?? "",
    usage_name: name_of_use ?? "",
    birth_date: birthdate ?? "",
    birth_place: place_of_birth?.locality ?? "",
    sex: gender ?? "",
  };
}

/** Follows a change of an element, in its transaction. */
export async function updateCandidates(
  tx: Tx,
  context: Context,
  changed: PersonId,
  name: string,
): Promise<void> {
  if ((searched as readonly string[]).includes(name)) await saveCandidateIndexes(tx, context, [changed]);
}

/** Some seconds of work: far from the two minutes after which a job is taken for dead. */
const BATCH = 500;

/**
 * Scheduled work: those who were here before there was a search, and whoever a restored backup brought back.
 * The next batch is the next job, so that a stop loses nothing. Idempotent.
 */
export async function runCandidateIndexing(context: Context, after: PersonId | undefined): Promise<void> {
  await context.transaction(async (tx) => {
    const ids = await listWithoutCandidates(tx, context.authorityId, after, BATCH);
    await saveCandidateIndexes(
      tx,
      context,
      ids.map((id) => parseId<"person">(id)),
    );
    if (ids.length < BATCH) return;
    const { authorityId, requestId } = context;
    const next = { authorityId, requestId, after: ids.at(-1) };
    await context.ports.jobs.send(tx, "identity.index_candidates", next);
  });
}

async function saveCandidateIndexes(tx: Tx, context: Context, personIds: readonly PersonId[]): Promise<void> {
  const [keys, rows] = await Promise.all([
    findPersonKeys(tx, context, personIds),
    listLive(tx, context.authorityId, personIds, searched),
  ]);
  const own = Map.groupBy(rows, (row) => row.person_id);
  for (const id of personIds) {
    const key = keys.get(id);
    const elements = key === undefined ? [] : (own.get(id) ?? []).map((row) => openRow(context, key, row));
    await setCandidateRows(tx, context.authorityId, id, computeElementIndexes(context, elements));
  }
}

/** A value said and not decided yet, and the one checked before it: either may be met. */
function computeElementIndexes(context: Context, elements: readonly Element[]): readonly Buffer[] {
  const values = (first: Element["state"]): Partial<ElementValues> =>
    Object.fromEntries(
      elements
        .toSorted((one, other) => Number(one.state === first) - Number(other.state === first))
        .map(({ name, value }) => [name, value]),
    );
  const all = (["validated", "declared"] as const).flatMap((first) =>
    computeCandidateIndexes(context, toIdentityFacts(values(first))),
  );
  return [...new Map(all.map((one) => [one.toString("hex"), one])).values()];
}
