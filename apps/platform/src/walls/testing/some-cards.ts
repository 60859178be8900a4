import { randomUUID } from "node:crypto";
import { getDefaultDesk } from "../../features/authorities/authorities/index.ts";
import { registerEquipment } from "../../features/cards/equipment/index.ts";
import { defineApplication } from "../../features/cards/terminals/index.ts";
import { aGap } from "../../features/cards/terminals/testing/a-gap.ts";
import { type AuthorityId, parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A reader, as an administrator registers it. */
export async function anEquipment(house: TestRuntime, town: AuthorityId): Promise<string> {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const desk = await getDefaultDesk(mayor);
  const { id } = await registerEquipment(mayor, {
    id: parseId<"equipment">(randomUUID()),
    name: "Lecteur",
    kind: "reader",
    place: "Accueil",
    deskId: desk.id,
  });
  return id;
}

/** An application of cards, and a gap to settle. */
export async function someCards(house: TestRuntime, town: AuthorityId) {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const { id: deskId } = await getDefaultDesk(mayor);
  const { id: serviceId } = await aPublishedService(house, town, { slug: "ludobus" });
  const cardApplication = parseId<"cardApplication">(randomUUID());
  await defineApplication(mayor, {
    id: cardApplication,
    aid: "3042F6",
    name: "Carte du ludobus",
    purse: null,
    elements: [],
    services: [{ serviceId, origins: ["https://pret.example"], verbs: ["read"] }],
  });
  return { cardApplication, gap: await aGap(mayor, deskId) };
}
