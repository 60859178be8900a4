import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { runJournalSequencing } from "../../../../../trust/audit/index.ts";
import {
  acceptApiToken,
  declineApiToken,
  eraseAgent,
  issueApiToken,
  listApiTokens,
  listOwnApiTokens,
  resolveApiToken,
  revokeAgentPasskeys,
  revokeApiToken,
  updateAgentRoles,
} from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let helene: { readonly browser: Browser; readonly context: Context };
let camille: { readonly browser: Browser; readonly context: Context };
const HOME = "/caen/administration/agents";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  helene = await admin.agent(["authority_administrator"], "Hélène Auvray");
  camille = await admin.agent(["reception", "validator"], "Camille Lefèvre");
});
afterAll(() => admin?.house.close());
beforeEach(() => admin.house.clock.set("2026-11-24T08:00:00Z"));

const idOf = ({ actor }: Context) => {
  if (actor.kind !== "staff") throw new TypeError("not an agent");
  return actor.staffId;
};
const form = {
  label: "Reprise des dossiers",
  scope: "reception",
  until_day: "31",
  until_month: "3",
  until_year: "2027",
};
const at = () => admin.house.system(admin.town.id);
const resolve = (token: string) => resolveApiToken(at(), token);
const tokens = () => listApiTokens(helene.context);

async function issued(fields: Record<string, string> = {}): Promise<string> {
  await helene.browser.open(`${HOME}/${idOf(camille.context)}/jeton`);
  const { body } = await helene.browser.submit({ ...form, ...fields });
  return /<code>(ardeco_[\w-]{43})<\/code>/.exec(body)?.[1] ?? "";
}

const sessionOf = ({ actor }: Context, createdAt = admin.house.clock.now()) =>
  ({ actor, method: "passkey", createdAt }) as const;

/** Issued by Hélène, accepted by Camille. */
async function atWork(fields: Record<string, string> = {}): Promise<string> {
  const token = await issued(fields);
  for (const { id } of await listOwnApiTokens(camille.context))
    await acceptApiToken(camille.context, { id, session: sessionOf(camille.context) });
  return token;
}

describe("in another agent's name", () => {
  const waiting = async () => {
    const [token] = (await listOwnApiTokens(camille.context)).filter(({ accepted }) => !accepted);
    if (!token) throw new Error("no token waits");
    return token.id;
  };

  test("it opens nothing until that agent accepts it, who is written to; then it acts", async () => {
    const token = await issued();
    expect(helene.browser.shown.body).toContain(
      "Il n’ouvre rien tant que Camille Lefèvre ne l’a pas accepté",
    );
    expect((await helene.browser.open(`${HOME}/jetons`)).body).toContain("Attend l’accord de l’agent");
    await admin.house.drain();
    const { to, subject, text } = admin.house.mails.at(-1) ?? { to: "", subject: "", text: "" };
    expect([to, subject]).toEqual([
      `${idOf(camille.context)}@agents.example`,
      expect.stringMatching(/^Un jeton d’API attend votre accord/),
    ]);
    expect(text).toContain("/caen/agents/securite");
    expect(await resolve(token)).toBeUndefined();
    const id = await waiting();
    const session = sessionOf(camille.context);
    await acceptApiToken(camille.context, { id, session });
    await acceptApiToken(camille.context, { id, session });
    expect(await resolve(token)).toMatchObject({ staffId: idOf(camille.context) });
    await declineApiToken(camille.context, id);
    expect(await resolve(token)).toBeUndefined();
  });

  test("who issued it, a colleague, a browser left open, a link by e-mail or another token accepts nothing; nor a colleague in SQL", async () => {
    const token = await issued({ scope: "validator" });
    const id = await waiting();
    const colleague = (await admin.agent(["validator"], "Nadia Haddad")).context;
    for (const by of [helene.context, colleague]) {
      await expect(acceptApiToken(by, { id, session: sessionOf(by) })).rejects.toThrow(
        "access.unknown_token",
      );
      await expect(declineApiToken(by, id)).rejects.toThrow("access.unknown_token");
    }
    const accept = (by: Context, createdAt?: Date) =>
      acceptApiToken(by, { id, session: sessionOf(by, createdAt) });
    const early = new Date(admin.house.clock.now().getTime() - 16 * 60_000);
    await expect(accept(camille.context, early)).rejects.toThrow("access.recent_sign_in_required");
    const { actor } = camille.context;
    if (actor.kind !== "staff") throw new TypeError("an agent");
    const roles = actor.roles.filter(({ role }) => role === "reception");
    const withheld = actor.roles.filter(({ role }) => role === "validator");
    const byLink = camille.context.as({ ...actor, roles, withheld, signedInBy: "email_link" });
    await expect(accept(byLink)).rejects.toThrow("access.strong_sign_in_required");
    const { signedInBy: _, ...byToken } = actor;
    await expect(accept(camille.context.as(byToken))).rejects.toThrow("access.unknown_token");
    const inSql = (text: string) => helene.context.transaction((tx) => sql.raw(text).execute(tx));
    for (const text of [
      "update api_token set accepted_on = current_date where revoked_at is null",
      `insert into api_token (authority_id, id, token_hash, staff_id, label, scope, issued_on, expires_at, accepted_on)
       select authority_id, gen_random_uuid(), '\\x01', staff_id, label, scope, issued_on, expires_at, issued_on from api_token where id = '${id}'`,
    ])
      await expect(inSql(text)).rejects.toThrow("a token is accepted by its agent");
    expect(await resolve(token)).toBeUndefined();
    await declineApiToken(camille.context, id);
    await expect(accept(camille.context)).rejects.toThrow("access.unknown_token");
    expect(await resolve(token)).toBeUndefined();
  });

  test("refused twice, by two at once or once it ended, it is refused once: one line", async () => {
    await issued({ label: "Deux fois" });
    const id = await waiting();
    await Promise.all([declineApiToken(camille.context, id), declineApiToken(camille.context, id)]);
    await declineApiToken(camille.context, id);
    await runJournalSequencing(at());
    const auditor = (await admin.agent(["auditor"])).browser;
    const { body } = await auditor.open("/caen/administration/journal");
    const line = "Un agent a refusé qu’un jeton d’API agisse en son nom (Deux fois).";
    expect(body.split(line)).toHaveLength(2);
    expect(body).not.toContain("révoqué (Deux fois)");
    const brief = await atWork({ label: "Fini", until_day: "25", until_month: "11", until_year: "2026" });
    const [ended] = await listOwnApiTokens(camille.context);
    const later = admin.house.clock.now().getTime() + 3 * 86_400_000;
    const after = { ...camille.context, now: () => new Date(later) };
    await declineApiToken(after, ended?.id ?? parseId<"apiToken">(""));
    expect((await tokens()).find((one) => one.id === ended?.id)?.revoked).toBe(false);
    await declineApiToken(camille.context, ended?.id ?? parseId<"apiToken">(""));
    expect(await resolve(brief)).toBeUndefined();
  });

  test("in one's own, it acts at once", async () => {
    await helene.browser.open(`${HOME}/${idOf(helene.context)}/jeton`);
    const { body } = await helene.browser.submit({ ...form, scope: "authority_administrator" });
    expect(body).not.toContain("Il n’ouvre rien");
    const token = /<code>(ardeco_[\w-]{43})<\/code>/.exec(body)?.[1] ?? "";
    expect(await resolve(token)).toMatchObject({ staffId: idOf(helene.context) });
    await admin.house.drain();
    expect(admin.house.mails).toContainEqual(
      expect.objectContaining({
        to: `${idOf(helene.context)}@agents.example`,
        subject: expect.stringMatching(/^Un jeton d’API agit à votre nom/),
      }),
    );
    for (const { id } of await listOwnApiTokens(helene.context)) await declineApiToken(helene.context, id);
    expect(await resolve(token)).toBeUndefined();
  });

  test("a browser left open issues none, in one's own name or another's; what was typed is kept", async () => {
    const { browser, context } = await admin.agent(["authority_administrator"], "Omar Haddad");
    const page = `${HOME}/${idOf(context)}/jeton`;
    expect((await browser.open(page)).body).not.toContain("Me reconnecter");
    const wish = {
      label: "Essai",
      scope: ["authority_administrator"] as const,
      expiresAt: new Date("2027-03-01"),
    };
    const session = { createdAt: admin.house.clock.now() };
    admin.house.clock.advance(16 * 60_000);
    for (const staffId of [idOf(context), idOf(helene.context)]) {
      const late = issueApiToken(context, { ...wish, staffId, session });
      await expect(late).rejects.toThrow("access.recent_sign_in_required");
      await expect(issueApiToken(context, { ...wish, staffId })).rejects.toThrow(
        "access.recent_sign_in_required",
      );
    }
    const { status, body } = await browser.submit({ ...form, scope: "authority_administrator" });
    expect(status).toBe(403);
    expect(body).toContain("Me reconnecter");
    expect(body).toContain('value="Reprise des dossiers"');
    expect(await listOwnApiTokens(context)).toEqual([]);
  });
});

describe("an API token", () => {
  test("is shown once, acts with the chosen roles only, tells itself in the journal, and stops when revoked", async () => {
    const token = await atWork();
    expect(helene.browser.shown.headers["cache-control"]).toBe("no-store");
    expect(await resolve(token)).toMatchObject({
      kind: "staff",
      staffId: idOf(camille.context),
      label: "Camille Lefèvre (API : Reprise des dossiers)",
      roles: [{ role: "reception" }],
    });
    const list = await helene.browser.open(`${HOME}/jetons`);
    expect(list.body).not.toContain(token);
    expect(list.body).toContain("mercredi 31 mars 2027");
    expect(list.body).toContain("mardi 24 novembre 2026");

    await helene.browser.submit({}, { action: `${HOME}/jetons/fin` });
    expect(helene.browser.shown.body).toContain("Révoqué");
    expect(await resolve(token)).toBeUndefined();
    const [{ id } = { id: parseId<"apiToken">(at().newId()) }] = await tokens();
    await expect(revokeApiToken(helene.context, id)).rejects.toThrow("access.unknown_token");

    await runJournalSequencing(at());
    const auditor = (await admin.agent(["auditor"])).browser;
    const { body } = await auditor.open("/caen/administration/journal");
    expect(body).toContain("Un jeton d’API a été créé (Reprise des dossiers).");
    expect(body).toContain("Un jeton d’API a été révoqué (Reprise des dossiers).");
  });

  test("gives no role that its agent does not hold, nor that the giver may not give", async () => {
    const { context } = await admin.agent(["operator", "auditor"], "Omar Exploitation");
    const expiresAt = new Date(at().now().getTime() + 3_600_000);
    const session = { createdAt: at().now() };
    const wish = { staffId: idOf(context), label: "Essai", expiresAt, session };
    for (const [scope, code] of [
      [["operator"], "access.role_out_of_reach"],
      [["validator"], "access.token_scope"],
      [[], "access.token_scope"],
    ] as const) {
      await expect(issueApiToken(helene.context, { ...wish, scope })).rejects.toThrow(code);
    }
    expect((await helene.browser.open(`${HOME}/${idOf(context)}/jeton`)).body).not.toContain(
      'value="operator"',
    );
    expect((await helene.browser.submit({ ...form, scope: "operator" })).status).toBe(422);
  });
});

describe("who may not", () => {
  test("another role, and the administrator of another authority, see, issue and revoke nothing", async () => {
    await issued();
    const [live] = (await tokens()).filter(({ revoked }) => !revoked);
    if (!live) throw new Error("no live token");
    const stranger = await anAgent(admin.house, admin.group.id, ["authority_administrator"]);
    expect(await listApiTokens(stranger)).toEqual([]);
    await expect(revokeApiToken(stranger, live.id)).rejects.toThrow("access.unknown_token");
    const session = { createdAt: at().now() };
    const wish = { staffId: idOf(camille.context), label: "x", scope: ["reception"] as const, session };
    const expiresAt = new Date(at().now().getTime() + 3_600_000);
    await expect(issueApiToken(stranger, { ...wish, expiresAt })).rejects.toThrow("access.unknown_agent");
    for (const refused of [
      issueApiToken(camille.context, { ...wish, expiresAt }),
      revokeApiToken(camille.context, live.id),
      listApiTokens(camille.context),
    ]) {
      await expect(refused).rejects.toThrow("access.capability_missing");
    }
    expect((await camille.browser.open(`${HOME}/${idOf(camille.context)}/jeton`)).status).toBe(403);
    expect((await tokens()).find(({ id }) => id === live.id)?.revoked).toBe(false);
  });

  test("what was revoked is not revived past the use cases", async () => {
    const token = await atWork();
    for (const { id, revoked } of await tokens()) if (!revoked) await revokeApiToken(helene.context, id);
    const revived = await at().transaction((tx) => sql`update api_token set revoked_at = null`.execute(tx));
    expect(revived.numAffectedRows).toBe(0n);
    expect(await resolve(token)).toBeUndefined();
  });
});

describe("time", () => {
  test("a token lives until the end of its last day in Paris, a year at most, and says so by the field", async () => {
    const token = await atWork({ until_day: "25", until_month: "11", until_year: "2026" });
    for (const wrong of [{ until_year: "2028" }, { until_year: "2025" }, { until_year: "" }]) {
      expect(await issued(wrong)).toBe("");
      expect(helene.browser.shown.status).toBe(422);
      expect(helene.browser.shown.body).toContain('value="Reprise des dossiers"');
    }
    const until = Date.parse("2026-11-25T22:59:59Z") - at().now().getTime();
    admin.house.clock.advance(until);
    expect(await resolve(token)).toBeDefined();
    admin.house.clock.advance(1_000);
    expect(await resolve(token)).toBeUndefined();
  });
});

describe("ends with what its agent may do", () => {
  test("a key reset, and the role taken back, stop it for good: given again, the role does not revive it", async () => {
    const [reset, demoted] = [await atWork(), await atWork()];
    const staffId = idOf(camille.context);
    expect([await resolve(reset), await resolve(demoted)]).not.toContain(undefined);
    const grant = { role: "reception" } as const;
    await updateAgentRoles(helene.context, { staffId, grant, held: false });
    await updateAgentRoles(helene.context, { staffId, grant, held: true });
    expect([await resolve(reset), await resolve(demoted)]).toEqual([undefined, undefined]);

    const [again, waits] = [await atWork(), await issued()];
    await revokeAgentPasskeys(helene.context, staffId, async () => {});
    expect(await resolve(again)).toBeUndefined();
    expect(await listOwnApiTokens(camille.context)).toEqual([]);
    expect(await resolve(waits)).toBeUndefined();
  });

  test("a role that its agent still holds elsewhere goes on serving", async () => {
    const token = await atWork();
    const staffId = idOf(camille.context);
    const grant = { role: "reception", deskId: admin.town.deskId } as const;
    await updateAgentRoles(helene.context, { staffId, grant, held: true });
    await updateAgentRoles(helene.context, { staffId, grant, held: false });
    expect(await resolve(token)).toMatchObject({ staffId });
  });

  test("an agent who left has none left", async () => {
    const gone = await admin.agent(["reception"], "Zoé Partie");
    const session = { createdAt: admin.house.clock.now() };
    const expiresAt = new Date("2027-03-01");
    const wish = { staffId: idOf(gone.context), label: "Essai", scope: ["reception"] as const, expiresAt };
    const { token } = await issueApiToken(helene.context, { ...wish, session });
    const [waiting] = await listOwnApiTokens(gone.context);
    await acceptApiToken(gone.context, {
      id: waiting?.id ?? parseId<"apiToken">(""),
      session: sessionOf(gone.context),
    });
    expect(await resolve(token)).toMatchObject({ staffId: idOf(gone.context) });
    await at().transaction((tx) => eraseAgent(tx, at(), idOf(gone.context)));
    expect((await tokens()).find(({ id }) => id === waiting?.id)?.revoked).toBe(true);
  });
});
