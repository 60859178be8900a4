import { pino } from "pino";
import { listPageSurfaces, moduleJobs } from "../../app.ts";
import { openBrands } from "../../composition/brands.ts";
import { buildOpenId } from "../../composition/open-id.ts";
import type { Operations } from "../../frames/admin/index.ts";
import { failedJobsAmong } from "../../frames/admin/testing/failed-jobs.ts";
import type { FrameFeatures } from "../../frames/feature/frame-features.ts";
import { type SignInMethod, type StaffRole, staffRoles } from "../../kernel/context.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import { anAgent, aTown } from "../../testing/builders.ts";
import { quietStatus } from "../../testing/quiet-status.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import type { Routes } from "../../web/index.ts";
import { everyThing } from "./every-thing.ts";

/**
 * The pages of the platform as app.ts lists them, and every address that a form of theirs may be posted to.
 */
export async function everyForm() {
  const house = await testRuntime(moduleJobs);
  const group = await aTown(house, { slug: "caen-la-mer", kind: "epci", officialCode: "200065597" });
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" }, [group.id]);
  const posted = new Set<string>();
  const server = await testServer(house, {
    surfaces: pagesOf(house, [stuckIn(town.id)]).map((routes) =>
      noting(routes, (path) => void posted.add(path)),
    ),
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

/** One that the operator may start again. */
export const FAILED_JOB = "a-job-that-failed";
type StuckJob = Awaited<ReturnType<Operations["failedJobs"]>>[number];
const stuckIn = (authorityId: AuthorityId): StuckJob => ({
  id: FAILED_JOB,
  name: "clients.deliver",
  authorityId,
  failedAt: new Date("2026-11-24T08:00:00Z"),
  attempts: 8,
  reason: "AppError",
  orderKey: null,
});

/** The surfaces of app.ts, with nothing behind what needs a mailbox or jobs. */
export function pagesOf(
  house: TestRuntime,
  stuck: readonly StuckJob[] = [],
  features: FrameFeatures = strictFeatures,
): readonly Routes[] {
  const brands = openBrands(house.runtime, { demonstration: false });
  return listPageSurfaces({
    features,
    openId: buildOpenId(house.runtime, brands, pino({ level: "silent" })),
    operations: {
      ...failedJobsAmong(stuck),
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
