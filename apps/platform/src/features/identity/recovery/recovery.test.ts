import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { anAuthenticator } from "../../../testing/an-authenticator.ts";
import { anAgent, anAgentAddedBy, aPerson, aTown } from "../../../testing/builders.ts";
import { inSql, staffIdOf } from "../../../testing/in-sql.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  createAccount,
  findAccount,
  listPasskeys,
  openSession,
  requestPasskeyRegistration,
  requestSignInLinks,
  resolveRecoverySession,
  resolveSession,
  updateAccountEmail,
} from "../../access/access/index.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { addRepresentation, validateRepresentation } from "../households/index.ts";
import { setPersonStatus } from "../identity/index.ts";
import {
  cancelAddress,
  cancelDeskRecovery,
  cancelOwnAddress,
  cancelRecovery,
  confirmAddress,
  confirmRecovery,
  openRecovery,
  openRecoveryCode,
  recoveryJobs,
  registerRecoveredPasskey,
  requestAddressChange,
} from "./index.ts";

type Someone = Context & { readonly personId: PersonId };

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;
let honfleur: Awaited<ReturnType<typeof aTown>>;
let agent: Context;
let colleague: Context;
let jeanne: Someone;
beforeAll(async () => {
  house = await testRuntime([notificationsJobs, recoveryJobs]);
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  honfleur = await aTown(house, { slug: "honfleur", officialCode: "14333" });
});
beforeEach(async () => {
  agent = await anAgent(house, caen.id, ["validator"], "Camille Lefèvre");
  colleague = await anAgent(house, caen.id, ["validator"], "Nadia Roux");
  jeanne = await aMember("jeanne@example.org");
  // What an earlier test left to send is not this one's
  await house.drain();
});
afterAll(() => house?.close());

const identity = { given_name: "Jeanne", family_name: "Martin", birthdate: "1990-05-04" };

/** Somebody whose identity an agent checked; with an address, one that they confirmed. */
async function aMember(email?: string, known: Record<string, unknown> = identity): Promise<Someone> {
  const person = await aPerson(house, caen.id, { validated: known });
  const system = house.system(caen.id);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId: person.personId });
    if (email) await updateAccountEmail(tx, system, person.personId, email);
    await setPersonStatus(tx, system, person.personId, "enrolled");
  });
  return person;
}

const seen = (who: Someone = jeanne) =>
  ({ personId: who.personId, proof: "identity_card", reason: "Téléphone volé" }) as const;
const door = () => house.as({ kind: "anonymous" }, caen.id);

async function aCode(who: Someone = jeanne): Promise<string> {
  const issued = await openRecovery(agent, seen(who));
  if (issued.waits !== "code") throw new Error("a colleague is awaited");
  return issued.code;
}

/** The session of recovery, as its pages hold it. */
async function inside(code: string) {
  const session = await resolveRecoverySession(door(), await openRecoveryCode(door(), code));
  if (!session) throw new Error("no session");
  return session;
}

async function registers(who: Someone, session: Awaited<ReturnType<typeof inside>>) {
  const browser = "a-browser";
  const called = { authorityName: "Ville de Caen", displayName: "Jeanne" };
  const options = await requestPasskeyRegistration(who, { session, browser, ...called });
  const answer = anAuthenticator().create(options);
  return registerRecoveredPasskey(who, { session, browser, answer, label: "Neuf" });
}

/** Text of what left since, with its reader. */
async function messages() {
  const before = house.mails.length;
  await house.drain();
  return house.mails.slice(before);
}
const tokenIn = (text = ""): string => /jeton=([\w-]+)/.exec(text)?.[1] ?? "";

const told = async (who: Someone) => {
  const { entries } = await readPersonJournal(who, who.personId);
  return entries.map(({ action }) => action);
};

const addressOf = async (who: Someone) => {
  const system = house.system(caen.id);
  return (await system.transaction((tx) => findAccount(tx, system, who.personId)))?.email;
};

describe("somebody who lost everything", () => {
  test("shows their card, receives a code, and comes back with a new passkey; they are told, and the journal tells", async () => {
    const code = await aCode();
    const mails = await messages();
    expect(mails.map(({ to }) => to)).toEqual(["jeanne@example.org"]);
    expect(mails[0]?.text).toContain("Si ce n’est pas vous");
    await registers(jeanne, await inside(code));
    expect(await listPasskeys(jeanne)).toMatchObject([{ label: "Neuf" }]);
    expect((await messages()).map(({ subject }) => subject)).toEqual([
      expect.stringContaining("Une nouvelle clé"),
    ]);
    expect(await told(jeanne)).toEqual(
      expect.arrayContaining(["recovery.opened", "recovery.code_used", "access.passkey_added"]),
    );
  });

  test("without a device, gives an address: confirmed there, it opens the account at once, and the former one no longer", async () => {
    const session = await inside(await aCode());
    await messages();
    await requestAddressChange(jeanne, { session, email: "neuve@example.org" });
    const [mail] = await messages();
    expect(mail?.to).toBe("neuve@example.org");
    expect(await confirmAddress(door(), tokenIn(mail?.text))).toBeUndefined();
    expect(await addressOf(jeanne)).toBe("neuve@example.org");
  });

  test("with nobody to tell, needs two agents; the letter waits at the desk", async () => {
    const paul = await aMember();
    expect(await openRecovery(agent, seen(paul))).toEqual({ waits: "colleague" });
    await expect(confirmRecovery(agent, paul)).rejects.toMatchObject({ code: "recovery.colleague_needed" });
    const madeUp = await anAgentAddedBy(house, agent, ["validator"], "Inès Roche");
    await expect(confirmRecovery(madeUp, paul)).rejects.toMatchObject({ code: "recovery.colleague_needed" });
    const system = house.system(caen.id);
    for (const by of [agent, madeUp]) {
      const text = `update recovery set confirmed_by = '${staffIdOf(by)}' where person_id = '${paul.personId}'`;
      await expect(inSql(system, text)).rejects.toThrow("these count for one");
    }
    const session = await inside(await confirmRecovery(colleague, paul));
    await registers(paul, session);
    expect(await told(paul)).toEqual(expect.arrayContaining(["recovery.opened", "recovery.confirmed"]));
  });
});

describe("who is told and did not ask", () => {
  test("undoes it all within a week: code, session, passkey and address", async () => {
    const session = await inside(await aCode());
    const stop = tokenIn((await messages())[0]?.text);
    await registers(jeanne, session);
    await cancelRecovery(door(), stop);
    await cancelRecovery(door(), stop);
    expect(await listPasskeys(jeanne)).toEqual([]);
    expect(await addressOf(jeanne)).toBe("jeanne@example.org");
    expect((await told(jeanne)).filter((action) => action === "recovery.stopped")).toHaveLength(1);
  });

  test("takes back an address that the thief confirmed", async () => {
    const session = await inside(await aCode());
    const stop = tokenIn((await messages())[0]?.text);
    await requestAddressChange(jeanne, { session, email: "voleur@example.org" });
    await confirmAddress(door(), tokenIn((await messages())[0]?.text));
    await cancelRecovery(door(), stop);
    expect(await addressOf(jeanne)).toBe("jeanne@example.org");
  });

  test("calls the desk with the letter: an agent stops it, and the code opens nothing", async () => {
    const code = await aCode();
    await cancelDeskRecovery(colleague, jeanne);
    await expect(openRecoveryCode(door(), code)).rejects.toMatchObject({ code: "recovery.code_not_valid" });
  });

  test("eight days later the link is spent", async () => {
    await aCode();
    const stop = tokenIn((await messages())[0]?.text);
    house.clock.advance(8 * 24 * 3_600_000);
    await expect(cancelRecovery(door(), stop)).rejects.toMatchObject({ code: "recovery.link_not_valid" });
  });
});

describe("an agent cannot", () => {
  test.each([["reception"], ["service_validator"], ["authority_administrator"], ["auditor"]] as const)(
    "open an account as %s",
    async (role) => {
      const other = await anAgent(house, caen.id, [role]);
      await expect(openRecovery(other, seen())).rejects.toMatchObject({ code: "access.capability_missing" });
      await expect(confirmRecovery(other, jeanne)).rejects.toMatchObject({
        code: "access.capability_missing",
      });
      await expect(cancelDeskRecovery(other, jeanne)).rejects.toMatchObject({
        code: "access.capability_missing",
      });
    },
  );

  test("open the account of somebody of another town", async () => {
    const elsewhere = await anAgent(house, honfleur.id, ["validator"]);
    await expect(openRecovery(elsewhere, seen())).rejects.toMatchObject({ code: "identity.unknown_person" });
  });

  test("open their relative's account alone: a colleague of another name sees the original", async () => {
    const relative = await anAgent(house, caen.id, ["validator"], "Hugo MARTIN");
    expect(await openRecovery(relative, seen())).toEqual({ waits: "colleague" });
    const cousin = await anAgent(house, caen.id, ["validator"], "Zoé Martin");
    await expect(confirmRecovery(cousin, jeanne)).rejects.toMatchObject({
      code: "recovery.colleague_needed",
    });
  });

  test("open their own", async () => {
    const own = await aMember(`${agent.actor.kind === "staff" ? agent.actor.staffId : ""}@agents.example`);
    await expect(openRecovery(agent, seen(own))).rejects.toMatchObject({ code: "recovery.own_account" });
  });

  test("keep a code for later, or use it twice", async () => {
    const code = await aCode();
    await openRecoveryCode(door(), code.toLowerCase().replaceAll("-", " "));
    await expect(openRecoveryCode(door(), code)).rejects.toMatchObject({ code: "recovery.code_not_valid" });
    const late = await aCode();
    house.clock.advance(21 * 60_000);
    await expect(openRecoveryCode(door(), late)).rejects.toMatchObject({ code: "recovery.code_not_valid" });
  });

  test("use it in another town", async () => {
    const code = await aCode();
    const there = house.as({ kind: "anonymous" }, honfleur.id);
    await expect(openRecoveryCode(there, code)).rejects.toMatchObject({ code: "recovery.code_not_valid" });
  });

  test("read the account with it: no page and no service takes that session for the person", async () => {
    const token = await openRecoveryCode(door(), await aCode());
    expect(await resolveSession(door(), token)).toBeUndefined();
    house.clock.advance(31 * 60_000);
    expect(await resolveRecoverySession(door(), token)).toBeUndefined();
  });

  test("register a second passkey with it, or one after it was stopped", async () => {
    const session = await inside(await aCode());
    await registers(jeanne, session);
    await expect(registers(jeanne, session)).rejects.toMatchObject({ code: "recovery.over" });
    const other = await inside(await aCode());
    await cancelDeskRecovery(colleague, jeanne);
    await expect(registers(jeanne, other)).rejects.toMatchObject({ code: "recovery.over" });
  });

  test("try four times in a month, nor open eleven accounts in a day", async () => {
    for (let time = 0; time < 3; time += 1) await aCode();
    await expect(aCode()).rejects.toMatchObject({ code: "recovery.too_often" });
    for (let time = 0; time < 7; time += 1) await aCode(await aMember("x@example.org"));
    await expect(aCode(await aMember("y@example.org"))).rejects.toMatchObject({ code: "recovery.too_often" });
  });
});

describe("nobody comes in the place of", () => {
  test("a child, or somebody whose birth date is not validated", async () => {
    const child = await aMember("c@example.org", { ...identity, birthdate: "2015-05-04" });
    await expect(openRecovery(agent, seen(child))).rejects.toMatchObject({ code: "recovery.others_act" });
    const { birthdate: _, ...names } = identity;
    const unknown = await aMember("u@example.org", names);
    await expect(openRecovery(agent, seen(unknown))).rejects.toMatchObject({
      code: "recovery.identity_not_validated",
    });
  });

  test.each(["deceased", "merged", "draft"] as const)("somebody who is %s", async (status) => {
    const system = house.system(caen.id);
    await system.transaction((tx) => setPersonStatus(tx, system, jeanne.personId, status));
    await expect(openRecovery(agent, seen())).rejects.toMatchObject({ code: "recovery.no_account" });
  });

  test("an adult under guardianship, once an agent saw the judgment: who merely declares one keeps nobody out", async () => {
    const guardian = await aMember("tuteur@example.org", { ...identity, given_name: "Luc" });
    const system = house.system(caen.id);
    const id = await system.transaction((tx) =>
      addRepresentation(tx, system, {
        kind: "guardianship",
        measure: "tutelle",
        representativeId: guardian.personId,
        representedId: jeanne.personId,
      }),
    );
    expect(await openRecovery(agent, seen())).toMatchObject({ waits: "code" });
    await validateRepresentation(system, { id, evidence: { kind: "court_decision" } });
    await expect(openRecovery(agent, seen())).rejects.toMatchObject({ code: "recovery.others_act" });
  });
});

describe("another address to sign in with", () => {
  const fresh = () => ({ actor: jeanne.actor, method: "email_link", createdAt: house.clock.now() }) as const;

  async function changing(email = "neuve@example.org") {
    await requestAddressChange(jeanne, { session: fresh(), email });
    const [confirm] = await messages();
    await confirmAddress(door(), tokenIn(confirm?.text));
    const [notice] = await messages();
    return { confirm, notice, cancel: tokenIn(notice?.text) };
  }

  test("is confirmed there, told to the former one, and opens the account three days later", async () => {
    const { confirm, notice } = await changing();
    expect([confirm?.to, notice?.to]).toEqual(["neuve@example.org", "jeanne@example.org"]);
    expect(await addressOf(jeanne)).toBe("jeanne@example.org");
    house.clock.advance(3 * 24 * 3_600_000 + 1000);
    await house.drain();
    expect(await addressOf(jeanne)).toBe("neuve@example.org");
    const links: string[] = [];
    const asked = { email: "jeanne@example.org", door: "person" } as const;
    await requestSignInLinks(door(), asked, async (_tx, _system, found) => {
      links.push(...found.map(({ subjectId }) => subjectId));
    });
    expect(links).not.toContain(jeanne.personId);
  });

  test("is cancelled from the former one, which stays, and whoever was inside is out", async () => {
    const system = house.system(caen.id);
    const token = await system.transaction((tx) =>
      openSession(tx, system, { kind: "person", subjectId: jeanne.personId, method: "email_link" }),
    );
    const { cancel } = await changing("voleur@example.org");
    await cancelAddress(door(), cancel);
    await cancelAddress(door(), cancel);
    expect(await resolveSession(door(), token)).toBeUndefined();
    house.clock.advance(4 * 24 * 3_600_000);
    await house.drain();
    expect(await addressOf(jeanne)).toBe("jeanne@example.org");
  });

  test("is taken back within the week after", async () => {
    const { cancel } = await changing("voleur@example.org");
    house.clock.advance(4 * 24 * 3_600_000);
    await house.drain();
    expect(await addressOf(jeanne)).toBe("voleur@example.org");
    await cancelAddress(door(), cancel);
    expect(await addressOf(jeanne)).toBe("jeanne@example.org");
  });

  test("changes nothing before it is confirmed, and its link serves once, for a day", async () => {
    await requestAddressChange(jeanne, { session: fresh(), email: "neuve@example.org" });
    const token = tokenIn((await messages())[0]?.text);
    expect(await addressOf(jeanne)).toBe("jeanne@example.org");
    house.clock.advance(25 * 3_600_000);
    await expect(confirmAddress(door(), token)).rejects.toMatchObject({ code: "recovery.link_not_valid" });
    await expect(confirmAddress(door(), "inventé")).rejects.toMatchObject({
      code: "recovery.link_not_valid",
    });
  });

  test("is dropped by the person who thinks better of it, and told once", async () => {
    await requestAddressChange(jeanne, { session: fresh(), email: "neuve@example.org" });
    const token = tokenIn((await messages())[0]?.text);
    await cancelOwnAddress(jeanne);
    await cancelOwnAddress(jeanne);
    await expect(confirmAddress(door(), token)).rejects.toMatchObject({ code: "recovery.link_not_valid" });
    expect((await told(jeanne)).filter((action) => action === "recovery.address_dropped")).toHaveLength(1);
  });

  test("is not given by who finds a browser open, or holds a draft's code", async () => {
    const old = { ...fresh(), createdAt: new Date(house.clock.now().getTime() - 16 * 60_000) };
    const wishes = [old, { ...fresh(), method: "resume_code" as const }];
    for (const session of wishes) {
      await expect(requestAddressChange(jeanne, { session, email: "x@example.org" })).rejects.toMatchObject({
        code: "access.recent_sign_in_required",
      });
    }
  });

  test("shared by two people, changes for one and goes on opening the other's", async () => {
    const shared = "petit@example.org";
    const claire = await aMember(shared, { ...identity, given_name: "Claire" });
    const thomas = await aMember(shared, { ...identity, given_name: "Thomas" });
    await requestAddressChange(claire, {
      session: { ...fresh(), actor: claire.actor },
      email: "claire@example.org",
    });
    await confirmAddress(door(), tokenIn((await messages())[0]?.text));
    house.clock.advance(4 * 24 * 3_600_000);
    await house.drain();
    expect(await addressOf(claire)).toBe("claire@example.org");
    const found: string[] = [];
    await requestSignInLinks(door(), { email: shared, door: "person" }, async (_tx, _system, links) => {
      found.push(...links.map(({ subjectId }) => subjectId));
    });
    expect(found).toEqual([thomas.personId]);
  });
});
