import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  createSignInLink,
  listPasskeys,
  openSignInLink,
  registerPasskey,
  setAccountEmail,
} from "../../access/access/index.ts";
import { notificationsContribution, notificationsJobs } from "../../messaging/notifications/index.ts";
import { addRepresentation, validateRepresentation } from "../households/index.ts";
import { confirmUpstreamLink, openUpstreamAccount, type UpstreamIdentity } from "../upstream/index.ts";
import {
  cancelAddress,
  cancelDeskRecovery,
  cancelRecovery,
  confirmAddress,
  confirmRecovery,
  findLastRecovery,
  openRecovery,
  openRecoveryCode,
  recoveryJobs,
  registerRecoveredPasskey,
  requestAddressChange,
} from "./index.ts";
import { recovering, type Someone, tokenIn } from "./testing/recovering.ts";

let house: TestRuntime;
let at: ReturnType<typeof recovering>;
let agent: Context;
let colleague: Context;
let jeanne: Someone;
beforeAll(async () => {
  house = await testRuntime([notificationsJobs, recoveryJobs]);
  const caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  at = recovering(house, caen.id);
});
beforeEach(async () => {
  const { authorityId } = at.system();
  agent = await anAgent(house, authorityId, ["validator"], "Camille Lefèvre");
  colleague = await anAgent(house, authorityId, ["validator"], "Nadia Roux");
  jeanne = await at.aMember("jeanne@example.org");
});
afterAll(() => house?.close());

const thief = (): UpstreamIdentity => ({
  kind: "franceconnect",
  issuer: "https://fc.example",
  subject: `voleur-${jeanne.personId}`,
  amr: [],
  claims: {},
});
const ties = (session = at.signedIn(jeanne)) =>
  confirmUpstreamLink(jeanne, { identity: thief(), personId: jeanne.personId, session });

test("a copy of a message is no channel: whoever is inside, or acts for them, takes out no link that stops a recovery", async () => {
  expect((await at.opened(agent, jeanne)).stop).not.toBe("");
  const carer = await at.aMember("aidante@example.org");
  const system = at.system();
  await system.transaction(async (tx) => {
    const between = { representativeId: carer.personId, representedId: jeanne.personId };
    const id = await addRepresentation(tx, system, { ...between, kind: "mandate", until: "2027-06-30" });
    await validateRepresentation(system, { id, evidence: { kind: "mandate" } });
  });
  for (const reader of [jeanne, carer]) {
    const taken = await reader.transaction((tx) =>
      notificationsContribution.exportPerson(tx, reader, jeanne.personId),
    );
    expect(JSON.stringify(taken)).toContain("/recuperation/arreter");
    expect(tokenIn(JSON.stringify(taken))).toBe("");
  }
});

describe("stopping a recovery undoes", () => {
  test("the keys that the one it gave added, whoever is signed in by them", async () => {
    const { code, stop } = await at.opened(agent, jeanne);
    await at.recoversKey(jeanne, await at.inside(code));
    await at.addsKey(jeanne, at.signedIn(jeanne));
    await cancelRecovery(at.door(), stop);
    expect(await listPasskeys(jeanne)).toEqual([]);
  });

  test("an identity of the State tied since, and a link that waits", async () => {
    const { code, stop } = await at.opened(agent, jeanne);
    await at.recoversKey(jeanne, await at.inside(code));
    await ties();
    const system = at.system();
    const kept = await system.transaction((tx) =>
      createSignInLink(tx, system, { kind: "person", subjectId: jeanne.personId }),
    );
    expect(await openUpstreamAccount(at.door(), thief())).toMatchObject({ subject: { id: jeanne.personId } });
    await cancelRecovery(at.door(), stop);
    expect(await openUpstreamAccount(at.door(), thief())).toBeUndefined();
    await expect(openSignInLink(at.door(), kept.token)).rejects.toMatchObject({
      code: "access.link_not_valid",
    });
  });

  test("nothing of before: the owner's own key and identity go on opening", async () => {
    await at.addsKey(jeanne, at.signedIn(jeanne));
    await ties();
    await at.daysPass(1);
    const { stop } = await at.opened(agent, jeanne);
    await cancelRecovery(at.door(), stop);
    expect(await listPasskeys(jeanne)).toHaveLength(1);
    expect(await openUpstreamAccount(at.door(), thief())).toBeDefined();
  });

  test("the address it gave and those that followed, whose notices take nothing back", async () => {
    const { code, stop } = await at.opened(agent, jeanne);
    await at.moves(jeanne, await at.inside(code), "voleur@example.org");
    const second = await at.moves(jeanne, at.signedIn(jeanne), "voleur-2@example.org");
    expect(second.told).toBe("voleur@example.org");
    await at.daysPass(3);
    await cancelRecovery(at.door(), stop);
    expect(await at.addressOf(jeanne)).toBe("jeanne@example.org");
    await cancelAddress(at.door(), second.cancel);
    expect(await at.addressOf(jeanne)).toBe("jeanne@example.org");
  });

  test("a later recovery, of which only the thief was told", async () => {
    const { code, stop } = await at.opened(agent, jeanne);
    await at.moves(jeanne, await at.inside(code), "voleur@example.org");
    const later = await at.opened(agent, jeanne);
    expect(later.told).toBe("voleur@example.org");
    await cancelRecovery(at.door(), stop);
    await expect(openRecoveryCode(at.door(), later.code)).rejects.toMatchObject({
      code: "recovery.code_not_valid",
    });
  });

  test("a key being registered at the very moment, whichever comes first", async () => {
    for (const time of [1, 2, 3, 4]) {
      const who = await at.aMember(`ensemble-${time}@example.org`);
      const { code, stop } = await at.opened(agent, who);
      const wish = await at.answered(who, await at.inside(code));
      await Promise.allSettled([registerRecoveredPasskey(who, wish), cancelRecovery(at.door(), stop)]);
      expect(await listPasskeys(who)).toEqual([]);
    }
  });

  test("an address that nobody had confirmed: it comes back as it was", async () => {
    const luce = await at.aMember();
    const system = at.system();
    await setAccountEmail(system, luce.personId, "leurre@example.org");
    await openRecovery(agent, at.seen(luce));
    const session = await at.inside(await confirmRecovery(colleague, luce));
    await at.messages();
    await at.moves(luce, session, "luce@example.org");
    expect(await at.accountOf(luce)).toMatchObject({ email: "luce@example.org", confirmed: true });
    await cancelDeskRecovery(colleague, luce);
    expect(await at.accountOf(luce)).toMatchObject({ email: "leurre@example.org", confirmed: false });
  });

  test("at the desk, an earlier one too, once the later is stopped", async () => {
    const first = await at.opened(agent, jeanne);
    await at.recoversKey(jeanne, await at.inside(first.code));
    await at.daysPass(1);
    await at.opened(agent, jeanne);
    await cancelDeskRecovery(colleague, jeanne);
    expect(await listPasskeys(jeanne)).toHaveLength(1);
    expect(await findLastRecovery(colleague, jeanne.personId)).toMatchObject({ state: "done" });
    await cancelDeskRecovery(colleague, jeanne);
    expect(await listPasskeys(jeanne)).toEqual([]);
    expect(await findLastRecovery(colleague, jeanne.personId)).toMatchObject({ state: "stopped" });
  });

  test("what a session of before was about to add, a moment later", async () => {
    const { stop } = await at.opened(agent, jeanne);
    const session = at.signedIn(jeanne);
    const wish = await at.answered(jeanne, session);
    house.clock.advance(1000);
    await cancelRecovery(at.door(), stop);
    const refused = { code: "access.recent_sign_in_required" };
    await expect(registerPasskey(jeanne, wish)).rejects.toMatchObject(refused);
    await expect(ties(session)).rejects.toMatchObject(refused);
    await expect(requestAddressChange(jeanne, { session, email: "x@example.org" })).rejects.toMatchObject(
      refused,
    );
  });
});

describe("cancelling a change of address undoes", () => {
  test("the next one: its notice, read by the thief, takes nothing back", async () => {
    const first = await at.moves(jeanne, at.signedIn(jeanne), "voleur@example.org");
    await at.daysPass(3);
    const second = await at.moves(jeanne, at.signedIn(jeanne), "voleur-2@example.org");
    await at.daysPass(3);
    expect([first.told, second.told]).toEqual(["jeanne@example.org", "voleur@example.org"]);
    await cancelAddress(at.door(), first.cancel);
    expect(await at.addressOf(jeanne)).toBe("jeanne@example.org");
    await cancelAddress(at.door(), second.cancel);
    expect(await at.addressOf(jeanne)).toBe("jeanne@example.org");
  });

  test("what whoever asked had added before asking, a recovery not used yet, and a link that was sent", async () => {
    const session = at.signedIn(jeanne);
    await at.addsKey(jeanne, session);
    await ties(session);
    await house.drain();
    house.clock.advance(5 * 60_000);
    const { cancel } = await at.moves(jeanne, session, "voleur@example.org");
    const { code } = await at.opened(agent, jeanne);
    await cancelAddress(at.door(), cancel);
    expect(await listPasskeys(jeanne)).toEqual([]);
    expect(await openUpstreamAccount(at.door(), thief())).toBeUndefined();
    await expect(openRecoveryCode(at.door(), code)).rejects.toMatchObject({
      code: "recovery.code_not_valid",
    });
  });

  test("not what an original seen at the desk gave since", async () => {
    const { cancel } = await at.moves(jeanne, at.signedIn(jeanne), "deuxieme@example.org");
    await at.daysPass(3);
    const { code } = await at.opened(agent, jeanne);
    await at.moves(jeanne, await at.inside(code), "troisieme@example.org");
    await expect(cancelAddress(at.door(), cancel)).rejects.toMatchObject({ code: "recovery.link_not_valid" });
    expect(await at.addressOf(jeanne)).toBe("troisieme@example.org");
    await cancelDeskRecovery(colleague, jeanne);
    await cancelAddress(at.door(), cancel);
    expect(await at.addressOf(jeanne)).toBe("jeanne@example.org");
  });
});

test("an address under way, asked by somebody else, does not come after a recovery", async () => {
  await at.moves(jeanne, at.signedIn(jeanne), "voleur@example.org");
  const { code } = await at.opened(agent, jeanne);
  await at.recoversKey(jeanne, await at.inside(code));
  await at.daysPass(4);
  expect(await at.addressOf(jeanne)).toBe("jeanne@example.org");
});

describe("at the same instant", () => {
  test("two recoveries of one person: one takes the place of the other, and nothing breaks", async () => {
    const both = [openRecovery(agent, at.seen(jeanne)), openRecovery(colleague, at.seen(jeanne))];
    const codes = (await Promise.all(both)).map((one) => (one.waits === "code" ? one.code : ""));
    const opened = await Promise.allSettled(codes.map((code) => openRecoveryCode(at.door(), code)));
    expect(opened.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("an agent opens no more than ten", async () => {
    const people: Someone[] = [];
    for (let one = 0; one < 14; one += 1) people.push(await at.aMember(`foule-${one}@example.org`));
    const all = await Promise.allSettled(people.map((who) => openRecovery(agent, at.seen(who))));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  });

  test("an address asked three times: the last one is awaited, and nothing breaks", async () => {
    const session = at.signedIn(jeanne);
    const emails = ["a@example.org", "b@example.org", "c@example.org"];
    await Promise.all(emails.map((email) => requestAddressChange(jeanne, { session, email })));
    const tokens = (await at.messages()).map(({ text }) => tokenIn(text));
    const all = await Promise.allSettled(tokens.map((token) => confirmAddress(at.door(), token)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

test("nobody fills a mailbox by asking for its address, from one account or from several", async () => {
  const victim = "victime@example.org";
  const asks = async (who: Someone) => {
    house.clock.advance(2 * 60_000);
    return requestAddressChange(who, { session: at.signedIn(who), email: victim });
  };
  const eve = await at.aMember("eve@example.org");
  for (let time = 0; time < 3; time += 1) await asks(jeanne);
  for (let time = 0; time < 2; time += 1) await asks(eve);
  await expect(asks(eve)).rejects.toMatchObject({ code: "recovery.address_too_often" });
  expect((await at.messages()).filter(({ to }) => to === victim)).toHaveLength(5);
  for (let time = 0; time < 2; time += 1)
    await requestAddressChange(jeanne, { session: at.signedIn(jeanne), email: `autre-${time}@example.org` });
  await expect(
    requestAddressChange(jeanne, { session: at.signedIn(jeanne), email: "encore@example.org" }),
  ).rejects.toMatchObject({ code: "recovery.address_too_often" });
});
