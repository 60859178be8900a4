import { randomUUID } from "node:crypto";
import { makeIdentity, seal } from "@ardeco/sealed-files";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAnswerKeys } from "../../../../composition/run-key-rotation.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listElementHistory, readValidated } from "../../../identity/identity/index.ts";
import { listPersonMessages, notificationsJobs } from "../../../messaging/notifications/index.ts";
import { openBytesForAuthority, sealBytesForAuthority } from "../../../trust/keys/index.ts";
import {
  applyRefreshAct,
  applySettlement,
  buildRequestFile,
  closeFileProblems,
  listFileProblems,
  listQuestions,
  listToSettle,
  readCorrespondent,
  readRefresh,
  receiveAnswer,
  sourcesContribution,
  sourcesJobs,
  startRefresh,
  updateCorrespondent,
} from "../index.ts";
import { type Asked, aCorrespondent, answerLine, HEADER } from "../testing/a-correspondent.ts";
import { aFamily } from "../testing/a-family.ts";

// Scene 5 by file: the request leaves sealed, the answer comes back sealed, and whatever it holds, no family
// is lost.

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

const numbered = (rank: number, more: Readonly<Record<string, unknown>> = {}) =>
  aFamily(house, town.id, {
    given_name: names[rank],
    family_quotient: 742,
    caf_number: String(1_000_001 + rank),
    ...more,
  });
const names = ["Une", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf"];
const begin = async () => {
  const id = parseId<"sourceRefresh">(randomUUID());
  await startRefresh(mayor, { id, asks: "informed", informedHow: "Lettre du 1er décembre.", way: "file" });
  await house.drain();
  return id;
};
const asked = async (): Promise<ReadonlyMap<string, Asked>> =>
  new Map((await caf.readRequest()).map((one) => [one.givenNames, one]));
const of = (lines: ReadonlyMap<string, Asked>, name: string): Asked => {
  const line = lines.get(name);
  if (!line) throw new Error(`${name} is not in the request`);
  return line;
};
const quotientOf = (id: PersonId) => {
  const system = house.system(town.id);
  return system.transaction(async (tx) => (await readValidated(tx, system, id)).family_quotient);
};
const outcomeOf = async (id: PersonId) => {
  const system = house.system(town.id);
  const [question] = await listQuestions(system, id);
  return question && [question.state, question.outcome];
};
const code = (one: Promise<unknown>) =>
  one.then(
    () => "done",
    (error: { code?: string; fields?: readonly { code: string }[] }) => error.fields?.[0]?.code ?? error.code,
  );
const file = (...lines: readonly string[]) => [HEADER, ...lines].join("\r\n");

test("the request names only who has a checked number, by a reference that says nothing, and only the CAF opens it", async () => {
  const one = await numbered(0);
  await aFamily(house, town.id, { given_name: "Sansnumero", family_quotient: 742 });
  const id = await begin();
  const lines = await caf.readRequest();
  expect(lines).toEqual([
    expect.objectContaining({
      number: "1000001",
      familyName: "Périgord",
      givenNames: "Une",
      birthdate: "1990-05-04",
    }),
  ]);
  expect(lines[0]?.reference).not.toContain(one.personId);
  const taken = await buildRequestFile(mayor, id);
  expect(taken.toString("latin1")).not.toMatch(/rigord|1000001/);
  const [question] = await listQuestions(one, one.personId);
  expect(question?.asked.told).toMatch(
    /à la CAF, par fichier chiffré, votre numéro.*convention du 1er octobre 2026.*Lettre/,
  );
});

test("quotients that come back count from that day, the former ones stay dated, and each family is told once", async () => {
  const [one, two] = [await numbered(0), await numbered(1)];
  await begin();
  const lines = await asked();
  const answer = file(
    answerLine(of(lines, "Une"), { quotient: 650 }),
    answerLine(of(lines, "Deux"), { quotient: 742 }),
  );
  expect(await caf.answer(answer)).toEqual({ isNew: true });
  await house.drain();
  expect([await quotientOf(one.personId), await quotientOf(two.personId)]).toEqual([650, 742]);
  const history = await listElementHistory(one, one.personId);
  const quotients = history.filter(({ name }) => name === "family_quotient");
  expect(
    quotients.map(({ value, validUntil, provenance }) => [value, validUntil, provenance.register]),
  ).toContainEqual([650, expect.anything(), { name: "CAF", month: "2027-01" }]);
  expect(
    quotients.find(({ value, state, validUntil }) => value === 742 && state === "superseded" && validUntil)
      ?.validUntil,
  ).toBe("2027-01-04");
  expect(await readRefresh(mayor, "file")).toMatchObject({ state: "done", endedOn: "2027-01-04" });
  const messages = async (who: typeof one) => (await listPersonMessages(who, who.personId)).length;
  expect([await messages(one), await messages(two)]).toEqual([1, 0]);
});

test("the answer is under a key of its own, drawn once, which goes with its content; one of before is given a key, and read", async () => {
  await numbered(0);
  await begin();
  const line = answerLine(of(await asked(), "Une"), { quotient: 650 });
  const keys = () =>
    house.sqlAs<{ id: string }>(
      "owner",
      "select row_id as id from row_key join source_file on source_file.id = row_id and direction = 'answer'",
    );
  const sealed = async () =>
    (
      await house.sqlAs<{ id: string; bytes: Buffer | null }>(
        "owner",
        "select id, content_sealed as bytes from source_file where direction = 'answer'",
      )
    )[0];
  expect(await caf.answer(file(line))).toEqual({ isNew: true });
  expect(await caf.answer(file(line))).toEqual({ isNew: false });
  expect(await keys()).toHaveLength(1);
  const system = house.system(town.id);
  const { id = "", bytes } = (await sealed()) ?? {};
  const field = `source-file:${id}`;
  expect(() => openBytesForAuthority(system, field, bytes ?? Buffer.alloc(0))).toThrow(
    /keys\.cannot_open|ouverte/,
  );
  // As it was kept before.
  await house.sqlAs("owner", "delete from row_key where row_id = $1", [id]);
  await house.sqlAs("owner", "update source_file set content_sealed = $2 where id = $1", [
    id,
    sealBytesForAuthority(system, field, Buffer.from(file(line))),
  ]);
  expect(await createAnswerKeys(house.runtime)).toBe(1);
  expect(await createAnswerKeys(house.runtime)).toBe(0);
  expect(() => openBytesForAuthority(system, field, bytes ?? Buffer.alloc(0))).toThrow();
  const [{ leaf } = { leaf: -1 }] = await house.sqlAs<{ leaf: number }>(
    "owner",
    "select leaf::float8 as leaf from row_key where row_id = $1",
    [id],
  );
  await house.drain();
  expect(await readRefresh(mayor, "file")).toMatchObject({ state: "done" });
  expect([(await sealed())?.bytes, await keys()]).toEqual([null, []]);
  expect(await house.sqlAs("owner", "select 1 from erased_leaf where leaf = $1", [leaf])).toHaveLength(1);
});

test("each kind of mismatch is listed with what it is, and changes nothing until an agent says why", async () => {
  const people = [];
  for (let rank = 0; rank < 8; rank += 1) people.push(await numbered(rank));
  await begin();
  const lines = await asked();
  const line = (name: string, said: Parameters<typeof answerLine>[1]) => answerLine(of(lines, name), said);
  await caf.answer(
    file(
      line("Une", { quotient: 650, name: "Tartempion" }),
      line("Deux", {}),
      line("Trois", { result: "PLUSIEURS" }),
      line("Quatre", { result: "INCONNU" }),
      line("Cinq", { quotient: 650 }),
      line("Cinq", { quotient: 900 }),
      line("Six", { quotient: "2400,00", month: "01/2027" }),
      line("Sept", { quotient: '=HYPERLINK("http://x")' }),
      answerLine({ ...of(lines, "Une"), reference: randomUUID() }, { quotient: 1 }),
      answerLine({ ...of(lines, "Une"), reference: "../../etc/passwd" }, { quotient: 1 }),
    ),
  );
  await house.drain();
  expect(await Promise.all(people.map(({ personId }) => outcomeOf(personId)))).toEqual([
    ["to_settle", "other_identity"],
    ["to_settle", "no_quotient"],
    ["to_settle", "several"],
    ["to_settle", "not_found"],
    ["to_settle", "twice"],
    ["to_settle", "far"],
    ["waiting", undefined],
    ["waiting", undefined],
  ]);
  for (const { personId } of people) expect(await quotientOf(personId)).toBe(742);
  const agent = await anAgent(house, town.id, ["validator"]);
  const [problems] = await listFileProblems(agent);
  expect(problems).toMatchObject({ lines: 10, problems: 3 });
  expect(problems?.shown.map(({ line: at, code: what }) => [at, what])).toEqual([
    [9, "unreadable"],
    [10, "unknown_reference"],
    [11, "unknown_reference"],
  ]);
  if (problems) await closeFileProblems(agent, { fileId: problems.fileId, upTo: 10 });
  expect((await listFileProblems(agent)).map(({ shown }) => shown.length)).toEqual([1]);
  const list = await listToSettle(agent);
  const far = list.questions.find(({ outcome }) => outcome === "far");
  if (far) await applySettlement(agent, { id: far.id, decision: "applied", reason: "Reprise d’emploi" });
  const six = people[5];
  expect(six && (await quotientOf(six.personId))).toBe(2_400);
  expect(six && (await listPersonMessages(six, six.personId)).length).toBe(1);
  await applyRefreshAct(
    mayor,
    (await readRefresh(mayor, "file"))?.id ?? parseId<"sourceRefresh">(randomUUID()),
    "close",
  );
  const [, , , , , , seven] = people;
  expect(seven && (await outcomeOf(seven.personId))).toEqual(["to_settle", "silent"]);
});

test("the same file twice changes nothing; another answer for who was answered is listed, and so is a month before the one held", async () => {
  const one = await numbered(0);
  await begin();
  const lines = await asked();
  const answer = file(answerLine(of(lines, "Une"), { quotient: 650 }), "x;1;2027-01;a;b;2000-01-01;");
  expect(await caf.answer(answer)).toEqual({ isNew: true });
  await house.drain();
  expect(await readRefresh(mayor, "file")).toMatchObject({ state: "done" });
  const two = await numbered(1);
  await begin();
  const again = await asked();
  const second = file(
    answerLine(of(lines, "Une"), { quotient: 650 }),
    answerLine(of(again, "Deux"), { quotient: 742 }),
    answerLine(of(again, "Une"), { quotient: 700, month: "2026-10" }),
  );
  expect(await caf.answer(second)).toEqual({ isNew: true });
  expect(await caf.answer(second)).toEqual({ isNew: false });
  await house.drain();
  expect(await outcomeOf(two.personId)).toEqual(["answered", "same"]);
  const system = house.system(town.id);
  const questions = await listQuestions(system, one.personId);
  expect(questions.map(({ outcome }) => outcome).toSorted()).toEqual(["found", "older"]);
  const agent = await anAgent(house, town.id, ["validator"]);
  const problems = await listFileProblems(agent);
  const listed = problems.map(({ shown }) => shown.map(({ code: what }) => what));
  expect(listed.toSorted()).toEqual([["not_asked"], ["unknown_reference"]]);
});

describe("a hostile file is refused in a sentence, and nothing of it is kept", () => {
  beforeEach(async () => {
    await numbered(0);
    await begin();
  });
  const refusals: readonly (readonly [string, () => Promise<Buffer>, string])[] = [
    ["not encrypted", async () => Buffer.from(file("x")), "sealed_file.not_sealed"],
    ["cut short", async () => (await caf.sealFor(file("x"))).subarray(0, 300), "sealed_file.cut_short"],
    [
      "from another",
      async () => {
        const { certificate } = await theirCertificate();
        const validity = { validFrom: new Date("2026-01-01"), validTo: new Date("2036-01-01") };
        const sender = await makeIdentity({ name: "Un autre", ...validity });
        return seal(Buffer.from(file("x")), { recipient: certificate, sender, now: mayor.now() });
      },
      "sealed_file.other_sender",
    ],
    [
      "for another",
      async () =>
        seal(Buffer.from(file("x")), {
          recipient: caf.identity.certificate,
          sender: caf.identity,
          now: mayor.now(),
        }),
      "sealed_file.not_for_us",
    ],
    [
      "binary inside",
      () => caf.sealFor(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])),
      "sources.file_encoding",
    ],
    [
      "UTF-16 that does not say so",
      () => caf.sealFor(Buffer.from(file("x"), "utf16le")),
      "sources.file_encoding",
    ],
    ["without a column", () => caf.sealFor("reference;quotient\nx;1"), "sources.file_columns"],
    ["an endless cell", () => caf.sealFor(file(`"${"x".repeat(2_000_000)}`)), "sources.file_columns"],
    ["a million lines", () => caf.sealFor(file("x\n".repeat(1_000_000))), "sources.file_lines"],
    ["over eight megabytes", async () => Buffer.alloc(9 * 1024 * 1024, 0x30), "sealed_file.too_large"],
  ];
  const theirCertificate = async () => {
    const kept = await readCorrespondent(mayor);
    return { certificate: kept?.ownCertificate ?? "" };
  };
  test.each(refusals)("%s", async (_what, make, expected) => {
    const bytes = await make();
    // Time of the processor, not of the clock: the machine does other things.
    const start = process.threadCpuUsage();
    expect(await code(receiveAnswer(mayor, bytes))).toBe(expected);
    expect(process.threadCpuUsage(start).user).toBeLessThan(4_000_000);
    const rows = await house.sqlAs("owner", "select id from source_file where direction = 'answer'");
    expect(rows).toEqual([]);
  });

  test.each([
    ["Latin-1", (text: string) => Buffer.from(text, "latin1")],
    ["UTF-8 with its mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
    ["UTF-16 with its mark", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["tabs", (text: string) => Buffer.from(text.replaceAll(";", "\t"))],
  ])("a table in %s is read", async (_what, encode) => {
    const lines = await asked();
    await caf.answer(encode(file(answerLine(of(lines, "Une"), { quotient: 650 }))));
    await house.drain();
    expect(await readRefresh(mayor, "file")).toMatchObject({
      counts: [{ state: "answered", outcome: "found", count: 1 }],
    });
  });
});

test("without a correspondent or a request, nothing is read; only an administrator exchanges, and no private key is taken", async () => {
  const other = await aTown(house, { slug: "autre" });
  const elsewhere = await anAgent(house, other.id, ["authority_administrator"]);
  const id = parseId<"sourceRefresh">(randomUUID());
  const start = { id, asks: "informed", informedHow: "x", way: "file" } as const;
  expect(await code(startRefresh(elsewhere, start))).toBe("sources.correspondent_missing");
  expect(await code(caf.answer(file("x")))).toBe("sources.file_not_expected");
  const agent = await anAgent(house, town.id, ["validator"]);
  expect(await code(receiveAnswer(agent, Buffer.alloc(1)))).toBe("access.capability_missing");
  expect(await code(buildRequestFile(agent, id))).toBe("access.capability_missing");
  const settings = { register: "CAF", name: "CAF", legalBasis: "x", revision: 1 } as const;
  const keep = (certificate: string) => code(updateCorrespondent(mayor, { ...settings, certificate }));
  expect(await keep(caf.identity.privateKey)).toBe("sealed_file.private_key_given");
  expect(await keep("bonjour")).toBe("sealed_file.not_a_certificate");
});

test("its content leaves with the last line, with the end of the exchange, and after thirty days", async () => {
  await numbered(0);
  await begin();
  const contents = () =>
    house.sqlAs("owner", "select direction from source_file where content_sealed is not null");
  expect(await contents()).toEqual([{ direction: "request" }]);
  const lines = await asked();
  await caf.answer(file(answerLine(of(lines, "Une"), { quotient: 650 })));
  expect(await contents()).toHaveLength(2);
  await house.drain();
  expect(await contents()).toEqual([]);
  await begin();
  expect(await contents()).toHaveLength(1);
  house.clock.advance(31 * 24 * 3_600_000);
  const system = house.system(town.id);
  await system.transaction((tx) => sourcesContribution.purge?.(tx, system) ?? Promise.resolve(0));
  expect(await contents()).toEqual([]);
});
