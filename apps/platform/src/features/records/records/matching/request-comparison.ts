import { createHash } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { FIRST_ID, type PersonId, toDigestId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { findPersons, listPeopleElements, listPersonsPage } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { findRowKeys } from "../../../trust/keys/index.ts";
import { listRestrictedPeople } from "../../../trust/restrictions/index.ts";
import { countDoubts, listFieldConflicts, type RecordSide } from "../rules/conflicts.ts";
import { computeListPlace } from "../rules/likelihood.ts";
import { type FieldName, fields } from "../rules/roles.ts";
import { openSource } from "../sealed-source.ts";
import { saveProposals } from "../store/proposals.ts";
import { listNextSources } from "../store/sources.ts";
import type { ProposalRow } from "../store/tables.ts";
import { compareInWorker } from "./compare-in-worker.ts";
import type { ComparedPair } from "./compare-worker.ts";
import {
  cancelComparisonTurn,
  reserveComparisonTurn,
  saveComparisonAnswer,
  sendComparison,
} from "./comparison-turn.ts";
import { comparedElements, filterCheckedElements, isProvenPerson, toComparedSide } from "./person-side.ts";

/** Half and more: what is less likely is not worth a look. */
const PROPOSED_FROM = 0.5;
/** Compared at once, in memory, away from the server. */
const MOST = 200_000;
const MOST_PROPOSALS = 20_000;
const PAGE = 2_000;
/** A card says nothing of who holds it: two people of a family swap theirs. */
const columns = fields.filter((field): field is Exclude<FieldName, "card"> => field !== "card");

/**
 * Use case: everybody is compared by a job; what was proposed before and no longer is, leaves. Throws
 * access.capability_missing.
 */
export async function requestComparison(context: Context): Promise<void> {
  requireCapability(context, "record.review");
  await context.transaction(async (tx) => {
    await record(tx, context, { action: "records.comparison_asked" });
    await sendComparison(tx, context);
  });
}

interface Compared {
  readonly source?: string;
  readonly person?: PersonId;
  readonly side: RecordSide;
}

/**
 * Job. Twice at once, one compares, and the other comes back after it; whatever ends it, the next one may
 * begin.
 */
export async function compareAll(context: Context): Promise<void> {
  const turn = await reserveComparisonTurn(context);
  if (!turn) return;
  try {
    const all = await readAll(context);
    const found = all === undefined ? undefined : await findProposals(context, all);
    await saveComparisonAnswer(context, turn, async (tx) => {
      if (found) await saveProposals(tx, context.authorityId, found);
      return { compared: all?.length ?? 0, too_many: found === undefined };
    });
  } catch (error) {
    await cancelComparisonTurn(context, turn);
    throw error;
  }
}

async function findProposals(context: Context, read: readonly Compared[]): Promise<readonly ProposalRow[]> {
  const all = read.map(toComparedCells).toSorted(compareCells);
  const rows = all.map(({ cells }) => cells);
  const pairs = await compareInWorker({ columns: [...columns], rows, threshold: PROPOSED_FROM });
  return buildProposalRows(context, all, pairs);
}

const toComparedCells = (one: Compared) => ({
  ...one,
  cells: columns.map((column) => one.side[column] ?? ""),
});

/**
 * The model samples pairs by row number. Rows are sorted by content so that the same files give the same
 * proposals.
 */
const compareCells = (
  one: { readonly cells: readonly string[] },
  other: { readonly cells: readonly string[] },
): number => {
  const [a, b] = [one.cells.join("\t"), other.cells.join("\t")];
  return a < b ? -1 : Number(a > b);
};

/** Undefined when they are too many to be compared at once. */
async function readAll(context: Context): Promise<readonly Compared[] | undefined> {
  const all: Compared[] = [];
  for (let after = FIRST_ID; ; ) {
    const [rows, keys] = await context.transaction(async (tx) => {
      const found = await listNextSources(tx, context.authorityId, { after, limit: PAGE });
      const ids = found.map(({ id }) => id);
      return [found, await findRowKeys(tx, context, ids)] as const;
    });
    for (const row of rows) all.push({ source: row.id, side: openSource(context, row, keys).fields });
    if (all.length > MOST) return undefined;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.id;
  }
  for (let after = FIRST_ID; ; ) {
    const ids = await context.transaction(async (tx) => {
      const found = await listPersonsPage(tx, context, { after, limit: PAGE });
      const elements = await listPeopleElements(tx, context, found, comparedElements);
      const people = await findPersons(tx, context, found);
      const restricted = await listRestrictedPeople(tx, found);
      for (const id of found.filter((one) => !restricted.has(one))) {
        const own = elements.get(id) ?? [];
        if (isProvenPerson(people.get(id), own))
          all.push({ person: id, side: toComparedSide(filterCheckedElements(own)) });
      }
      return found;
    });
    if (all.length > MOST) return undefined;
    const last = ids.at(-1);
    if (!last || ids.length < PAGE) return all;
    after = last;
  }
}

/**
 * Found again, a pair has the address it had: an agent kept it, or sent it to a colleague.
 * @param left, right in the order of the row
 */
const computePairId = (left: string, right: string): string =>
  toDigestId(createHash("sha256").update(`record proposal|${left}|${right}`).digest("hex"));

/** Two people of the platform are not proposed here: enrolment shows them to the desk (module duplicates). */
function buildProposalRows(
  context: Context,
  all: readonly Compared[],
  pairs: readonly ComparedPair[],
): readonly ProposalRow[] {
  const { authorityId: authority_id } = context;
  const rows = pairs.flatMap(({ one, other, probability, agreements }): ProposalRow[] => {
    const [a, b] = [all[one], all[other]];
    if (!a || !b) return [];
    const [left, right] =
      a.source !== undefined && (b.source === undefined || a.source < b.source) ? [a, b] : [b, a];
    if (left.source === undefined) return [];
    const likely = Math.min(1, Math.max(0, probability));
    return [
      {
        authority_id,
        id: computePairId(left.source, right.source ?? right.person ?? ""),
        left_source: left.source,
        right_source: right.source ?? null,
        right_person: right.person ?? null,
        probability: likely,
        likelihood: computeListPlace(likely, listFieldConflicts(left.side, right.side)),
        agreements,
        conflicts: countDoubts(left.side, right.side),
      },
    ];
  });
  return rows.slice(0, MOST_PROPOSALS);
}
