import { randomUUID } from "node:crypto";
import { makeIdentity, seal } from "@ardeco/sealed-files";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, anAgentAddedBy, aTown } from "../../../../testing/builders.ts";
import { inSql, staffIdOf } from "../../../../testing/in-sql.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../../messaging/notifications/index.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import {
  buildRequestFile,
  checkFingerprint,
  readCorrespondent,
  readFingerprint,
  receiveAnswer,
  sourcesContribution,
  sourcesJobs,
  startRefresh,
  updateCorrespondent,
} from "../index.ts";
import { aCorrespondent, answerLine, confirmedByOfficer, HEADER } from "../testing/a-correspondent.ts";
import { aFamily } from "../testing/a-family.ts";
import { writeRequestFile } from "./write-request.ts";

// Whoever has the key of the correspondent's certificate reads every family: nobody names it alone.

let house: TestRuntime;
let town: { readonly id: AuthorityId };
let mayor: Context;
let caf: Awaited<ReturnType<typeof aCorrespondent>>;
beforeEach(async () => {
  house = await testRuntime([sourcesJobs, notificationsJobs]);
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  house.clock.set("2027-01-04T08:00:00Z");
  mayor = await anAgent(house, town.id, ["authority_administrator"]);
  caf = await aCorrespondent(mayor);
});
afterEach(() => house.close());

const aNumberedFamily = () =>
  aFamily(house, town.id, { given_name: "Une", family_quotient: 742, caf_number: "1000001" });
const begin = async () => {
  const id = parseId<"sourceRefresh">(randomUUID());
  await startRefresh(mayor, { id, asks: "informed", informedHow: "Lettre du 1er décembre.", way: "file" });
  await house.drain();
  return id;
};
const code = (one: Promise<unknown>) =>
  one.then(
    () => "done",
    (error: { code?: string; fields?: readonly { code: string }[] }) => error.fields?.[0]?.code ?? error.code,
  );
const file = (...lines: readonly string[]) => [HEADER, ...lines].join("\r\n");

describe("whoever gives a certificate of their own as the correspondent's", () => {
  const settings = {
    register: "CAF",
    name: "CAF du Calvados",
    legalBasis: "convention du 1er octobre 2026",
  } as const;
  const theirOwn = () =>
    makeIdentity({
      name: "CAF du Calvados",
      validFrom: new Date("2026-01-01"),
      validTo: new Date("2036-01-01"),
    });
  const kept = async (who = mayor) => {
    const found = await readCorrespondent(who);
    if (!found) throw new Error("no correspondent");
    return found;
  };
  const give = async (certificate: string, who = mayor) =>
    updateCorrespondent(who, { ...settings, certificate, revision: (await kept()).revision });
  const check = async (who: Context, as: "confirmed" | "refused") =>
    code(checkFingerprint(who, { fingerprint: (await kept()).fingerprint, as }));
  const start = () => {
    const id = parseId<"sourceRefresh">(randomUUID());
    return startRefresh(mayor, { id, asks: "informed", informedHow: "Lettre.", way: "file" });
  };
  const requests = () =>
    house.sqlAs<{ sealed_for: string }>(
      "owner",
      "select sealed_for from source_file where direction = 'request'",
    );

  test("an administrator, lent or not, who gives a certificate alone: no request is written, no answer opened, until another has read its fingerprint", async () => {
    await aNumberedFamily();
    const forged = await theirOwn();
    await give(forged.certificate);
    expect(await code(start())).toBe("sources.fingerprint_to_confirm");
    expect(await check(mayor, "confirmed")).toBe("sources.another_confirms");
    const validator = await anAgent(house, town.id, ["validator"], "Alix Renard");
    expect(await check(validator, "confirmed")).toBe("access.capability_missing");
    if (mayor.actor.kind !== "staff") throw new Error("an agent");
    const lent = house.as({ ...mayor.actor, delegationId: parseId<"delegation">(randomUUID()) }, town.id);
    expect(
      await code(updateCorrespondent(lent, { ...settings, certificate: forged.certificate, revision: 9 })),
    ).toBe("access.capability_missing");
    expect(await check(lent, "confirmed")).toBe("access.capability_missing");
    expect(await code(buildRequestFile(lent, parseId<"sourceRefresh">(randomUUID())))).toBe(
      "access.capability_missing",
    );
    expect(await requests()).toEqual([]);

    await confirmedByOfficer(mayor);
    await confirmedByOfficer(mayor);
    await start();
    await house.drain();
    expect(await requests()).toEqual([{ sealed_for: (await kept()).fingerprint }]);
  });

  test("while a request waits: nothing leaves nor is opened; the request is written anew for the one confirmed, and the former opens nothing", async () => {
    await aNumberedFamily();
    const id = await begin();
    const [line] = await caf.readRequest();
    if (!line) throw new Error("an empty request");
    const former = (await kept()).fingerprint;
    const other = await theirOwn();
    const write = () => writeRequestFile(house.system(town.id), id);
    expect(await write()).toBe("written");
    await give(other.certificate);
    expect(await write()).toBe("not_yet");
    expect(await code(buildRequestFile(mayor, id))).toBe("sources.fingerprint_to_confirm");
    const answer = file(answerLine(line, { quotient: 1 }));
    expect(await code(caf.answer(answer))).toBe("sources.fingerprint_to_confirm");
    const byThem = seal(Buffer.from(answer), {
      recipient: (await kept()).ownCertificate,
      sender: other,
      now: mayor.now(),
    });
    expect(await code(receiveAnswer(mayor, byThem))).toBe("sources.fingerprint_to_confirm");
    await confirmedByOfficer(mayor);
    await house.drain();
    const now = (await kept()).fingerprint;
    expect([await requests(), now === former]).toEqual([[{ sealed_for: now }], false]);
    expect(await code(caf.answer(answer))).toBe("sealed_file.other_sender");
    expect(await receiveAnswer(mayor, byThem)).toEqual({ isNew: true });
  });

  test("a colleague whom the administrator has just made up, or whom one made up makes up, confirms nothing for a week; nor do they for each other", async () => {
    await give((await theirOwn()).certificate);
    const roles = ["authority_administrator"] as const;
    const madeUp = await anAgentAddedBy(house, mayor, roles, "Inès Roche");
    const further = await anAgentAddedBy(house, madeUp, roles, "Jules Perrin");
    const sister = await anAgentAddedBy(house, mayor, roles, "Lucie Roche");
    for (const who of [madeUp, further, sister]) {
      expect(await readFingerprint(who)).toMatchObject({ isTheirs: true, givenBy: "Camille Lefèvre" });
      expect(await check(who, "confirmed")).toBe("sources.another_confirms");
      const text = `update source_correspondent set checked_as = 'confirmed', checked_by = '${staffIdOf(who)}', checked_at = now()`;
      await expect(inSql(who, text)).rejects.toThrow("these count for one");
    }
    await give((await theirOwn()).certificate, madeUp);
    expect(await check(mayor, "confirmed")).toBe("sources.another_confirms");
    expect(await check(sister, "confirmed")).toBe("sources.another_confirms");
    expect(await check(sister, "refused")).toBe("done");
    await give((await theirOwn()).certificate);
    house.clock.advance(7 * 86_400_000);
    expect(await check(madeUp, "confirmed")).toBe("done");
  });

  test("the same name under another id confirms nothing; another administrator does, or says that it is not theirs, and then it does nothing", async () => {
    const namesake = await anAgent(house, town.id, ["authority_administrator"], "LEFEVRE, Camille");
    const other = await anAgent(house, town.id, ["authority_administrator"], "Hélène Auvray");
    await give((await theirOwn()).certificate);
    expect(await readFingerprint(namesake)).toMatchObject({ isTheirs: true, givenBy: "Camille Lefèvre" });
    expect(await check(namesake, "confirmed")).toBe("sources.another_confirms");
    expect(await code(checkFingerprint(other, { fingerprint: "AB:CD", as: "confirmed" }))).toBe(
      "sources.nothing_to_confirm",
    );
    expect(await check(other, "confirmed")).toBe("done");
    expect(await check(other, "confirmed")).toBe("done");
    expect(await check(namesake, "refused")).toBe("done");
    expect(await code(start())).toBe("sources.fingerprint_to_confirm");
    expect(await check(other, "confirmed")).toBe("sources.nothing_to_confirm");
    // Saved by another, it stays refused; given again by who gave it, it is to be compared again.
    await give((await kept()).certificate, other);
    expect((await kept()).check).toBe("refused");
    await give((await kept()).certificate);
    expect((await kept()).check).toBe("waiting");
  });

  test("another text of the exchange leaves what was confirmed; another name of the office does not", async () => {
    const { certificate, revision } = await kept();
    await updateCorrespondent(mayor, { ...settings, legalBasis: "avenant", certificate, revision });
    expect((await kept()).check).toBe("confirmed");
    await updateCorrespondent(mayor, {
      ...settings,
      name: "Autre",
      certificate,
      revision: (await kept()).revision,
    });
    expect((await kept()).check).toBe("waiting");
  });

  test("past the pages, in SQL: who gave it does not confirm, nor in another's name, nor an agent lent; nobody gives it confirmed", async () => {
    const namesake = await anAgent(house, town.id, ["authority_administrator"], "Lefevre Camille");
    const officer = await anAgent(house, town.id, ["data_protection_officer"], "Noémie Officier");
    const elsewhere = await aTown(house, { slug: "ailleurs" });
    const abroad = await anAgent(house, elsewhere.id, ["authority_administrator"], "Autre Part");
    if (abroad.actor.kind !== "staff") throw new Error("an agent");
    const lent = house.as(abroad.actor, town.id);
    await give((await theirOwn()).certificate);
    const idOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.staffId : "");
    const write = (who: Context, set: string) =>
      who.transaction(async (tx) => {
        const { numAffectedRows } = await sql
          .raw(`update source_correspondent set ${set}`)
          .execute(tx.withTables());
        return numAffectedRows;
      });
    const confirm = (by: string) => `checked_as = 'confirmed', checked_at = now(), checked_by = '${by}'`;
    for (const [who, by] of [
      [mayor, idOf(mayor)],
      [mayor, idOf(officer)],
      [namesake, idOf(namesake)],
    ] as const)
      await expect(write(who, confirm(by))).rejects.toThrow(/confirms|compared/);
    expect(await write(lent, confirm(idOf(lent)))).toBe(0n);
    expect(await write(house.system(town.id), confirm(idOf(officer)))).toBe(0n);
    await expect(write(mayor, `given_by = '${idOf(officer)}'`)).rejects.toThrow(/own name/);
    await expect(write(officer, "legal_basis = 'autre'")).rejects.toThrow(/officer/);
    await expect(write(officer, `certificate = 'x', ${confirm(idOf(officer))}`)).rejects.toThrow(/own name/);
    expect(await write(officer, confirm(idOf(officer)))).toBe(1n);
    await expect(write(mayor, "certificate = 'x'")).rejects.toThrow(/own name/);
    await write(
      mayor,
      `certificate = '${caf.identity.certificate}', checked_as = null, checked_at = null, checked_by = null`,
    );
    expect((await kept()).check).toBe("waiting");
  });

  test("the other administrators and the officer are written to, not who gave it; the journal says which fingerprint was given, confirmed, refused", async () => {
    const other = await anAgent(house, town.id, ["authority_administrator"], "Hélène Auvray");
    const count = async () =>
      (await house.sqlAs("owner", "select id from message where channel = 'email'")).length;
    const before = await count();
    await give((await theirOwn()).certificate);
    // The officer of before, and her.
    expect((await count()) - before).toBe(2);
    await check(other, "confirmed");
    await check(other, "refused");
    const { fingerprint } = await kept();
    const tell = sourcesContribution.journal ?? {};
    for (const action of ["correspondent_kept", "fingerprint_confirmed", "fingerprint_refused"])
      expect(tell[`sources.${action}`]?.({ register: "CAF", fingerprint, isOther: true }).fr).toContain(
        fingerprint,
      );
    const officer = await anAgent(house, town.id, ["data_protection_officer"], "Noé Lecteur");
    const { entries } = await officer.transaction((tx) => readAuthorityJournal(tx, officer));
    const told = entries.filter(({ data }) => data.fingerprint === fingerprint);
    expect(told.map(({ action }) => action)).toEqual([
      "sources.fingerprint_refused",
      "sources.fingerprint_confirmed",
      "sources.correspondent_kept",
    ]);
  });
});
