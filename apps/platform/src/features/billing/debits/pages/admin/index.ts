import type { FastifyInstance } from "fastify";
import { requireAnyCapability } from "../../../../../frames/admin/common/require-admin-agent.ts";
import { mountCollectionFile } from "./collection-file.ts";
import { collectionPage } from "./collection-page.tsx";
import { creditorForm } from "./creditor-form.ts";
import { seriesList } from "./series-list.tsx";
import { seriesPage } from "./series-page.tsx";

/**
 * Direct debits: who is the creditor, what is prepared, given to the bank, received, sent back. For
 * administrators of invoices, and, without the menu of the administration, for agents named in the régie: use
 * cases say who does what.
 */
export async function defineAdminDebitPages(app: FastifyInstance): Promise<void> {
  requireAnyCapability(app, ["invoice.issue", "payment.take"]);
  for (const mount of [seriesList, creditorForm, seriesPage, collectionPage, mountCollectionFile])
    await mount(app);
}
