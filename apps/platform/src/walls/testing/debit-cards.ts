import { randomUUID } from "node:crypto";
import { getDefaultDesk } from "../../features/authorities/authorities/index.ts";
import { requestSupport, type SupportId } from "../../features/cards/supports/index.ts";
import {
  closeApplication,
  defineApplication,
  getApplication,
  receiveJournalBatch,
  requestCardMaking,
} from "../../features/cards/terminals/index.ts";
import { aJournal } from "../../features/cards/terminals/testing/a-reader.ts";
import { aWrittenCard, saveSupportCard } from "../../features/cards/terminals/testing/a-written-card.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { openAccount } from "../../features/ledger/counters/index.ts";
import { aCaller, aPurse } from "../../features/ledger/counters/testing/a-purse.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/**
 * Her card was debited by a reader without a connection, which handed its journal over; another card of hers
 * was erased.
 */
export async function debitCards(house: TestRuntime, mayor: Context, zelie: Newcomer): Promise<void> {
  const { personId, authorityId } = zelie;
  const till = await aCaller(house, authorityId, "Caisse");
  const { counterId, system, byHouse } = await aPurse(house, authorityId, {}, till);
  const accountId = await openAccount(zelie, { personId, counterId });
  await byHouse({ kind: "credit", accountId, amount: 2_000 });
  const [{ slug = "" } = {}] = await house.sqlAs<{ slug: string }>(
    "owner",
    "select slug from service where id = $1",
    [till.service.serviceId],
  );
  const verbs = ["enter", "debit", "credit"] as const;
  const facts = {
    name: "Carte de la caisse",
    purse: { counterId, most: 5_000 },
    elements: ["given_name"],
    services: [{ serviceId: till.service.serviceId, origins: ["https://caisse.example"], verbs }],
  } as const;
  // Its keys were stolen.
  const former = parseId<"cardApplication">(randomUUID());
  await defineApplication(mayor, { ...facts, id: former, aid: "3042F8" });
  await closeApplication(mayor, former);
  const id = parseId<"cardApplication">(randomUUID());
  await defineApplication(mayor, { ...facts, id, aid: "3042F7" });
  const application = await getApplication(mayor, id);
  const aCardOfHers = async () => {
    const supportId = zelie.newId<SupportId>();
    await requestSupport(zelie, { id: supportId, personId, kind: "printed" });
    const card = await aWrittenCard(system, application, 2_000);
    await saveSupportCard(system, card, supportId, [application.aid]);
    return { ...card, supportId };
  };
  const gone = await aCardOfHers();
  await house.sqlAs("owner", "delete from support where id = $1", [gone.supportId]);
  const card = await aCardOfHers();
  const desk = await getDefaultDesk(mayor);
  const journal = await aJournal(mayor, desk.id);
  await journal.debit(system, application, card.emulated, { service: slug, amount: 350 });
  await receiveJournalBatch(mayor, journal.reader, await journal.batch(0));
  const plastic = await requestSupport(zelie, { id: zelie.newId<SupportId>(), personId, kind: "card" });
  const reception = await anAgent(house, authorityId, ["reception"]);
  const { id: supportId, version } = plastic;
  await requestCardMaking(reception, { id: supportId, version, equipmentId: journal.reader.id });
  await house.drain();
}
