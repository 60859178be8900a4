import { generateKeyPairSync, randomUUID } from "node:crypto";
import { getDefaultDesk } from "../../features/authorities/authorities/index.ts";
import { requestSupport, type SupportId } from "../../features/cards/supports/index.ts";
import { defineApplication, getApplication } from "../../features/cards/terminals/index.ts";
import { aJournal } from "../../features/cards/terminals/testing/a-reader.ts";
import {
  aWrittenCard,
  saveSupportCard,
  type WrittenCard,
} from "../../features/cards/terminals/testing/a-written-card.ts";
import type { OpenIdWorld } from "../../features/consent/openid/testing/open-id-world.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { openAccount } from "../../features/ledger/counters/index.ts";
import { aPurse } from "../../features/ledger/counters/testing/a-purse.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId, type ServiceId } from "../../kernel/ids.ts";
import type { Contexts } from "../../testing/test-runtime.ts";

type Answer = Record<string, unknown>;

interface Asked {
  readonly house: Contexts;
  /** Read when it is there. */
  readonly world: OpenIdWorld;
  /** With success, by the secret of an equipment; without one when it is null. */
  readonly ask: (
    method: "GET" | "PUT" | "POST",
    path: string,
    secret: string | null,
    body?: unknown,
  ) => Promise<Answer>;
  /** Around the request alone. */
  readonly quietly: (request: () => Promise<Answer>) => Promise<Answer>;
  readonly service: () => { readonly serviceId: ServiceId; readonly slug: string };
  readonly person: () => Newcomer;
  readonly mayor: () => Promise<Context>;
  /** Of an equipment that gave no key yet. */
  readonly secret: () => string;
}

interface Made {
  readonly journal: Awaited<ReturnType<typeof aJournal>>;
  readonly card: WrittenCard;
}

/** One success of each operation of card readers. */
export function readerCalls(asked: Asked) {
  const { ask, quietly } = asked;
  let made: Made | undefined;
  let step: Answer = {};
  const make = async (): Promise<Made> => {
    made ??= await aTown(asked);
    return made;
  };
  const quiet = (work: (made: Made) => Promise<Answer>) => async () => {
    const ready = await make();
    return quietly(() => work(ready));
  };
  return {
    readReaderKeys: () => quietly(() => ask("GET", "/reader/keys", null)),
    giveReaderKey: () => {
      const { kty, crv, x, y } = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({
        format: "jwk",
      });
      return ask("PUT", "/reader/key", asked.secret(), { key: { kty, crv, x, y } });
    },
    readReaderConfiguration: quiet(({ journal }) => ask("GET", "/reader/configuration", journal.secret)),
    readReaderJournal: quiet(({ journal }) => ask("GET", "/reader/journal", journal.secret)),
    handOverReaderJournal: async () => {
      const { journal } = await make();
      const batch = await journal.batch(0);
      return quietly(() => ask("POST", "/reader/journal", journal.secret, batch));
    },
    beginCardSession: quiet(async ({ journal, card }) => {
      const order = { service: asked.service().slug, key: "a", amount: 500, card: card.uid };
      step = await ask("POST", "/reader/card-sessions", journal.secret, order);
      return step;
    }),
    continueCardSession: async () => {
      const { journal, card } = await make();
      while (step.outcome === undefined) {
        const apdu = Uint8Array.from(Buffer.from(String(step.apdu), "hex"));
        const answer = Buffer.from(await card.emulated.transmit(apdu)).toString("hex");
        const path = `/reader/card-sessions/${String(step.session)}`;
        step = await ask("POST", path, journal.secret, { answer });
      }
      return step;
    },
  };
}

/** A card of the person, blank of money, whose account holds some; and a reader that debited another card. */
async function aTown({ house, world, service, person, mayor }: Asked): Promise<Made> {
  const [agent, who] = [await mayor(), person()];
  const { serviceId, slug } = service();
  const till = { service: { providerId: world.caen, serviceId }, caller: "test" };
  const { counterId, system, byHouse } = await aPurse(house, world.caen, {}, till);
  const accountId = await openAccount(who, { personId: who.personId, counterId });
  await byHouse({ kind: "credit", accountId, amount: 500 });
  const id = parseId<"cardApplication">(randomUUID());
  const uses = { serviceId, origins: ["https://caisse.example"], verbs: ["debit", "credit"] as const };
  await defineApplication(agent, {
    id,
    aid: "3042F5",
    name: "Caisse",
    purse: { counterId, most: 5_000 },
    elements: [],
    services: [uses],
  });
  const application = await getApplication(agent, id);
  const supportId = who.newId<SupportId>();
  await requestSupport(who, { id: supportId, personId: who.personId, kind: "printed" });
  const card = await aWrittenCard(system, application);
  await saveSupportCard(system, card, supportId);
  const desk = await getDefaultDesk(agent);
  const journal = await aJournal(agent, desk.id);
  const stranger = await aWrittenCard(system, application, 1_000);
  await journal.debit(system, application, stranger.emulated, { service: slug, amount: 100 });
  return { journal, card };
}
