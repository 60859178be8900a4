import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { moduleJobs, surfaces } from "../../app.ts";
import { openBrands } from "../../composition/brands.ts";
import { composeOpenId } from "../../composition/open-id.ts";
import { type Context, type SignInMethod, type StaffRole, staffRoles } from "../../kernel/context.ts";
import { type AuthorityId, asId } from "../../kernel/ids.ts";
import { delegateAccess } from "../../modules/access/index.ts";
import { getDefaultDesk } from "../../modules/authorities/index.ts";
import { draftVersion } from "../../modules/catalogue/index.ts";
import { registerClient } from "../../modules/clients/index.ts";
import { writeContact } from "../../modules/contacts/index.ts";
import { aSentFile, type Newcomer } from "../../modules/enrolment/testing/a-file.ts";
import { registerEquipment } from "../../modules/equipment/index.ts";
import { createRepresentedPerson } from "../../modules/households/index.ts";
import { anAgent, aTown } from "../../testing/builders.ts";
import { aDraft } from "../../testing/campaigns.ts";
import { quietStatus } from "../../testing/quiet-status.ts";
import { aPublishedService } from "../../testing/services.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import type { Routes } from "../../web/index.ts";

/** The pages of the platform as app.ts lists them, and every address that a form of theirs may be posted to. */
export async function everyForm() {
  const house = await testRuntime(moduleJobs);
  const group = await aTown(house, { slug: "caen-la-mer", kind: "epci", officialCode: "200065597" });
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" }, [group.id]);
  const posted = new Set<string>();
  const server = await testServer(house, {
    surfaces: pagesOf(house).map((routes) => noting(routes, (path) => void posted.add(path))),
  });
  return {
    house,
    server,
    town,
    group,
    /** Paths without the authority, such as "/agents/dossiers/:id/prendre". */
    paths: [...posted].sort(),
    things: await everyThing(house, town.id, group.id),
  };
}

/** The surfaces of app.ts, with nothing behind what needs a mailbox or jobs. */
export function pagesOf(house: TestRuntime): readonly Routes[] {
  const brands = openBrands(house.runtime, { demonstration: false });
  return surfaces({
    openId: composeOpenId(house.runtime, brands, pino({ level: "silent" })),
    operations: {
      failedJobs: async () => [],
      retryFailed: async () => false,
      checkReady: async () => {},
      status: async () => quietStatus,
    },
    mailbox: undefined,
    hostingProvider: "Hébergeur, 1 rue de l’Exemple, Caen",
  });
}

/** `onRoute` of a scope hears of all that is mounted inside it. */
const noting =
  (routes: Routes, note: (path: string) => void): Routes =>
  (scope) => {
    scope.addHook("onRoute", ({ method, url }) => {
      const changes = [method].flat().some((one) => !["GET", "HEAD", "OPTIONS"].includes(one));
      if (changes) note(url.replace(/^\/:slug/, ""));
    });
    return routes(scope);
  };

export type EveryForm = Awaited<ReturnType<typeof everyForm>>;

/** One real thing of the town for each name that stands in a path. */
async function everyThing(house: TestRuntime, town: AuthorityId, group: AuthorityId) {
  const person = await aSentFile(house, town);
  const { representationId } = await person.transaction((tx) =>
    createRepresentedPerson(tx, person, {
      representativeId: person.personId,
      kind: "parental_authority",
    }),
  );
  const manager = await anAgent(house, town, ["service_manager"]);
  const service = await aPublishedService(house, town);
  const { clientId } = await registerClient(manager, {
    serviceId: service.id,
    name: "Logiciel",
    redirectUris: ["http://localhost:4000/retour"],
    authMethod: "client_secret_basic",
  });
  await draftVersion(manager, { serviceId: service.id });
  await house.drain();
  const [letter] = await house.sqlAs<{ id: string }>(
    "owner",
    "select id from message where channel = 'letter'",
  );
  return {
    person,
    file: person.fileId,
    link: representationId,
    service: service.id,
    campaign: await aDraft(manager, service.id),
    client: clientId,
    agent: staffIdOf(manager),
    delegation: await lend(house, town, group),
    letter: letter?.id ?? "no letter",
    contact: await aContact(house, person),
    equipment: await anEquipment(house, town),
  };
}

async function anEquipment(house: TestRuntime, town: AuthorityId): Promise<string> {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const desk = await mayor.transaction((tx) => getDefaultDesk(tx, mayor));
  const { id } = await registerEquipment(mayor, {
    id: asId<"equipment">(randomUUID()),
    name: "Lecteur",
    kind: "reader",
    place: "Accueil",
    deskId: desk.id,
  });
  return id;
}

/** Somebody wrote to the town. */
async function aContact(house: TestRuntime, person: Newcomer): Promise<string> {
  const writer = house.as({ kind: "person", personId: person.personId }, person.authorityId);
  const { id } = await writeContact(writer, {
    id: asId<"contact">(randomUUID()),
    subject: "Cantine",
    asked: "Bonjour",
  });
  return id;
}

async function lend(house: TestRuntime, town: AuthorityId, group: AuthorityId): Promise<string> {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const id = asId<"delegation">(randomUUID());
  await delegateAccess(mayor, {
    id,
    fromAuthorityId: group,
    staffId: asId<"staff">(staffIdOf(await anAgent(house, group, ["validator"]))),
    role: "validator",
    reason: "Renfort",
    startsOn: "2026-11-01",
    endsOn: "2026-12-01",
  });
  return id;
}

function staffIdOf({ actor }: Context): string {
  if (actor.kind !== "staff") throw new TypeError("an agent acts");
  return actor.staffId;
}

/** Somebody's browser, and the token that the forms shown to it hold. */
export interface Poster {
  /** `token`: its own unless another is said; null sends none. */
  post(
    url: string,
    fields?: Readonly<Record<string, string>>,
    wish?: { readonly token?: string | null; readonly origin?: string },
  ): Promise<{ readonly status: number; readonly code: string }>;
  readonly token: string;
}

/** Refusals come as problems, so that their code says why. */
export async function aPoster({ app }: TestServer, browser: Browser, page: string): Promise<Poster> {
  const { body } = await browser.open(page);
  const own = /name="_csrf" value="([^"]+)"/.exec(body)?.[1];
  if (own === undefined) throw new Error(`no form on ${page}`);
  return {
    token: own,
    post: async (url, fields = {}, { token = own, origin = "http://localhost:3000" } = {}) => {
      const { statusCode, body: text } = await app.inject({
        method: "POST",
        url,
        cookies: browser.cookies.for(url),
        headers: {
          accept: "application/json",
          "content-type": "application/x-www-form-urlencoded",
          origin,
        },
        payload: new URLSearchParams({ ...fields, ...(token === null ? {} : { _csrf: token }) }).toString(),
      });
      return { status: statusCode, code: /"code":"([^"]+)"/.exec(text)?.[1] ?? "" };
    },
  };
}

export type Agents = ReadonlyMap<StaffRole | "none", Poster>;

/** An agent of each role, and of none, in a browser. */
export async function agentsByRole(
  { house, server }: EveryForm,
  authority: { readonly id: AuthorityId; readonly slug: string },
  method?: SignInMethod,
): Promise<Agents> {
  const posters = new Map<StaffRole | "none", Poster>();
  for (const role of [...staffRoles, "none"] as const) {
    const agent = await anAgent(house, authority.id, role === "none" ? [] : [role]);
    const browser = await server.signedIn(agent, method);
    posters.set(role, await aPoster(server, browser, `/${authority.slug}/administration`));
  }
  return posters;
}
