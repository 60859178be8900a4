import type { ListDebited } from "../../invoices/index.ts";
import { listLiveInvoices } from "../store/debits.ts";

/** Of these invoices, those that a direct debit will pay: nobody is reminded of them. By the system. */
export const listDebited: ListDebited = async (tx, context, ids) => ({
  debited: await listLiveInvoices(tx, context.authorityId, ids),
});
