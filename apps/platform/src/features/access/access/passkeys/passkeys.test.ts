import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Context, SignInMethod } from "../../../../kernel/context.ts";
import type { AuthorityId, PasskeyId, PersonId } from "../../../../kernel/ids.ts";
import { anAuthenticator } from "../../../../testing/an-authenticator.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import {
  createAccount,
  listPasskeys,
  registerPasskey,
  removePasskey,
  requestPasskeyAssertion,
  requestPasskeyRegistration,
  resolveSession,
  revokeEveryEntry,
  signInWithPasskey,
  updatePasskeyLabel,
} from "../index.ts";

let house: TestRuntime;
let caen: AuthorityId;
let honfleur: AuthorityId;
let jeanne: Context & { readonly personId: PersonId };
beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
  honfleur = (await aTown(house, { slug: "honfleur" })).id;
});
beforeEach(async () => {
  jeanne = await aMember(caen);
});
afterAll(() => house?.close());

async function aMember(town: AuthorityId) {
  const person = await aPerson(house, town);
  const system = house.system(town);
  await system.transaction((tx) => createAccount(tx, system, { personId: person.personId }));
  return person;
}

const BROWSER = "a-browser";
const anonymous = (town: AuthorityId) => house.as({ kind: "anonymous" }, town);
const signedIn = (who: Context, method: SignInMethod = "email_link", createdAt = house.clock.now()) => ({
  session: { actor: who.actor, method, createdAt },
  browser: BROWSER,
});
const called = { authorityName: "Ville de Caen", displayName: "Jeanne Martin" };

async function aKey(who: Context, telephone = anAuthenticator(), wish = signedIn(who)) {
  const options = await requestPasskeyRegistration(who, { ...wish, ...called });
  const answer = telephone.create(options);
  const id = await registerPasskey(who, { ...wish, answer, label: "Mon téléphone" });
  return { id, telephone, options, answer };
}

async function enter(
  telephone: ReturnType<typeof anAuthenticator>,
  town = caen,
  door: "person" | "staff" = "person",
) {
  const context = anonymous(town);
  const answer = telephone.get(await requestPasskeyAssertion(context, { door, browser: BROWSER }));
  return signInWithPasskey(context, { door, browser: BROWSER, answer });
}

const refused = { code: "access.passkey_refused", status: 403 };

describe("a passkey", () => {
  it("is registered, named, used without saying who one is, listed, and removed", async () => {
    const { id, telephone } = await aKey(jeanne);
    const session = await resolveSession(anonymous(caen), await enter(telephone));
    expect(session).toMatchObject({ method: "passkey", actor: jeanne.actor });
    await updatePasskeyLabel(jeanne, { id, label: "Téléphone bleu" });
    expect(await listPasskeys(jeanne)).toMatchObject([
      { id, label: "Téléphone bleu", createdOn: "2026-11-24", lastUsedOn: "2026-11-24", suspended: false },
    ]);
    await removePasskey(jeanne, { ...signedIn(jeanne), id });
    await removePasskey(jeanne, { ...signedIn(jeanne), id });
    expect(await listPasskeys(jeanne)).toEqual([]);
    await expect(enter(telephone)).rejects.toMatchObject(refused);
  });

  it("is known by a random handle, which says nothing of the person, and by its public half alone", async () => {
    const { options } = await aKey(jeanne);
    expect(Buffer.from(options.user.id, "base64url")).toHaveLength(32);
    const bytes = jeanne.personId.replaceAll("-", "");
    expect(Buffer.from(options.user.id, "base64url").toString("hex")).not.toContain(bytes);
    const again = await requestPasskeyRegistration(jeanne, { ...signedIn(jeanne), ...called });
    expect(again.user.id).toBe(options.user.id);
    expect(again.excludeCredentials).toHaveLength(1);
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: "required",
      userVerification: "required",
    });
    const [row] = await house.sqlAs<object>("owner", "select * from passkey where subject_id = $1", [
      jeanne.personId,
    ]);
    expect(JSON.stringify(row)).not.toContain("téléphone");
  });

  it("is of a kind that Node does not call experimental", async () => {
    const said: string[] = [];
    const hear = (warning: Error) => said.push(warning.message);
    process.on("warning", hear);
    const { options } = await aKey(await aMember(caen));
    await new Promise(setImmediate);
    process.off("warning", hear);
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
    expect(said).toEqual([]);
  });

  it("of one authority signs in nowhere else", async () => {
    const { telephone } = await aKey(jeanne);
    await expect(enter(telephone, honfleur)).rejects.toMatchObject(refused);
  });

  it("of a person does not open the agents' door, nor an agent's the people's", async () => {
    const { telephone } = await aKey(jeanne);
    await expect(enter(telephone, caen, "staff")).rejects.toMatchObject(refused);
    const agent = await anAgent(house, caen, ["validator"]);
    const badge = await aKey(agent, anAuthenticator(), signedIn(agent, "invitation"));
    await expect(enter(badge.telephone, caen, "person")).rejects.toMatchObject(refused);
    expect(
      (await resolveSession(anonymous(caen), await enter(badge.telephone, caen, "staff")))?.actor,
    ).toMatchObject({
      kind: "staff",
      roles: [{ role: "validator" }],
    });
  });

  it("falls with every other entry when the account changes hands", async () => {
    const { telephone } = await aKey(jeanne);
    const system = house.system(caen);
    await system.transaction((tx) => revokeEveryEntry(tx, system, jeanne.personId));
    await expect(enter(telephone)).rejects.toMatchObject(refused);
  });

  it("whose counter goes back may be a copy: it is suspended, and stays so", async () => {
    const { telephone, id } = await aKey(jeanne);
    await enter(telephone);
    await house.sqlAs("owner", "update passkey set sign_count = 1000 where id = $1", [id]);
    const suspended = { code: "access.passkey_suspended", status: 403 };
    await expect(enter(telephone)).rejects.toMatchObject(suspended);
    await house.sqlAs("owner", "update passkey set sign_count = 0 where id = $1", [id]);
    await expect(enter(telephone)).rejects.toMatchObject(suspended);
    expect(await listPasskeys(jeanne)).toMatchObject([{ suspended: true }]);
  });
});

describe("an answer", () => {
  it("serves once, in the browser that asked, within five minutes, at the door it was for", async () => {
    const { telephone } = await aKey(jeanne);
    const context = anonymous(caen);
    const ask = async () =>
      telephone.get(await requestPasskeyAssertion(context, { door: "person", browser: BROWSER }));
    const give = (answer: string, browser = BROWSER, door: "person" | "staff" = "person") =>
      signInWithPasskey(context, { door, browser, answer });
    const answer = await ask();
    await expect(give(answer, "another-browser")).rejects.toMatchObject(refused);
    await expect(give(answer, "")).rejects.toMatchObject(refused);
    await expect(give(answer, BROWSER, "staff")).rejects.toMatchObject(refused);
    await give(answer);
    await expect(give(answer)).rejects.toMatchObject(refused);
    const late = await ask();
    house.clock.advance(5 * 60_000 + 1);
    await expect(give(late)).rejects.toMatchObject(refused);
  });

  it("is good for one of two who send it at the same instant", async () => {
    const { telephone } = await aKey(jeanne);
    const context = anonymous(caen);
    const answer = telephone.get(
      await requestPasskeyAssertion(context, { door: "person", browser: BROWSER }),
    );
    const both = await Promise.allSettled(
      [1, 2].map(() => signInWithPasskey(context, { door: "person", browser: BROWSER, answer })),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("with a challenge of somebody's own, another origin, another domain or a broken signature is refused", async () => {
    const { telephone } = await aKey(jeanne);
    const context = anonymous(caen);
    const options = await requestPasskeyAssertion(context, { door: "person", browser: BROWSER });
    const own = { ...options, challenge: Buffer.alloc(54, 7).toString("base64url") };
    const broken = JSON.parse(telephone.get(options)) as { response: { signature: string } };
    const signature = Buffer.from(broken.response.signature, "base64url");
    signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
    broken.response.signature = signature.toString("base64url");
    for (const answer of [telephone.get(own), JSON.stringify(broken), "", "{}", "null", '{"id":1}'])
      await expect(
        signInWithPasskey(context, { door: "person", browser: BROWSER, answer }),
      ).rejects.toMatchObject(refused);
    const elsewhere = anAuthenticator("http://localhost:6666");
    const registration = await requestPasskeyRegistration(jeanne, { ...signedIn(jeanne), ...called });
    const wish = { ...signedIn(jeanne), answer: elsewhere.create(registration), label: "x" };
    await expect(registerPasskey(jeanne, wish)).rejects.toMatchObject(refused);
  });

  it("to register a key serves once, for who asked", async () => {
    const { answer } = await aKey(jeanne);
    await expect(registerPasskey(jeanne, { ...signedIn(jeanne), answer, label: "x" })).rejects.toMatchObject(
      refused,
    );
    const paul = await aMember(caen);
    const options = await requestPasskeyRegistration(jeanne, { ...signedIn(jeanne), ...called });
    const stolen = anAuthenticator().create(options);
    await expect(
      registerPasskey(paul, { ...signedIn(paul), answer: stolen, label: "x" }),
    ).rejects.toMatchObject(refused);
  });
});

describe("a key is not removed by", () => {
  const early = () => new Date(house.clock.now().getTime() - 16 * 60_000);
  const remove = (who: Context, id: PasskeyId, ...how: [SignInMethod?, Date?]) =>
    removePasskey(who, { id, session: signedIn(who, ...how).session });
  const required = { code: "access.recent_sign_in_required", status: 403 };

  it("who finds a browser open, of a person or of an agent: it opens the door as before, and nobody is told", async () => {
    const agent = await anAgent(house, caen, ["validator"]);
    const badge = await aKey(agent, anAuthenticator(), signedIn(agent, "invitation"));
    await aKey(agent, anAuthenticator(), signedIn(agent, "passkey"));
    const { id, telephone } = await aKey(jeanne);
    await house.drain();
    const told = house.mails.length;
    for (const method of ["email_link", "passkey", "franceconnect"] as const)
      await expect(remove(jeanne, id, method, early())).rejects.toMatchObject(required);
    for (const method of ["passkey", "proconnect_mfa"] as const)
      await expect(remove(agent, badge.id, method, early())).rejects.toMatchObject(required);
    await house.drain();
    expect(house.mails.length).toBe(told);
    await enter(telephone);
    await enter(badge.telephone, caen, "staff");
    await remove(agent, badge.id, "passkey");
    await expect(enter(badge.telephone, caen, "staff")).rejects.toMatchObject(refused);
  });

  it("who only typed somebody's name and address, or holds a code of a draft", async () => {
    const { id } = await aKey(jeanne);
    for (const method of ["draft", "resume_code"] as const)
      await expect(remove(jeanne, id, method)).rejects.toMatchObject(required);
  });

  it("who reads the mailbox of an agent whose roles ask for one", async () => {
    const agent = await anAgent(house, caen, ["validator", "reception"]);
    const { id } = await aKey(agent, anAuthenticator(), signedIn(agent, "invitation"));
    await aKey(agent, anAuthenticator(), signedIn(agent, "passkey"));
    const strong = { code: "access.strong_sign_in_required", status: 403 };
    for (const method of ["email_link", "invitation"] as const)
      await expect(remove(agent, id, method)).rejects.toMatchObject(strong);
    const clerk = await anAgent(house, caen, ["reception"]);
    const badge = await aKey(clerk, anAuthenticator(), signedIn(clerk, "invitation"));
    await remove(clerk, badge.id, "email_link");
    expect(await listPasskeys(clerk)).toEqual([]);
  });

  it("an agent whose roles ask for one and who has no other, even of two removed at once; one suspended is", async () => {
    const agent = await anAgent(house, caen, ["validator"]);
    const first = await aKey(agent, anAuthenticator(), signedIn(agent, "invitation"));
    const last = { code: "access.last_passkey", status: 409 };
    await expect(remove(agent, first.id, "passkey")).rejects.toMatchObject(last);
    const second = await aKey(agent, anAuthenticator(), signedIn(agent, "passkey"));
    const both = await Promise.allSettled([first.id, second.id].map((id) => remove(agent, id, "passkey")));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listPasskeys(agent)).toHaveLength(1);
    const third = await aKey(agent, anAuthenticator(), signedIn(agent, "passkey"));
    await house.sqlAs("owner", "update passkey set suspended_on = '2026-11-24' where id = $1", [third.id]);
    const [left] = (await listPasskeys(agent)).filter(({ suspended }) => !suspended);
    if (!left) throw new Error("none left");
    await expect(remove(agent, left.id, "passkey")).rejects.toMatchObject(last);
    await remove(agent, third.id, "passkey");
    await remove(agent, left.id, "proconnect_mfa");
    expect(await listPasskeys(agent)).toEqual([]);
  });
});

describe("a key is not added by", () => {
  const required = { code: "access.recent_sign_in_required" };
  it("who only typed somebody's name and address, or holds a code of a draft", async () => {
    for (const method of ["draft", "resume_code"] as const)
      await expect(aKey(jeanne, anAuthenticator(), signedIn(jeanne, method))).rejects.toMatchObject(required);
  });

  it("who finds a browser open", async () => {
    const early = new Date(house.clock.now().getTime() - 16 * 60_000);
    await expect(
      aKey(jeanne, anAuthenticator(), signedIn(jeanne, "email_link", early)),
    ).rejects.toMatchObject(required);
  });

  it("who reads an agent's mailbox; the invitation adds the first one only", async () => {
    const agent = await anAgent(house, caen, ["validator"]);
    const byInvitation = { code: "access.passkey_by_invitation", status: 403 };
    await expect(aKey(agent)).rejects.toMatchObject(byInvitation);
    await aKey(agent, anAuthenticator(), signedIn(agent, "invitation"));
    await expect(aKey(agent, anAuthenticator(), signedIn(agent, "invitation"))).rejects.toMatchObject(
      byInvitation,
    );
    await aKey(agent, anAuthenticator(), signedIn(agent, "passkey"));
  });

  it("another person, the application role, or SQL in a person's name", async () => {
    const { id } = await aKey(jeanne);
    const paul = await aMember(caen);
    await removePasskey(paul, { ...signedIn(paul), id });
    await updatePasskeyLabel(paul, { id, label: "à moi" });
    expect(await listPasskeys(jeanne)).toMatchObject([{ label: "Mon téléphone" }]);
    expect(await listPasskeys(paul)).toEqual([]);
    const settings = `set ardeco.authority = '${caen}'; set ardeco.actor_kind = 'person'; set ardeco.actor_id = '${paul.personId}';`;
    const [seen] = await house.sqlAs<{ n: number }>("application", `select count(*)::int as n from passkey`);
    expect(seen).toEqual({ n: 0 });
    const forged = `${settings} insert into passkey select authority_id, gen_random_uuid(), kind, '${paul.personId}', credential_id || '\\x00', public_key, 0, '{}', false, label_sealed, created_on, null, null, created_at from passkey`;
    await house.sqlAs("application", forged);
    await expect(
      house.sqlAs("application", `${settings} update passkey set subject_id = '${paul.personId}'`),
    ).rejects.toThrow("permission denied");
    expect(
      await house.sqlAs("owner", "select 1 from passkey where subject_id = $1", [paul.personId]),
    ).toEqual([]);
  });
});
