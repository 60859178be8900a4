import { createHmac, randomUUID } from "node:crypto";
import type { ReaderConfiguration, ReaderService } from "@ardeco/contracts";
import { decodeJwt } from "jose";
import type { Context } from "../../../../kernel/context.ts";
import {
  type AuthorityId,
  type DeskId,
  type GrantId,
  type PersonId,
  parseId,
} from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { asks } from "../../../../testing/consents.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { acceptConsent, consentJobs } from "../../../consent/consent/index.ts";
import { subscriptionsJobs } from "../../../consent/subscriptions/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import { requestSupport, type SupportId, supportsJobs } from "../../supports/index.ts";
import {
  type ApplicationVerb,
  defineApplication,
  getApplication,
  terminalsJobs,
  writeConfiguration,
} from "../index.ts";
import { aJournal } from "./a-reader.ts";
import { aWrittenCard, saveSupportCard, type WrittenCard } from "./a-written-card.ts";

export const gateJobs = [consentJobs, subscriptionsJobs, supportsJobs, terminalsJobs];

/** A town where the card of somebody who subscribes opens the door of a service. */
export async function aGate() {
  const house = await testRuntime(gateJobs);
  const town = await aTown(house, { slug: "caen" });
  return { house, ...(await gateIn(house, town)) };
}

interface Place {
  readonly house: TestRuntime;
  readonly town: { readonly id: AuthorityId; readonly deskId: DeskId };
}

/** The same, in a town that is there already. */
export async function gateIn(house: Place["house"], town: Place["town"]) {
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  const validator = await anAgent(house, town.id, ["validator"]);
  const system = house.system(town.id);

  const aDoor = (slug: string, aid: string, verbs: readonly ApplicationVerb[] = ["enter"]) =>
    doorIn({ house, town, mayor }, { slug, aid, verbs });

  /** Somebody who says yes to these, with a card that has all of them. */
  async function aVisitor(doors: readonly Door[], subscribed: readonly Door[] = doors) {
    const person = await aPerson(house, town.id);
    const { personId } = person;
    const grants: GrantId[] = [];
    for (const { serviceId, version } of subscribed) {
      const said = { personId, serviceId, version, granted: [], refused: ["email"] };
      grants.push((await acceptConsent(person, said)).id);
    }
    await house.drain();
    return { person, personId, grants, ...(await aCardOf(personId, doors)) };
  }

  async function aCardOf(personId: PersonId, doors: readonly Door[]) {
    await house.sqlAs("owner", "update person set status = 'declared' where id = $1", [personId]);
    const [first] = doors;
    if (!first) throw new Error("a card opens something");
    const card = await aWrittenCard(system, first.application);
    const id = parseId<"support">(randomUUID()) as SupportId;
    const { id: supportId } = await requestSupport(validator, { id, personId, kind: "printed" });
    await saveSupportCard(
      system,
      card,
      supportId,
      doors.map(({ application }) => application.aid),
    );
    return { supportId, card };
  }

  /** A minute later: lists are worked out anew. */
  const configuration = async (reader: Equipment) => {
    house.clock.advance(60_000);
    const signed = await writeConfiguration(system, reader, { measured: {}, entries: true });
    return { signed, ...decodeJwt<ReaderConfiguration>(signed) };
  };
  const serviceAt = async (door: Door): Promise<ReaderService> => {
    const found = (await configuration(door.reader)).services.find(({ service }) => service === door.slug);
    if (!found) throw new Error("no such service");
    return found;
  };
  return {
    town,
    mayor,
    validator,
    system,
    aDoor,
    aVisitor,
    aCardOf,
    configuration,
    serviceAt,
    /** As a reader of that door finds it. */
    opens: async (door: Door, card: WrittenCard): Promise<boolean> => {
      const service = await serviceAt(door);
      return namesIn(service).includes(nameUnder(service, card));
    },
  };
}

/** A service, the application of cards that it uses alone, and a reader of the desk. */
async function doorIn(
  { house, town, mayor }: Place & { readonly mayor: Context },
  {
    slug,
    aid,
    verbs,
  }: { readonly slug: string; readonly aid: string; readonly verbs: readonly ApplicationVerb[] },
) {
  const definition = { requests: [asks("email")] };
  const { id: serviceId, version } = await aPublishedService(house, town.id, { slug, definition });
  const id = parseId<"cardApplication">(randomUUID());
  const services = [{ serviceId, origins: [`https://${slug}.example`], verbs }];
  await defineApplication(mayor, { id, aid, name: slug, purse: null, elements: [], services });
  const application = await getApplication(mayor, id);
  const { reader } = await aJournal(mayor, town.deskId);
  return { slug, serviceId, version, application, reader };
}
type Door = Awaited<ReturnType<typeof doorIn>>;

export type Gate = Awaited<ReturnType<typeof aGate>>;

/** What this service calls the card, worked out as readers do. */
export const nameUnder = ({ support_key }: ReaderService, { uid }: WrittenCard): string =>
  createHmac("sha256", Buffer.from(support_key, "base64url"))
    .update(Buffer.from(uid, "hex"))
    .digest()
    .subarray(0, 16)
    .toString("base64url");

/** Those that may enter, one by one. */
export const namesIn = ({ entries }: ReaderService): readonly string[] =>
  entries.flatMap(({ supports }) => {
    const names = Buffer.from(supports, "base64url");
    return Array.from({ length: names.length / 16 }, (_, at) =>
      names.subarray(at * 16, at * 16 + 16).toString("base64url"),
    );
  });
