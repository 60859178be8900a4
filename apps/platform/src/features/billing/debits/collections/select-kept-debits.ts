import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import type { Debit, DebitContent, LeftOut, Mandate } from "../debit.ts";
import { listDeceasedMandates } from "../list-deceased-mandates.ts";
import { toMandate } from "../read-rows.ts";
import { type Opened, readUnlessUnreadable } from "../read-unless-unreadable.ts";
import { reserveMandatePayers } from "../reserve-mandate-payer.ts";
import { computePartsSum, findMandateObstacle } from "../rules.ts";
import { listDebitRows } from "../store/debits.ts";
import { findMandateRows } from "../store/mandates.ts";
import { computeLeftToTake } from "./compute-left-to-take.ts";
import { type Fault, recordCollectionFaults } from "./record-collection-faults.ts";
import { readDebitOrFault, rejectPreparedDebit, type Sending } from "./record-left-out-debit.ts";

export interface Kept {
  readonly debit: Debit;
  readonly mandate: Mandate;
  readonly content: DebitContent;
  readonly cents: number;
}

interface Looked {
  readonly kept?: Kept;
  readonly why?: LeftOut;
  /** Why it could not be read, of a fault. */
  readonly fault?: string;
}

const buildUnreadDebit = (fault: string): Looked => ({ why: "fault", fault });

/**
 * Each debit looked at again; what falls is left out, and told; what cannot be read of one is counted, and
 * keeps back no other.
 */
export async function selectKeptDebits(
  tx: Tx,
  sending: Sending,
): Promise<{ readonly kept: readonly Kept[]; readonly reasons: ReadonlySet<string> }> {
  const { system, collection } = sending;
  const { authorityId } = system;
  const rows = await listDebitRows(tx, authorityId, { collectionId: collection.id, lock: true });
  const prepared = rows.filter(({ state }) => state === "prepared");
  const mandates = await loadLockedMandates(
    tx,
    sending,
    prepared.map((row) => parseId<"mandate">(row.mandate_id)),
  );
  const kept: Kept[] = [];
  const faults: Fault[] = [];
  const reasons = new Set<string>(
    rows.flatMap(({ state, why }) => (state === "left_out" ? (why ?? []) : [])),
  );
  for (const row of prepared) {
    const { debit, fault } = await readDebitOrFault(system, collection.seriesId, row);
    const mandate = mandates.get(debit.mandateId);
    const looked =
      fault === undefined
        ? await checkDebitWithMandate(tx, sending, { debit, mandate })
        : buildUnreadDebit(fault);
    if (looked.kept) kept.push(looked.kept);
    else {
      const why = looked.why ?? "fault";
      reasons.add(why);
      await rejectPreparedDebit(tx, sending, { debit, why });
    }
    if (looked.fault !== undefined) faults.push({ mandateId: debit.mandateId, error: looked.fault });
  }
  await recordCollectionFaults(tx, sending, { faults, before: collection.faults });
  return {
    kept: kept.toSorted((one, other) => one.content.invoice.localeCompare(other.content.invoice)),
    reasons,
  };
}

/** Nobody signs another account until the file is made: what is written back would undo it. */
async function loadLockedMandates(
  tx: Tx,
  { system }: Sending,
  ids: readonly Mandate["id"][],
): Promise<ReadonlyMap<string, Opened<Mandate>>> {
  const { authorityId } = system;
  const read = async () => {
    const found = new Map<string, Opened<Mandate>>();
    for (const row of await findMandateRows(tx, authorityId, ids))
      found.set(row.id, await readUnlessUnreadable(() => toMandate(system, row)));
    return found;
  };
  const found = [...(await read()).values()];
  await reserveMandatePayers(
    tx,
    system,
    found.flatMap(({ value }) => value ?? []),
  );
  return read();
}

async function checkDebitWithMandate(
  tx: Tx,
  sending: Sending,
  { debit, mandate }: { readonly debit: Debit; readonly mandate: Opened<Mandate> | undefined },
): Promise<Looked> {
  if (!mandate?.value) return buildUnreadDebit(mandate?.fault ?? "missing");
  const { value } = mandate;
  const looked = await readUnlessUnreadable(() => checkDebitToSend(tx, sending, { debit, mandate: value }));
  return looked.value ?? buildUnreadDebit(looked.fault ?? "missing");
}

async function checkDebitToSend(
  tx: Tx,
  { context, system }: Sending,
  { debit, mandate }: { readonly debit: Debit; readonly mandate: Mandate },
): Promise<Looked> {
  const { content } = debit;
  const account = mandate.content?.accounts.at(-1);
  if (!content || !mandate.content || !account) return { why: "erased" };
  const why = findMandateObstacle(mandate, toCivilDate(context.now()));
  if (why) return { why };
  if ((await listDeceasedMandates(tx, system, [mandate])).has(mandate.id)) return { why: "deceased" };
  const left = await computeLeftToTake(tx, system, { seriesId: mandate.seriesId, debit, content });
  if (!left.parts) return { why: left.why };
  const { parts } = left;
  const cents = computePartsSum(parts);
  const { collectedIban } = mandate.content;
  const { iban, holder } = account;
  const amended = collectedIban !== undefined && collectedIban !== iban;
  return { kept: { debit, mandate, cents, content: { ...content, iban, holder, amended, parts } } };
}
