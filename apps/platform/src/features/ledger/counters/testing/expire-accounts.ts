import { rewriteRows } from "../../../../testing/rewrite-rows.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import type { CounterId } from "../index.ts";

/** As though nothing had come in for long: the owner of the tables puts the guard of lives to sleep. */
export const expireAccounts = async (
  house: Pick<TestRuntime, "sqlAs">,
  counterId: CounterId,
  on: string,
): Promise<void> => {
  await rewriteRows(
    house,
    "counter_account",
    `update counter_account set expires_on = '${on}' where counter_id = '${counterId}' and kind = 'holder'`,
    "counter_account_keeps_its_life",
  );
};
