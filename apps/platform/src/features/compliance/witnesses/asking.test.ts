import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anAgent } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { findLogFile, readAuthorityJournal, readWitness } from "../../trust/audit/index.ts";
import { aJournal } from "../../trust/audit/testing/a-journal.ts";
import { addWatchedLog, addWitness, requestCosignatures } from "./index.ts";
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

const { aPair, seenBy } = pairs(() => ({ house, server }));

test("witnesses are asked side by side: none waits for another’s answer", async () => {
  const arrived: string[] = [];
  const all = Promise.withResolvers<void>();
  const meeting = await aWitnessServer(house, async (said) => {
    arrived.push(said.body);
    if (arrived.length === 2) all.resolve();
    await all.promise;
    return said;
  });
  try {
    const { caen, honfleur } = await aPair({ at: meeting });
    const mayor = await anAgent(house, caen.authorityId, ["authority_administrator"]);
    const other = await aJournal(house, 1);
    const theirs = await anAgent(house, other.authorityId, ["authority_administrator"]);
    await addWatchedLog(theirs, Buffer.from((await findLogFile(caen, "key")) ?? "").toString());
    const key = await other.transaction((tx) => readWitness(tx, other));
    await addWitness(mayor, { verifier: key?.key ?? "", url: meeting.urlOf(other.authorityId) });
    await requestCosignatures(caen);
    expect((await seenBy(caen)).witnesses.map(({ standing }) => standing)).toEqual(["signed", "signed"]);
    expect((await seenBy(honfleur)).watched).toHaveLength(1);
  } finally {
    await meeting.close();
  }
});

test("a witness that takes its time is left once its time is over, and is not told as one that refuses", async () => {
  const answers = Promise.withResolvers<void>();
  const slow = await aWitnessServer(house, async (said) => {
    await answers.promise;
    return said;
  });
  try {
    const { caen } = await aPair({ at: slow });
    await requestCosignatures(caen, { limitMs: 50 });
    expect((await seenBy(caen)).witnesses).toMatchObject([{ standing: "unreachable", size: 0 }]);
  } finally {
    answers.resolve();
    await slow.close();
  }
});

describe("a witness that refuses", () => {
  const refusing = async (status: number) => {
    const hostile = await aWitnessServer(house, () => ({ status, body: "" }));
    const { caen } = await aPair({ at: hostile });
    const { authorityId } = caen;
    await anAgent(house, authorityId, ["auditor"], "Inès Auditrice");
    await anAgent(house, authorityId, ["validator", "reception"], "Omar Accueil");
    await house.drain();
    house.mails.length = 0;
    const told = async () => {
      await house.drain();
      return house.mails.map(({ subject }) => subject.replace(/\s/g, " "));
    };
    return { caen, told, close: () => hostile.close() };
  };

  test.each([422, 403, 400])(
    "with %i is written to administrators and auditors, once a week, whatever it answers meanwhile",
    async (status) => {
      const { caen, told, close } = await refusing(status);
      try {
        for (let hour = 0; hour < 3; hour += 1) await requestCosignatures(caen);
        const first = await told();
        expect(first).toHaveLength(2);
        expect(new Set(first)).toEqual(
          new Set([expect.stringMatching(/^Un témoin ne signe pas notre journal : localhost/)]),
        );
        expect(new Set(house.mails.map(({ to }) => to)).size).toBe(2);
        expect(house.mails[0]?.text).toContain("/administration/temoins");
        house.clock.advance(7 * 24 * 3_600_000);
        // Another run of the job: what one run writes, it writes once.
        await requestCosignatures(house.system(caen.authorityId));
        expect(await told()).toHaveLength(4);
        const auditor = await anAgent(house, caen.authorityId, ["auditor"], "Zoé Auditrice");
        const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor));
        expect(entries.filter(({ action }) => action === "witnesses.refused")).toHaveLength(2);
      } finally {
        await close();
      }
    },
  );

  test.each([404, 500])("with %i only does not know us or is broken", async (status) => {
    const { caen, told, close } = await refusing(status);
    try {
      await requestCosignatures(caen);
      expect(await told()).toEqual([]);
    } finally {
      await close();
    }
  });
});
