import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type Rights, requireRight, resolveDebitRights } from "../agents.ts";
import { getCreditor } from "../creditor/get-creditor.ts";
import type { Collection, CollectionId, Creditor, Debit } from "../debit.ts";
import { toDebitFacts, toDebitsSystem } from "../read-rows.ts";
import { findPreviousFile } from "../store/collections.ts";
import { listDebitRows } from "../store/debits.ts";
import { getCollection } from "./get-collection.ts";

export interface ReadCollection {
  readonly collection: Collection;
  /** As it is today; what this collection keeps is in it. */
  readonly creditor: Creditor;
  /** Of the last file before, when it was another account. */
  readonly formerAccount: { readonly on: CivilDate; readonly iban: string } | null;
  readonly rights: Rights;
  /** Without a name: opening a person says who. */
  readonly debits: readonly Omit<Debit, "content">[];
}

/**
 * Use case: a collection and its debits, without names nor accounts. Throws debits.unknown_collection,
 * debits.not_named.
 */
export async function readCollection(context: Context, id: CollectionId): Promise<ReadCollection> {
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const collection = await getCollection(tx, system, id);
    const { creditor: own, seriesId } = collection;
    await requireRight(tx, context, { creditor: own, right: "prepares" });
    const creditor = await getCreditor(tx, system, seriesId);
    const rows = await listDebitRows(tx, system.authorityId, { collectionId: id });
    const debits = rows.map(toDebitFacts);
    const former = await findPreviousFile(tx, system.authorityId, {
      seriesId,
      collectOn: collection.collectOn,
    });
    return {
      collection,
      creditor,
      formerAccount: former && former.iban !== own.iban ? { on: former.collect_on, iban: former.iban } : null,
      debits,
      rights: await resolveDebitRights(tx, context, own),
    };
  });
}
