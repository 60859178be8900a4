import { RefusedPayments, writeDirectDebits } from "@ardeco/sepa";
import type { Collection, DebitContent, DebitId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { formatEndToEndId } from "../rules.ts";

/** A debit as the file has it. */
export interface Fileable {
  readonly id: DebitId;
  readonly cents: number;
  readonly sequence: "FRST" | "RCUR";
  readonly content: DebitContent;
}

/** The pain.008 of a collection: the same facts give the same bytes. Throws debits.too_late. */
export function buildCollectionFile(
  {
    messageId,
    createdAt,
    collectOn,
    creditor,
  }: Pick<Collection, "messageId" | "createdAt" | "collectOn" | "creditor">,
  debits: readonly Fileable[],
): string {
  if (messageId === null || createdAt === null) throw debitsErrors.error("debits.collection_over");
  try {
    return writeDirectDebits({
      messageId,
      created: createdAt,
      collectOn,
      creditor: { name: creditor.name, iban: creditor.iban, creditorId: creditor.ics },
      debits: debits.map(({ id, cents, sequence, content }) => ({
        endToEndId: formatEndToEndId(id),
        amount_cents: cents,
        sequence,
        mandate: {
          reference: content.reference,
          signedOn: content.signedOn,
          ...(content.amended ? { newAccount: true } : {}),
        },
        debtor: { name: content.holder, iban: content.iban },
        label: `Facture ${content.invoice}`,
      })),
    });
  } catch (error) {
    if (
      error instanceof RefusedPayments &&
      error.problems.every(({ refusal }) => refusal === "date.too_soon")
    )
      throw debitsErrors.error("debits.too_late");
    throw error;
  }
}
