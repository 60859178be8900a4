import { randomUUID } from "node:crypto";
import type { ElementName, ServiceDefinition } from "@ardeco/contracts";
import { pino } from "pino";
import { moduleJobs } from "../../../app.ts";
import { openBrands } from "../../../composition/brands.ts";
import { buildOpenId } from "../../../composition/open-id.ts";
import { registerClient } from "../../../features/consent/clients/index.ts";
import { mountOpenId } from "../../../features/consent/openid/index.ts";
import { enrolmentRoutes } from "../../../features/enrolment/enrolment/pages/space/enrolment/index.ts";
import { addRepresentation, validateRepresentation } from "../../../features/identity/households/index.ts";
import {
  createDeclaration,
  createPerson,
  validateElement,
} from "../../../features/identity/identity/index.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { strictFeatures } from "../../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { spacePages } from "../index.ts";

export type Someone = Context & { readonly personId: PersonId };

export interface SpaceHouse {
  readonly house: TestRuntime;
  readonly server: TestServer;
  readonly caen: AuthorityId;
  readonly agglomeration: AuthorityId;
  service(slug: string, definition: Partial<ServiceDefinition>, provider?: AuthorityId): Promise<Service>;
  /** Jeanne, checked by Camille at the desk. */
  jeanne(known?: Partial<Record<ElementName, unknown>>): Promise<Someone>;
  childOf(parent: Someone, known?: Partial<Record<ElementName, unknown>>): Promise<PersonId>;
  /** A second parent of the same child. */
  alsoParent(parent: Someone, child: PersonId): Promise<void>;
}

type Service = Awaited<ReturnType<typeof aPublishedService>>;

/** Caen inside Caen la Mer, with the pages of the space over everything real. */
export async function spaceHouse(settings: Parameters<typeof testRuntime>[1] = {}): Promise<SpaceHouse> {
  const house = await testRuntime(moduleJobs, settings);
  const agglomeration = await aTown(house, { slug: "caen-la-mer", name: "Caen la Mer", kind: "epci" });
  const caen = await aTown(house, { slug: "caen", name: "Ville de Caen" }, [agglomeration.id]);
  const brands = openBrands(house.runtime, { demonstration: false });
  const openId = buildOpenId(house.runtime, brands, pino({ level: "silent" }));
  const server = await testServer(house, {
    surfaces: [
      ...enrolmentRoutes,
      spacePages({ features: strictFeatures, openId }),
      // The door is another surface: only its address matters here.
      (app) => {
        app.get("/connexion", async (_request, reply) => reply.type("text/html").send("Connexion"));
      },
    ],
    programs: [(app) => mountOpenId(app, openId)],
  });
  return {
    house,
    server,
    caen: caen.id,
    agglomeration: agglomeration.id,
    service: (slug, definition, provider = caen.id) =>
      aPublishedService(house, provider, { slug, definition }),
    jeanne: (known = {}) =>
      aPerson(house, caen.id, {
        validated: {
          given_name: "Jeanne",
          family_name: "Lemoine",
          birthdate: "2004-05-06",
          email: "jeanne@courriel.example",
          ...known,
        },
      }),
    childOf: (parent, known = {}) => childOf(house, parent, known),
    alsoParent: async (parent, child) => {
      const agent = await anAgent(house, parent.authorityId, ["reception", "validator"]);
      await agent.transaction((tx) => represents(tx, agent, parent, child));
    },
  };
}

async function childOf(
  house: TestRuntime,
  parent: Someone,
  known: Partial<Record<ElementName, unknown>>,
): Promise<PersonId> {
  const agent = await anAgent(house, parent.authorityId, ["reception", "validator"]);
  const personId = parseId<"person">(randomUUID());
  const child = { given_name: "Léo", family_name: "Morel", birthdate: "2017-09-02", ...known };
  await agent.transaction(async (tx) => {
    await createPerson(tx, agent, { id: personId, createdBy: parent.personId });
    for (const [name, value] of Object.entries(child)) {
      const element = { personId, name: name as ElementName };
      await createDeclaration(tx, agent, { ...element, value, saidBy: parent.personId });
      const evidence = { kind: "family_record_book" } as const;
      await validateElement(tx, agent, { ...element, method: "original_seen", evidence });
    }
    await represents(tx, agent, parent, personId);
  });
  return personId;
}

async function represents(tx: Tx, agent: Context, parent: Someone, child: PersonId): Promise<void> {
  const id = await addRepresentation(tx, agent, {
    representativeId: parent.personId,
    representedId: child,
    kind: "parental_authority",
  });
  await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
}

/** The service's own program, which hears of changes at `eventsUri`. */
export async function anApplication(
  { house }: SpaceHouse,
  service: Service,
  facts: { name?: string; eventsUri?: string; initiateLoginUri?: string } = {},
) {
  const manager = await anAgent(house, service.providerId, ["service_manager"]);
  const { clientId, secret = "" } = await registerClient(manager, {
    serviceId: service.id,
    name: "Logiciel de la bibliothèque",
    redirectUris: ["http://localhost:4000/retour"],
    authMethod: "client_secret_basic",
    ...facts,
  });
  return { clientId, secret };
}

/** One thing a service asks. */
export function asks(
  element: string,
  facts: Partial<ServiceDefinition["requests"][number]> = {},
): ServiceDefinition["requests"][number] {
  return {
    element,
    form: /^(age_|lives_in_)/.test(element) ? "derived" : "raw",
    required: false,
    purpose: { fr: `Servir : ${element}.`, en: `Serve: ${element}.` },
    legalBasis: "consent",
    retentionDays: 30,
    ...facts,
  };
}

export const required = { required: true, legalBasis: "public_task", retentionDays: 365 } as const;
