import { randomUUID } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../testing/builders.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import type { Contexts } from "../../../../testing/test-runtime.ts";
import { computePairwiseSubject } from "../../../trust/keys/index.ts";
import {
  applyHouseTransfer,
  type CounterAccountId,
  type CounterId,
  defineCounter,
  type HouseMove,
  type NewCounter,
  openAccount,
  type ServiceCaller,
} from "../index.ts";

/** A counter of a town, sealed to its canteen unless the story says otherwise. */
export interface Purse {
  readonly town: AuthorityId;
  readonly counterId: CounterId;
  readonly canteen: ServiceCaller;
  readonly system: Context;
  /** A person with an account that holds so much, put there in cash. */
  holder(amount?: number): Promise<Holder>;
  /** In a transaction of its own. */
  byHouse(move: Partial<HouseMove> & Pick<HouseMove, "kind">): ReturnType<typeof applyHouseTransfer>;
}

export interface Holder {
  readonly personId: PersonId;
  readonly person: Context;
  readonly accountId: CounterAccountId;
  /** How the canteen calls them. */
  readonly subject: string;
}

export async function aCaller(house: Contexts, town: AuthorityId, name: string): Promise<ServiceCaller> {
  const { id, providerId } = await aPublishedService(house, town, {
    definition: { title: { fr: name, en: name } },
  });
  return { service: { providerId, serviceId: id }, caller: `client:${id}` };
}

export async function aPurse(
  house: Contexts,
  town: AuthorityId,
  facts: Partial<NewCounter> = {},
  known?: ServiceCaller,
): Promise<Purse> {
  const canteen = known ?? (await aCaller(house, town, "Cantine"));
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const counterId = facts.id ?? parseId<"counter">(randomUUID());
  await defineCounter(mayor, {
    id: counterId,
    name: { fr: "Porte-monnaie cantine", en: "Canteen purse" },
    unit: "euro_cent",
    floor: 0,
    ceiling: null,
    debitMax: null,
    expiresMonths: null,
    servicesCredit: false,
    servicesSee: false,
    services: [canteen.service.serviceId],
    ...facts,
  });
  const system = house.system(town);
  const byHouse: Purse["byHouse"] = (move) =>
    system.transaction((tx) =>
      applyHouseTransfer(tx, system, {
        counterId,
        caller: "test",
        key: randomUUID(),
        other: "cash",
        accountId: null,
        amount: null,
        ...move,
      }),
    );
  return {
    town,
    counterId,
    canteen,
    system,
    byHouse,
    holder: async (amount = 0) => {
      const person = await aPerson(house, town);
      const { personId } = person;
      const accountId = await openAccount(person, { personId, counterId });
      if (amount > 0) await byHouse({ kind: "credit", accountId, amount });
      const subject = computePairwiseSubject(system, canteen.service, personId);
      return { personId, person, accountId, subject };
    },
  };
}
