import { randomUUID } from "node:crypto";
import { parseId } from "../../../../kernel/ids.ts";
import { listAccounts } from "../../../ledger/counters/index.ts";
import type { Purse } from "../../../ledger/counters/testing/a-purse.ts";

export type Holder = Awaited<ReturnType<Purse["holder"]>>;
export const asked = (holder: Pick<Holder, "personId" | "accountId">, more = {}) => ({
  id: parseId<"payment">(randomUUID()),
  personId: holder.personId,
  accountId: holder.accountId,
  amount: 2_000,
  payer: "Mme Perdrix",
  email: "perdrix@oiseaux.example",
  returnTo: "http://localhost:3000/retour",
  notifyAt: "http://localhost:3000/notification",
  ...more,
});
export const balanceOf = async ({ person, personId }: Holder) =>
  (await listAccounts(person, personId))[0]?.balance;
export const operationIn = (page: string) => page.split(/[/=]/).at(-1) ?? "";
