import { expect, test } from "vitest";
import type { PersonId } from "../../../../kernel/ids.ts";
import { parseId } from "../../../../kernel/ids.ts";
import type { TransferId } from "../../../ledger/counters/index.ts";
import type { Invoice, InvoiceLine } from "../invoice.ts";
import { buildPreparedCredit } from "./list-shared-credits.ts";

const transfer = (digit: string) => parseId<"counterTransfer">(`00000000-0000-4000-8000-00000000000${digit}`);

/** An invoice of one meal, as far as a credit note reads it. */
function anInvoice(transferId: TransferId): Invoice {
  const meal = { transferId, label: "Repas", quantity: 1, unitCents: 320, cents: 320 };
  const forPersonId: PersonId = parseId<"person">("00000000-0000-4000-8000-0000000000aa");
  const lines = [{ ...meal, forPersonId }] as unknown as readonly InvoiceLine[];
  return { content: { lines } } as Invoice;
}

test("what came back is said as the invoice said it", () => {
  const credit = buildPreparedCredit(anInvoice(transfer("1")), [
    { id: transfer("2"), backOf: transfer("1"), amount: 320 },
  ]);
  expect(credit).toMatchObject({ totalCents: 320, backIds: [transfer("2")] });
});

test("a line that the invoice does not have makes no credit note of less: the invoice is pointed out", () => {
  const invoice = anInvoice(transfer("1"));
  const known = { id: transfer("2"), backOf: transfer("1"), amount: 320 };
  const lost = { id: transfer("3"), backOf: transfer("9"), amount: 410 };
  expect(buildPreparedCredit(invoice, [lost])).toBeUndefined();
  expect(buildPreparedCredit(invoice, [known, lost])).toBeUndefined();
});
