import { generateKeyPairSync } from "node:crypto";
import {
  readCheckpoint,
  readVerifier,
  verifierOf,
  verifyLog,
  writeSignature,
  writeVerifier,
} from "@ardeco/transparency-log";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { findLogFile, readWitness } from "../../trust/audit/index.ts";
import { aJournal, forgetPlaces } from "../../trust/audit/testing/a-journal.ts";
import {
  addCheckpoint,
  addWatchedLog,
  addWitness,
  removeWatchedLog,
  removeWitness,
  requestCosignatures,
} from "./index.ts";
import { readRequest, writeRequest } from "./request.ts";
import { pairs } from "./testing/a-pair.ts";
import { aWitnessServer } from "./testing/a-witness-server.ts";

let house: TestRuntime;
let server: Awaited<ReturnType<typeof aWitnessServer>>;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  server = await aWitnessServer(house);
});
afterAll(async () => {
  await server?.close();
  await house?.close();
});

const { aPair, asked, grow, rewrite, seenBy } = pairs(() => ({ house, server }));

test("a witness signs the checkpoint, and each one that continues it; the auditor finds its signature in the files", async () => {
  const { caen, honfleur, witnessKey } = await aPair();
  await requestCosignatures(caen);
  await grow(caen, 40);
  await requestCosignatures(caen);
  await requestCosignatures(caen);
  expect((await seenBy(caen)).witnesses).toMatchObject([{ standing: "signed" }]);
  const [watched] = (await seenBy(honfleur)).watched;
  const note = Buffer.from((await findLogFile(caen, "checkpoint")) ?? "").toString();
  expect(watched?.size).toBe(readCheckpoint(note)?.checkpoint.size);
  const witness = readVerifier(witnessKey);
  const log = readVerifier(Buffer.from((await findLogFile(caen, "key")) ?? "").toString());
  if (!witness || !log) throw new Error("no key");
  const read = async (path: string) => (await findLogFile(caen, path)) ?? null;
  const outcome = await verifyLog(
    { read, write: async () => {}, remove: async () => {} },
    { log, witnesses: [witness], since: null },
  );
  expect(outcome).toMatchObject({ valid: true, witnessedAt: { [witnessKey]: house.clock.now() } });
});

describe("a rewritten past", () => {
  test("is refused by the witness, which keeps what the log signed of both pasts, once; each side shows it", async () => {
    const { caen, honfleur } = await aPair();
    await requestCosignatures(caen);
    await rewrite(caen);
    await requestCosignatures(caen);
    await requestCosignatures(caen);
    const auditor = await anAgent(house, honfleur.authorityId, ["auditor"]);
    expect((await seenBy(auditor)).forks).toMatchObject([{ side: "witness", keptSize: 300 }]);
    const [fork] = await house.sqlAs<{ kept_note: string; shown: string }>(
      "owner",
      "select kept_note, shown from journal_fork where authority_id = $1",
      [honfleur.authorityId],
    );
    const sizes = [fork?.kept_note, fork?.shown].map((note) => readCheckpoint(note ?? "")?.checkpoint.size);
    expect(sizes).toEqual([300, 311]);
    expect((await seenBy(caen)).witnesses).toMatchObject([{ standing: "fork" }]);
    const note = Buffer.from((await findLogFile(caen, "checkpoint")) ?? "").toString();
    expect(readCheckpoint(note)?.note.signatures).toHaveLength(1);
  });

  test("of the same size is raised once, whatever lines are added under its signature", async () => {
    const { caen, honfleur } = await aPair();
    await requestCosignatures(caen);
    await rewrite(caen, { gone: 3, more: 1 });
    const body = (await asked(caen, 0)).replace("old 0", "old 300");
    for (const more of ["", "— rien AAAAAAAA\n", "— rien BBBBBBBB\n"])
      expect(await addCheckpoint(honfleur, body + more)).toEqual({ status: 422 });
    expect((await seenBy(honfleur)).forks).toMatchObject([{ side: "witness", keptSize: 300 }]);
  });

  test("shorter than what was seen is told without asking", async () => {
    const { caen, honfleur } = await aPair();
    await requestCosignatures(caen);
    await forgetPlaces(house, caen);
    await house.sqlAs(
      "owner",
      "delete from journal_entry where id in (select id from journal_entry where authority_id = $1 limit 50)",
      [caen.authorityId],
    );
    await grow(caen, 1);
    await requestCosignatures(caen);
    expect((await seenBy(caen)).forks).toHaveLength(1);
    expect((await seenBy(honfleur)).watched[0]?.size).toBe(300);
  });

  test("and forgetting what was seen is refused to the application", async () => {
    const { caen, honfleur } = await aPair();
    await requestCosignatures(caen);
    const forget = `do $$ begin perform set_config('ardeco.authority', '${honfleur.authorityId}', true),
      set_config('ardeco.actor_kind', 'system', true); update watched_log set size = 0, root = null; end $$`;
    await expect(house.sqlAs("application", forget)).rejects.toThrow(/not forgotten/);
    const remove = forget.replace("update watched_log set size = 0, root = null", "delete from watched_log");
    await house.sqlAs("application", remove);
    expect((await seenBy(honfleur)).watched).toMatchObject([{ size: 300 }]);
    await expect(house.sqlAs("application", "delete from journal_fork")).rejects.toThrow(/permission denied/);
  });
});

test("a witness that has not agreed signs nothing, and is asked again once it has", async () => {
  const { caen, honfleur } = await aPair({ agreed: false });
  await requestCosignatures(caen);
  expect((await seenBy(caen)).witnesses).toMatchObject([{ standing: "unknown_there", size: 0 }]);
  const other = await anAgent(house, honfleur.authorityId, ["authority_administrator"]);
  await addWatchedLog(other, Buffer.from((await findLogFile(caen, "key")) ?? "").toString());
  await requestCosignatures(caen);
  expect((await seenBy(caen)).witnesses).toMatchObject([{ standing: "signed" }]);
});

test("a witness that does not answer holds back no other", async () => {
  const { caen } = await aPair();
  const mayor = await anAgent(house, caen.authorityId, ["authority_administrator"]);
  const silent = await aJournal(house, 1);
  const key = await silent.transaction((tx) => readWitness(tx, silent));
  await addWitness(mayor, { verifier: key?.key ?? "", url: "http://localhost:9/temoin" });
  await requestCosignatures(caen);
  const standings = (await seenBy(caen)).witnesses.map(({ standing }) => standing);
  expect(standings.toSorted()).toEqual(["signed", "unreachable"]);
});

describe("anybody, with the public checkpoint", () => {
  const garbage = `${Buffer.alloc(32, 7).toString("base64")}\n`;
  const linesOf = (who: Context) =>
    house.sqlAs("owner", "select id from journal_entry where authority_id = $1", [who.authorityId]);

  test.each([
    ["of a journal never seen", false],
    ["of a journal that grew since", true],
  ])("and a proof that is none, raises nothing %s", async (_what, seen) => {
    const { caen, honfleur } = await aPair();
    if (seen) await requestCosignatures(caen);
    await grow(caen, 40);
    const note = Buffer.from((await findLogFile(caen, "checkpoint")) ?? "").toString();
    const before = await linesOf(honfleur);
    for (const proof of ["", garbage, garbage.repeat(9)]) {
      if (!seen && proof === "") continue;
      const body = `old ${seen ? 300 : 0}\n${proof}\n${note}— rien AAAAAAAA\n`;
      expect(await addCheckpoint(honfleur, body)).toEqual({ status: 422 });
    }
    expect((await seenBy(honfleur)).forks).toEqual([]);
    expect(await linesOf(honfleur)).toEqual(before);
  });
});

describe("a hostile witness", () => {
  /** As many lines as a note still holds beside one that verifies. */
  const junk = (witnessKey: string): string => {
    const witness = readVerifier(witnessKey);
    if (!witness) throw new Error("no key");
    const { name, hash } = witness;
    const lines = Array.from({ length: 99 }, (_, at) => ({ name, hash, bytes: Buffer.alloc(72, at) }));
    return lines.map(writeSignature).join("");
  };

  test.each([
    [422, ""],
    [409, "999999\n"],
  ])("that answers %i is shown as its word, and raises nothing", async (status, body) => {
    const hostile = await aWitnessServer(house, () => ({ status, body }));
    try {
      const { caen } = await aPair({ at: hostile });
      await requestCosignatures(caen);
      await requestCosignatures(caen);
      expect(await seenBy(caen)).toMatchObject({ forks: [], witnesses: [{ standing: "fork", size: 0 }] });
    } finally {
      await hostile.close();
    }
  });

  test("that signs once, and adds ninety-nine lines under its name, has one line kept", async () => {
    let key = "";
    const hostile = await aWitnessServer(house, (said) => ({ ...said, body: junk(key) + said.body }));
    try {
      const { caen, witnessKey } = await aPair({ at: hostile });
      key = witnessKey;
      await requestCosignatures(caen);
      expect((await seenBy(caen)).witnesses).toMatchObject([{ standing: "signed" }]);
      const note = Buffer.from((await findLogFile(caen, "checkpoint")) ?? "").toString();
      expect(readCheckpoint(note)?.note.signatures).toHaveLength(2);
    } finally {
      await hostile.close();
    }
  });
});

test("two requests at once: one memory, both signed or one told the size", async () => {
  const { caen, honfleur } = await aPair();
  const body = await asked(caen, 0);
  const answers = await Promise.all([addCheckpoint(honfleur, body), addCheckpoint(honfleur, body)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test.each([
  ["nothing", () => ""],
  ["no proof nor checkpoint", () => "old 0\n\n"],
  ["a proof that is none", (body: string) => body.replace("old 0\n", "old 0\nrien\n")],
  ["a size that is none", (body: string) => body.replace("old 0", "old -1")],
  [
    "a hundred hashes",
    (body: string) =>
      body.replace("old 0\n", `old 0\n${`${Buffer.alloc(32).toString("base64")}\n`.repeat(100)}`),
  ],
])("%s is no request", async (_what, change) => {
  const { caen, honfleur } = await aPair();
  expect(await addCheckpoint(honfleur, change(await asked(caen, 0)))).toEqual({ status: 400 });
});

test("a checkpoint signed by another key in the log’s name is refused, and raises nothing", async () => {
  const { caen, honfleur } = await aPair();
  const body = (await asked(caen, 0)).replace(/(— \S+ )([A-Za-z0-9+/]{12})/, "$1AAAAAAAAAAAA");
  expect(await addCheckpoint(honfleur, body)).toEqual({ status: 403 });
  expect((await seenBy(honfleur)).forks).toEqual([]);
});

test("a request is read back as it was written", async () => {
  const { caen } = await aPair();
  await grow(caen, 10);
  const body = await asked(caen, 301);
  const read = readRequest(body);
  expect(read && writeRequest(read)).toBe(body);
  expect(read?.proof.length).toBeGreaterThan(0);
});

describe("who decides", () => {
  test("not an administrator whose access is lent: a key given would bind a neighbour’s name for ever", async () => {
    const { caen, witnessKey } = await aPair({ agreed: false });
    const mayor = await anAgent(house, caen.authorityId, ["authority_administrator"]);
    if (mayor.actor.kind !== "staff") throw new TypeError("an agent");
    const lent = house.as({ ...mayor.actor, delegationId: mayor.newId() }, caen.authorityId);
    const [witness] = (await seenBy(caen)).witnesses;
    if (!witness) throw new Error("none");
    for (const act of [
      () => addWatchedLog(lent, "rien"),
      () => removeWatchedLog(lent, parseId<"watchedLog">(lent.newId())),
      () => addWitness(lent, { verifier: witnessKey, url: "https://temoin.example" }),
      () => removeWitness(lent, witness.id),
    ])
      await expect(act()).rejects.toThrow("access.capability_missing");
  });

  test("a journal never seen is watched no longer, and under its right key again; one that was seen stays", async () => {
    const { caen, honfleur } = await aPair({ agreed: false });
    const other = await anAgent(house, honfleur.authorityId, ["authority_administrator"]);
    const right = Buffer.from((await findLogFile(caen, "key")) ?? "").toString();
    const { publicKey } = generateKeyPairSync("ed25519");
    const wrong = writeVerifier(verifierOf(right.slice(0, right.indexOf("+")), publicKey, 1));
    await addWatchedLog(other, wrong);
    await expect(addWatchedLog(other, right)).rejects.toThrow("witnesses.another_key");
    const watched = async () => (await seenBy(honfleur)).watched[0]?.id ?? parseId<"watchedLog">("");
    const id = await watched();
    await removeWatchedLog(other, id);
    await removeWatchedLog(other, id);
    await addWatchedLog(other, right);
    await requestCosignatures(caen);
    await expect(removeWatchedLog(other, await watched())).rejects.toThrow("witnesses.seen_already");
    expect((await seenBy(honfleur)).watched).toMatchObject([{ size: 300 }]);
  });

  test("an administrator; neither an auditor nor anybody else", async () => {
    const { caen, witnessKey } = await aPair();
    const auditor = await anAgent(house, caen.authorityId, [
      "auditor",
      "data_protection_officer",
      "validator",
    ]);
    await expect(addWatchedLog(auditor, witnessKey)).rejects.toThrow("access.capability_missing");
    await expect(addWitness(auditor, { verifier: witnessKey, url: "https://a.example" })).rejects.toThrow(
      "access.capability_missing",
    );
    const reception = await anAgent(house, caen.authorityId, ["reception"]);
    expect((await seenBy(reception)).witnesses).toEqual([]);
  });

  test("keys of another kind, of nobody, of oneself, and another key of a journal known are refused", async () => {
    const { caen, honfleur, witnessKey } = await aPair();
    const mayor = await anAgent(house, caen.authorityId, ["authority_administrator"]);
    const own = Buffer.from((await findLogFile(caen, "key")) ?? "").toString();
    const ownWitness = (await caen.transaction((tx) => readWitness(tx, caen)))?.key ?? "";
    await expect(addWatchedLog(mayor, witnessKey)).rejects.toThrow("witnesses.not_a_key");
    await expect(addWatchedLog(mayor, "rien")).rejects.toThrow("witnesses.not_a_key");
    await expect(addWatchedLog(mayor, own)).rejects.toThrow("witnesses.own_key");
    const url = "https://temoin.example";
    await expect(addWitness(mayor, { verifier: ownWitness, url })).rejects.toThrow("witnesses.own_key");
    for (const bad of ["rien", "ftp://a", "https://a/?q=1", "https://u:p@a"])
      await expect(addWitness(mayor, { verifier: witnessKey, url: bad })).rejects.toThrow(
        "witnesses.not_an_address",
      );
    const other = await anAgent(house, honfleur.authorityId, ["authority_administrator"]);
    await house.sqlAs("owner", "update watched_log set verifier = verifier || 'x' where authority_id = $1", [
      honfleur.authorityId,
    ]);
    await expect(addWatchedLog(other, own)).rejects.toThrow("witnesses.another_key");
  });
});
