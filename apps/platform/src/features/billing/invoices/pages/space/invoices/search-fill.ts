import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { spaceSearchSlot } from "../../../../../../frames/space/slots.ts";
import { matchTyped } from "../../../../../../kernel/typed-match.ts";
import { listInvoices } from "../../../index.ts";
import { formatInvoiceCents, formatInvoiceTitle } from "../../common/invoices/words.ts";

/** The reader's own invoices, by their number, month, issuer and services. */
export const foundInvoicesFill = spaceSearchSlot.fill({
  name: "invoices.found",
  title: { fr: "Factures", en: "Invoices" },
  order: 20,
  permission: ({ kind }) => kind === "person",
  load: async (context, { reader }) => new Map([[reader, await listInvoices(context, reader)]]),
  show: (invoices, { visit: { language, brand }, input }) =>
    invoices.flatMap(({ invoice, content }) => {
      const title = formatInvoiceTitle(invoice, language);
      const services = content.lines.flatMap(({ service, member }) => [service[language], member]);
      if (!matchTyped(input.typed, [title, invoice.number, content.issuer.name, ...services])) return [];
      const amount = formatInvoiceCents(invoice.totalCents, language);
      return [
        {
          title,
          text: `${amount}, ${invoice.number}`,
          href: buildSpaceAddresses(brand).invoice(invoice.id),
          icon: "receipt" as const,
        },
      ];
    }),
});
