import { debit, openAccount, reserve } from "../../modules/counters/index.ts";
import { aPurse } from "../../modules/counters/testing/a-purse.ts";
import type { Newcomer } from "../../modules/enrolment/testing/a-file.ts";
import { pairwiseSubject } from "../../modules/keys/index.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A purse at the canteen, a meal taken, another one held. */
export async function holdSomething(house: TestRuntime, zelie: Newcomer): Promise<void> {
  const { counterId, system, canteen, byHouse } = await aPurse(house, zelie.authorityId);
  const { personId } = zelie;
  const accountId = await openAccount(zelie, { personId, counterId });
  await byHouse({ kind: "credit", accountId, amount: 2_000 });
  const subject = pairwiseSubject(system, canteen.service, personId);
  const meal = { counterId, subject, amount: 350, label: "Repas au numbat" };
  await debit(system, canteen, { ...meal, key: "meal" });
  await reserve(system, canteen, { ...meal, key: "tomorrow", until: new Date("2027-01-01") });
}
