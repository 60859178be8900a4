import { expect } from "vitest";
import { buildApiPorts } from "../../../composition/api-ports.ts";
import { openBrands } from "../../../composition/brands.ts";
import { issueApiToken } from "../../../features/access/access/index.ts";
import { terminalsJobs } from "../../../features/cards/terminals/index.ts";
import { clientsJobs } from "../../../features/consent/clients/index.ts";
import { notificationsJobs } from "../../../features/messaging/notifications/index.ts";
import { auditJobs } from "../../../features/trust/audit/index.ts";
import type { Context } from "../../../kernel/context.ts";
import { type StaffRole, staffRoles } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { testServer } from "../../../testing/test-server.ts";
import type { WebSettings } from "../../../web/index.ts";
import { apiPrograms } from "../index.ts";
import { misfits } from "./conforms.ts";
import { resolveReferences } from "./resolve-references.ts";

/** Caen, in its agglomération, with the API open and one token per role. */
export async function aHouseWithApi(more: readonly ModuleJobs[] = []) {
  const house = await testRuntime([auditJobs, clientsJobs, notificationsJobs, terminalsJobs, ...more]);
  const group = await aTown(house, { slug: "caen-la-mer", kind: "epci", officialCode: "200065597" });
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" }, [group.id]);
  const pool = await aPublishedService(house, group.id, { slug: "piscine" });
  const library = await aPublishedService(house, town.id, { slug: "mediatheque" });
  const brands = openBrands(house.runtime, { demonstration: false });
  const programs = [apiPrograms(buildApiPorts(house.runtime, brands))];
  const server = await testServer(house, { programs });
  const description = resolveReferences((await server.app.inject("/api/v1/openapi.json")).json());
  return {
    house,
    app: server.app,
    /** Another server over the same house. */
    serve: async (settings: Partial<WebSettings>) => (await testServer(house, { programs, settings })).app,
    town,
    group,
    pool,
    library,
    /** An agent with one role, and the token that acts as them. */
    tokenFor: (role: StaffRole, at: AuthorityId = town.id) => aToken(house, at, role),
    tokens: async () => {
      const all = new Map<StaffRole, string>();
      for (const role of staffRoles) all.set(role, (await aToken(house, town.id, role)).token);
      return all;
    },
    ask: async (url: string, wish: Wish = {}) => {
      const answer = await server.app.inject({
        method: wish.method ?? (wish.body === undefined ? "GET" : "POST"),
        url: `/api/v1${url}`,
        headers: {
          ...(wish.token === undefined ? {} : { authorization: `Bearer ${wish.token}` }),
          ...(wish.basic === undefined ? {} : { authorization: basic(wish.basic) }),
          ...wish.headers,
          ...(wish.body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(wish.body === undefined ? {} : { payload: JSON.stringify(wish.body) }),
      });
      const method = (wish.method ?? (wish.body === undefined ? "GET" : "POST")).toLowerCase();
      const type = String(answer.headers["content-type"] ?? "");
      const told = { method, url: `/api/v1${url}`, status: answer.statusCode, type, body: answer.body };
      // Every answer of every test is held against the document that vendors read.
      expect(misfits(description, told)).toEqual([]);
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: answer.body,
        json: () => answer.json(),
      };
    },
  };
}

export interface Wish {
  /** GET without a body and POST with one, unless it is said. */
  readonly method?: "PUT";
  readonly token?: string;
  readonly basic?: readonly [clientId: string, secret: string];
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const basic = (pair: readonly string[]) => `Basic ${Buffer.from(pair.join(":")).toString("base64")}`;

async function aToken(
  house: TestRuntime,
  authorityId: AuthorityId,
  role: StaffRole,
): Promise<{ readonly token: string; readonly agent: Context }> {
  const agent = await anAgent(house, authorityId, [role], `Agent ${role}`);
  const { actor } = agent;
  if (actor.kind !== "staff") throw new TypeError("not an agent");
  const system = house.system(authorityId);
  const expiresAt = new Date(house.clock.now().getTime() + 3_600_000);
  const { staffId } = actor;
  const { token } = await issueApiToken(system, { staffId, label: role, scope: [role], expiresAt });
  return { token, agent };
}
