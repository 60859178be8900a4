import { Alert } from "@ardeco/ui";
import { buildInvoiceAddresses } from "../../../../../../frames/desk/common/invoice-addresses.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { listHoldersOfLeft } from "../../../../invoices/index.ts";
import { deskInvoiceWords } from "../../../../invoices/pages/desk/invoices/invoice-words.ts";

/**
 * Somebody who left an account and owes of it is led to their invoices: on a counter opened anew, their money
 * would pay nothing of them.
 */
export async function renderLeftOwed({ context, brand, language }: Visit, personId: PersonId) {
  if ((await listHoldersOfLeft(context, personId)).size === 0) return null;
  const words = deskInvoiceWords(language);
  return (
    <Alert tone="warning" title={words.leftTitle}>
      <p>{words.leftText}</p>
      <p>
        <a href={buildInvoiceAddresses(brand).of(personId)}>{words.act}</a>
      </p>
    </Alert>
  );
}
