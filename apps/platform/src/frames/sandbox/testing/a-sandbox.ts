import { pino } from "pino";
import { expect } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { buildApiPorts } from "../../../composition/api-ports.ts";
import { type Brands, openBrands } from "../../../composition/brands.ts";
import { buildOpenId } from "../../../composition/open-id.ts";
import { mountOpenId } from "../../../features/consent/openid/index.ts";
import {
  type Application,
  anApplication,
  CALLBACK,
} from "../../../features/consent/openid/testing/application.ts";
import { openFront } from "../../../features/consent/sandbox/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { aReceiver } from "../../../testing/receiver.ts";
import type { Browser } from "../../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { testServer } from "../../../testing/test-server.ts";
import { pagesOf } from "../../../walls/testing/every-form.ts";
import { apiPrograms } from "../../api/index.ts";

/** A vendor's space, and the browser in which it is open. */
export interface Space {
  readonly vendor: Browser;
  /** "/bac-a-sable-…" */
  readonly root: string;
  readonly home: string;
}

/** The whole platform with its sandbox, beside the town of Caen. */
export async function aSandbox() {
  const [house, receiver] = [await testRuntime(moduleJobs), await aReceiver()];
  await openFront(house.system(parseId<"authority">("11111111-1111-4111-8111-111111111111")));
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const brands = openBrands(house.runtime, { demonstration: false });
  const openId = buildOpenId(house.runtime, brands, pino({ level: "silent" }));
  const server = await testServer(house, {
    surfaces: pagesOf(house),
    programs: [(app) => mountOpenId(app, openId), apiPrograms(buildApiPorts(house.runtime, brands))],
  });
  return {
    house,
    server,
    receiver,
    town,
    linkFor: (visitor: Browser, organisation: string, email: string) =>
      linkFor(house, visitor, { organisation, email }),
    async space(organisation: string, email: string): Promise<Space> {
      const vendor = server.visitor();
      await vendor.open(await linkFor(house, vendor, { organisation, email }));
      await vendor.submit();
      const root = /^\/bac-a-sable-[0-9a-f]+/.exec(vendor.shown.url)?.[0] ?? "";
      return { vendor, root, home: `${root}/administration/bac-a-sable` };
    },
    connected: async (space: Space) => {
      const registered = await register(space, receiver.url);
      return { ...registered, application: await anApplication(server.app, registered.issuer, registered) };
    },
    /** The programs alone, as an installation that names its authorities so has them. */
    programsWith: async (named: Brands) =>
      (
        await testServer(house, {
          programs: [
            (app) => mountOpenId(app, buildOpenId(house.runtime, named, pino({ level: "silent" }))),
            apiPrograms(buildApiPorts(house.runtime, named)),
          ],
        })
      ).app,
    close: async () => {
      await receiver.close();
      await house.close();
    },
  };
}

async function linkFor(
  house: TestRuntime,
  visitor: Browser,
  asked: { readonly organisation: string; readonly email: string },
): Promise<string> {
  await visitor.open("/bac-a-sable/essayer");
  await visitor.submit(asked);
  expect(visitor.shown.body).toContain("Regardez votre messagerie");
  await house.drain();
  const { text = "" } = house.mails.filter(({ to }) => to === asked.email).at(-1) ?? {};
  return /http:\/\/localhost:3000(\/\S+)/.exec(text)?.[1] ?? "";
}

/** What the pages give: the service, then an application with its secret. */
async function register({ vendor, home, root }: Space, eventsUri: string) {
  await vendor.open(`${home}/service`);
  await vendor.submit({
    title: "Billetterie",
    purpose: "Tenir votre compte.",
    given_name: "required",
    family_name: "required",
    email: "optional",
    address: "optional",
  });
  await vendor.open(/href="([^"]+\/applications\/nouvelle)"/.exec(vendor.shown.body)?.[1] ?? "");
  const form = { name: "Caisse", redirectUris: CALLBACK, eventsUri, authMethod: "client_secret_basic" };
  const { body } = await vendor.submit(form);
  const [issuer = "", clientId = "", secret = ""] = codesIn(body);
  expect(issuer).toBe(`http://localhost:3000${root}/oidc`);
  return { clientId, secret, issuer };
}

export const codesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code = ""]) => code);

export async function idOf({ vendor, home }: Space, name: string): Promise<string> {
  const { body } = await vendor.open(`${home}/personnages`);
  return new RegExp(`href="[^"]*/personnages/([0-9a-f-]{36})"[^>]*>${name}<`).exec(body)?.[1] ?? "";
}

/** The vendor becomes somebody, the application sends the browser, who agrees to what is required, or refuses. */
export async function signIn(space: Space, application: Application, name: string, agrees = true) {
  const person = await idOf(space, name);
  const { vendor, root } = space;
  await vendor.open(`${space.home}/personnages/${person}`);
  await vendor.submit({}, { action: `${space.home}/personnages/${person}/entrer` });
  expect(vendor.shown.url).toBe(`${root}/espace/services`);
  const { verifier } = await application.start(vendor);
  const answered = await vendor.submit(agrees ? { geste: "accepter" } : { geste: "refuser" });
  return { person, verifier, answered };
}
