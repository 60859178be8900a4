import { acceptLink, confirmLink, requestLink } from "../../features/consent/links/index.ts";
import { asks, type OpenIdWorld } from "../../features/consent/openid/testing/open-id-world.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { parseId } from "../../kernel/ids.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** Her family had a number at the portal: one tie, and a ticket that waits. */
export async function tieAccount(house: TestRuntime, world: OpenIdWorld, zelie: Newcomer): Promise<void> {
  const serviceId = await world.service([asks("given_name")]);
  const clientId = parseId<"client">((await world.application(serviceId)).clientId);
  const application = house.as({ kind: "client", clientId, serviceId, offeredBy: null }, world.caen);
  const returnTo = "http://localhost:4000/retour";
  const wish = { reference: "numbat-4521", returnTo, state: "state-of-the-browser" };
  const back = await acceptLink(zelie, {
    ticket: await requestLink(application, wish),
    iss: "http://localhost",
  });
  const code = new URL(back).searchParams.get("code") ?? "";
  await confirmLink(application, { code, reference: wish.reference });
}
