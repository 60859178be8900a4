import type { ServiceDefinition } from "@ardeco/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anAgent } from "../../../testing/builders.ts";
import { type ConsentStory, consentStory, type Someone, says, within } from "../../../testing/consents.ts";
import { findClientForProvider, registerClient } from "../clients/index.ts";
import { declineService, listGrants } from "./index.ts";

// An identity card or a birth declaration is not a subscription: no grant, no application, whatever address
// is typed.

let story: ConsentStory;
let leo: Someone;

beforeAll(async () => {
  story = await consentStory();
  leo = await story.leo();
});
afterAll(() => story?.house.close());

const kinds: readonly [string, Partial<ServiceDefinition>][] = [
  ["a page of information", { type: "information" }],
  [
    "a link to the State’s site",
    { type: "link", presentation: { address: "https://passeport.ants.gouv.fr/" } },
  ],
];

test.each(kinds)("%s is neither proposed, accepted nor refused", async (_, kind) => {
  const service = await story.a("Carte d’identité", [], story.caen, kind);
  await expect(story.proposalOf(leo, service)).rejects.toThrow("consent.nothing_to_agree");
  await expect(says({ granted: [] }, leo, service)).rejects.toThrow("consent.nothing_to_agree");
  const refusal = declineService(leo, { personId: leo.personId, serviceId: service.id });
  await expect(refusal).rejects.toThrow("consent.nothing_to_agree");
  expect(await within(leo, (tx) => listGrants(tx, leo, leo.personId))).toEqual([]);
});

test.each(kinds)("an application registered for %s opens nothing with OpenID", async (_, kind) => {
  const service = await story.a("Carte d’identité", [], story.caen, kind);
  const manager = await anAgent(story.house, story.caen, ["service_manager"]);
  const { clientId } = await registerClient(manager, {
    serviceId: service.id,
    name: "Intruse",
    redirectUris: ["https://intruse.example/retour"],
    authMethod: "client_secret_basic",
  });
  const system = story.house.system(story.caen);
  await expect(within(system, (tx) => findClientForProvider(tx, system, clientId))).resolves.toBeUndefined();
});
