import type { ElementName, ServiceDefinition } from "@ardeco/contracts";
import { createContext } from "../../../../infra/context/create-context.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId, ServiceId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { aPublishedService } from "../../../../testing/services.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../../testing/test-server.ts";
import { mayEnterServices, resolveSession, toAuthentication } from "../../../access/access/index.ts";
import { findAuthorityBySlug } from "../../../authorities/authorities/index.ts";
import { createDeclaration, validateElement } from "../../../identity/identity/index.ts";
import { type NewClient, registerClient } from "../../clients/index.ts";
import { type Issuer, mountOpenId, type OpenId, type OpenIdParts, openOpenId } from "../index.ts";
import { interactionPages } from "./interaction-pages.ts";

export type Someone = Context & { readonly personId: PersonId };

export interface OpenIdWorld {
  readonly server: TestServer;
  readonly openId: OpenId;
  readonly caen: AuthorityId;
  readonly agglomeration: AuthorityId;
  readonly failures: readonly unknown[];
  /** A service of the town (or of the agglomeration), published. */
  service(requests: ServiceDefinition["requests"], provider?: AuthorityId): Promise<ServiceId>;
  application(
    serviceId: ServiceId,
    facts?: Partial<NewClient> & { provider?: AuthorityId },
  ): Promise<{ clientId: string; secret: string }>;
  /** An agent saw the document and replaces the value. */
  /** Said by themselves, unless by somebody who represents them. */
  validate(
    who: Pick<Someone, "personId">,
    name: ElementName,
    value: unknown,
    saidBy?: PersonId,
  ): Promise<void>;
  /** Jeanne, whose names, e-mail and birthdate an agent checked. */
  jeanne(known?: Record<string, unknown>): Promise<Someone>;
}

/** Caen inside Caen la Mer, with the real shell, provider and database, and other programs beside it. */
export async function openIdWorld(
  house: TestRuntime,
  programs: NonNullable<Parameters<typeof testServer>[1]>["programs"] = [],
): Promise<OpenIdWorld> {
  const agglomeration = (await aTown(house, { slug: "caen-la-mer", kind: "epci", officialCode: "200065597" }))
    .id;
  const caen = (await aTown(house, { slug: "caen" }, [agglomeration])).id;
  const failures: unknown[] = [];
  const openId = openOpenId(testParts(house, (error) => void failures.push(error)));
  const server = await testServer(house, {
    programs: [(app) => mountOpenId(app, openId), ...programs],
    surfaces: [interactionPages(openId)],
  });
  return {
    server,
    openId,
    caen,
    agglomeration,
    failures,
    service: async (requests, provider = caen) =>
      (await aPublishedService(house, provider, { definition: { requests } })).id,
    application: async (serviceId, { provider = caen, ...facts } = {}) => {
      const manager = await anAgent(house, provider, ["service_manager"]);
      const client = {
        serviceId,
        name: "Logiciel",
        redirectUris: ["http://localhost:4000/retour"],
        ...facts,
      };
      const { clientId, secret = "" } = await registerClient(manager, {
        authMethod: "client_secret_basic",
        ...client,
      });
      return { clientId, secret };
    },
    validate: async ({ personId }, name, value, saidBy = personId) => {
      const system = house.system(caen);
      await system.transaction(async (tx) => {
        await createDeclaration(tx, system, { personId, name, value, saidBy });
        const evidence = { kind: "identity_card" } as const;
        await validateElement(tx, system, { personId, name, method: "original_seen", evidence });
      });
    },
    jeanne: (known = {}) =>
      aPerson(house, caen, {
        validated: {
          given_name: "Jeanne",
          family_name: "Martin",
          email: "jeanne@example.org",
          birthdate: "2004-05-06",
          ...known,
        },
      }),
  };
}

function testParts(house: TestRuntime, reportFailure: OpenIdParts["reportFailure"]): OpenIdParts {
  const { runtime } = house;
  const contextFor = (authorityId: AuthorityId) =>
    createContext(runtime, { actor: { kind: "system", name: "openid" }, authorityId });
  return {
    publicUrl: runtime.ports.publicUrl,
    hosts: runtime.ports.hosts,
    contextFor,
    findIssuer: (slug) => findIssuer(house, slug),
    findSignedIn: async ({ headers }, { authorityId }) => {
      const token = /(?:^|;\s*)ardeco_espace=([^;]+)/.exec(headers.cookie ?? "")?.[1];
      const session = token ? await resolveSession(contextFor(authorityId), token) : undefined;
      if (session?.actor.kind !== "person" || !mayEnterServices(session.method)) return undefined;
      return {
        personId: session.actor.personId,
        signedInAt: session.createdAt,
        ...toAuthentication(session),
      };
    },
    signOut: async (_request, response) => {
      response.setHeader("set-cookie", "ardeco_espace=; Path=/caen; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    },
    pages: {
      error: ({ code, description }) => `<h1>${code}</h1><p>${description}</p>`,
      signOut: ({ action, xsrf }) =>
        `<form method="post" action="${action}"><input type="hidden" name="xsrf" value="${xsrf}"></form>`,
      signedOut: () => "<h1>Vous êtes déconnecté</h1>",
    },
    reportFailure,
  };
}

async function findIssuer({ runtime }: TestRuntime, slug: string): Promise<Issuer | undefined> {
  const scope = { actor: { kind: "system", name: "test" } as const, authorityId: null };
  const found = await runtime.database.transaction(scope, (tx) => findAuthorityBySlug(tx, slug));
  return found && { authorityId: found.id, slug: found.slug, name: found.name };
}

/** One line of what a service asks. */
export function asks(element: string, required = false): ServiceDefinition["requests"][number] {
  const derived = /^(age_|lives_in_)/.test(element);
  return {
    element,
    form: derived ? "derived" : "raw",
    required,
    purpose: { fr: "Tenir votre compte.", en: "Keep your account." },
    legalBasis: "public_task",
    retentionDays: 0,
  };
}
