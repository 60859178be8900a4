import { randomUUID } from "node:crypto";
import { type AuthorityId, type DeskId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import { type Contexts, type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { type NewCounter, readBalance } from "../../../ledger/counters/index.ts";
import { aPurse, type Holder } from "../../../ledger/counters/testing/a-purse.ts";
import { requestSupport, type SupportId } from "../../supports/index.ts";
import { defineApplication, getApplication, terminalsJobs } from "../index.ts";
import { aWrittenCard, saveSupportCard } from "./a-written-card.ts";

/**
 * A town whose canteen is paid by card: its purse, its application of cards, and people who have one.
 * @param facts of its counter
 */
export async function aCanteen(facts: Partial<NewCounter> = {}) {
  const house = await testRuntime([terminalsJobs]);
  const town = await aTown(house, { slug: "caen" });
  return { house, ...(await canteenIn(house, town, facts)) };
}

/** The same, in a town that is there already. */
export async function canteenIn(
  house: Contexts & Pick<TestRuntime, "sqlAs">,
  town: { readonly id: AuthorityId; readonly deskId: DeskId },
  facts: Partial<NewCounter> = {},
) {
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  const system = house.system(town.id);
  const { id: serviceId, providerId } = await aPublishedService(house, town.id, { slug: "cantine" });
  const purse = await aPurse(house, town.id, facts, { service: { providerId, serviceId }, caller: "test" });
  const id = parseId<"cardApplication">(randomUUID());
  await defineApplication(mayor, {
    id,
    aid: "3042F5",
    name: "Cantine",
    purse: { counterId: purse.counterId, most: 5_000 },
    elements: ["given_name"],
    services: [{ serviceId, origins: ["https://caisse.example"], verbs: ["read", "debit", "credit"] }],
  });
  const application = await getApplication(mayor, id);

  /** Somebody with a card that holds what their account does. */
  async function aCardHolder(cents = 2_000) {
    const holder = await purse.holder(cents);
    return { holder, ...(await aCardOf(holder.personId, cents)) };
  }

  /** A card of somebody who has an account already. */
  async function aCardOf(personId: PersonId, cents = 0) {
    await house.sqlAs("owner", "update person set status = 'declared' where id = $1", [personId]);
    const card = await aWrittenCard(system, application, cents);
    const validator = await anAgent(house, town.id, ["validator"]);
    const { id: supportId } = await requestSupport(validator, {
      id: parseId<"support">(randomUUID()) as SupportId,
      personId,
      kind: "printed",
    });
    await saveSupportCard(system, card, supportId, [application.aid]);
    return { supportId, ...card };
  }

  return {
    town,
    mayor,
    system,
    purse,
    application,
    aCardHolder,
    aCardOf,
    balanceOf: async ({ subject }: Pick<Holder, "subject">) => {
      const told = await readBalance(system, purse.canteen, { counterId: purse.counterId, subject });
      return "balance" in told ? told.balance : undefined;
    },
    rowsOf: (reader: { readonly id: string }) =>
      house.sqlAs<{ state: string; problem: string | null; refusal: string | null }>(
        "owner",
        "select state, problem, refusal from card_transaction where equipment_id = $1 order by attempt",
        [reader.id],
      ),
    /** A desk where this service alone is served. */
    aDeskOf: async (slug: string): Promise<DeskId> => {
      const deskId = parseId<"desk">(randomUUID());
      await house.sqlAs(
        "owner",
        "insert into desk (authority_id, id, name, service_slug) values ($1, $2, 'Guichet', $3)",
        [town.id, deskId, slug],
      );
      return deskId;
    },
  };
}

export type Canteen = Awaited<ReturnType<typeof aCanteen>>;
