import { Alert } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { getViewedPersonName } from "../../../../../../frames/desk/common/build-person-trail.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import type { CounterAccountId, OwnAccount } from "../../../../../ledger/counters/index.ts";
import { listOwedOfLeft } from "../../../../invoices/index.ts";
import { deskInvoiceWords } from "../../../../invoices/pages/desk/invoices/invoice-words.ts";

/**
 * Somebody who left an account, at the till with what they owe of it: the page is that of who holds it, the
 * receipt is theirs.
 */
export interface PayingLeft {
  readonly id: PersonId;
  readonly name: string;
  readonly owed: ReadonlySet<CounterAccountId>;
}

/** As the address says, from their invoices: whether they owe of it is asked as the money is taken. */
export function parseLeaverId(request: FastifyRequest): PersonId | undefined {
  const id = getQueryText(request, "payeur");
  return isUuid(id) ? parseId<"person">(id) : undefined;
}

/** Nobody where they owe nothing of these accounts. */
export async function findPayingLeaver(
  request: FastifyRequest,
  accounts: readonly OwnAccount[],
): Promise<PayingLeft | undefined> {
  const { context } = request.ardeco;
  const id = parseLeaverId(request);
  if (id === undefined) return undefined;
  const owed = await listOwedOfLeft(context, id);
  if (!accounts.some(({ accountId }) => owed.has(accountId))) return undefined;
  return { id, name: await getViewedPersonName(context, id), owed };
}

export const isPaidBy =
  (leaver: PayingLeft | undefined) =>
  ({ accountId }: OwnAccount): boolean =>
    leaver === undefined || leaver.owed.has(accountId);

export function PaidByLeaver({
  leaver,
  isForInvoice,
  language,
}: {
  readonly leaver: PayingLeft;
  /** What it pays first is said beside. */
  readonly isForInvoice: boolean;
  readonly language: Language;
}) {
  const { byLeaver, byLeaverPays, byLeaverText } = deskInvoiceWords(language);
  return (
    <Alert tone="info" title={byLeaver(leaver.name)}>
      {!isForInvoice && <p>{byLeaverPays}</p>}
      <p>{byLeaverText}</p>
    </Alert>
  );
}
