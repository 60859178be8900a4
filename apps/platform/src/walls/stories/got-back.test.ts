import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listPasskeys, openSession, resolveSession } from "../../features/access/access/index.ts";
import { registerClient } from "../../features/consent/clients/index.ts";
import {
  acceptLink,
  confirmLink,
  linksJobs,
  listLinks,
  requestLink,
} from "../../features/consent/links/index.ts";
import {
  cancelRecovery,
  confirmAddress,
  recoveryJobs,
  requestAddressChange,
} from "../../features/identity/recovery/index.ts";
import { recovering, type Someone, tokenIn } from "../../features/identity/recovery/testing/recovering.ts";
import {
  confirmUpstreamLink,
  openUpstreamAccount,
  type UpstreamIdentity,
} from "../../features/identity/upstream/index.ts";
import { notificationsJobs } from "../../features/messaging/notifications/index.ts";
import type { Actor, Context } from "../../kernel/context.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import { anAgent, aTown } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";

let house: TestRuntime;
let caen: AuthorityId;
let at: ReturnType<typeof recovering>;
let agent: Context;
let portal: Context;
let jeanne: Someone;
beforeAll(async () => {
  house = await testRuntime([notificationsJobs, recoveryJobs, linksJobs]);
  caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" })).id;
  at = recovering(house, caen);
  portal = await anApplication();
});
beforeEach(async () => {
  agent = await anAgent(house, caen, ["validator"], "Camille Lefèvre");
  jeanne = await at.aMember("jeanne@example.org");
});
afterAll(() => house?.close());

const RETURN = "https://portail.example/retour";

async function anApplication(): Promise<Context> {
  const { id: serviceId } = await aPublishedService(house, caen, { slug: "portail" });
  const manager = await anAgent(house, caen, ["service_manager"]);
  const wish = {
    serviceId,
    name: "Portail",
    redirectUris: [RETURN],
    authMethod: "client_secret_basic",
  } as const;
  const { clientId } = await registerClient(manager, wish);
  const actor: Actor = { kind: "client", clientId, serviceId, offeredBy: null };
  return house.as(actor, caen);
}

/** An account of the portal, said to be this person's by whoever is in their account. */
async function agrees(who: Someone, reference: string): Promise<() => Promise<string>> {
  const ticket = await requestLink(portal, { reference, returnTo: RETURN, state: "s" });
  const back = new URL(await acceptLink(who, { ticket, iss: "http://localhost:3000/caen/oidc" }));
  return () => confirmLink(portal, { code: back.searchParams.get("code") ?? "", reference });
}

const thief = (): UpstreamIdentity => ({
  kind: "franceconnect",
  issuer: "https://fc.example",
  subject: `voleur-${jeanne.personId}`,
  amr: [],
  claims: {},
});
const ties = (session = at.signedIn(jeanne)) =>
  confirmUpstreamLink(jeanne, { identity: thief(), personId: jeanne.personId, session });

describe("whoever holds the telephone that was stolen", () => {
  /** Their key, their FranceConnect, their open session. */
  async function settlesIn() {
    await at.addsKey(jeanne, at.signedIn(jeanne));
    await ties();
    const system = at.system();
    const wish = { kind: "person", subjectId: jeanne.personId, method: "passkey" } as const;
    const token = await system.transaction((tx) => openSession(tx, system, wish));
    const inside = at.signedIn(jeanne);
    await house.drain();
    house.clock.advance(60_000);
    return { token, inside };
  }

  async function isOut({ token, inside }: Awaited<ReturnType<typeof settlesIn>>) {
    expect(await resolveSession(at.door(), token)).toBeUndefined();
    expect(await openUpstreamAccount(at.door(), thief())).toBeUndefined();
    const refused = { code: "access.recent_sign_in_required" };
    await expect(ties(inside)).rejects.toMatchObject(refused);
  }

  test("opens nothing by what they added, once the owner has a new key by the desk", async () => {
    const before = await settlesIn();
    const { code } = await at.opened(agent, jeanne);
    await at.recoversKey(jeanne, await at.inside(code));
    expect(await listPasskeys(jeanne)).toMatchObject([{ label: "Neuf" }]);
    await isOut(before);
  });

  test("nor once the owner has a new address by the desk; a key that they added by it first stays", async () => {
    const before = await settlesIn();
    const { code } = await at.opened(agent, jeanne);
    const session = await at.inside(code);
    await requestAddressChange(jeanne, { session, email: "neuve@example.org" });
    const confirm = tokenIn((await at.messages())[0]?.text);
    await at.recoversKey(jeanne, session);
    await confirmAddress(at.door(), confirm);
    expect(await at.addressOf(jeanne)).toBe("neuve@example.org");
    expect(await listPasskeys(jeanne)).toHaveLength(1);
    await isOut(before);
  });
});

test("an account that a thief tied at a service, or was tying, is untied when the recovery is stopped; the owner's stays", async () => {
  await (await agrees(jeanne, "4521"))();
  await at.daysPass(1);
  const { code, stop } = await at.opened(agent, jeanne);
  await at.recoversKey(jeanne, await at.inside(code));
  await cancelRecovery(at.door(), stop);
  await house.drain();
  expect(await listLinks(jeanne)).toMatchObject([{ account: "4521" }]);

  await at.daysPass(1);
  const again = await at.opened(agent, jeanne);
  await at.recoversKey(jeanne, await at.inside(again.code));
  await (await agrees(jeanne, "7310"))();
  const waiting = await agrees(jeanne, "7311");
  await cancelRecovery(at.door(), again.stop);
  await house.drain();
  expect(await listLinks(jeanne)).toEqual([]);
  await expect(waiting()).rejects.toMatchObject({ code: "links.code_not_valid" });
});
