import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { anSshd, type Sshd, withoutSshd } from "@ardeco/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import type { RemoteFiles } from "../../../../kernel/sftp.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type ConsentStory, within } from "../../../../testing/consents.ts";
import { dumpEverything } from "../../../../testing/dump.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import {
  closePlace,
  confirmPlaceKey,
  countTroubledPlaces,
  findPlace,
  listFiles,
  savePlaceSettings,
  schedulePlaceVisit,
  verifyPlace,
} from "../index.ts";
import {
  aNursery,
  deliveriesOf,
  type FilesStory,
  filesStory,
  idIn,
  lineOf,
  moves,
  someoneSaysYes,
} from "../testing/a-nursery.ts";
import { receiveReceipts } from "./receive-receipts.ts";
import { schedulePlaceVisits } from "./run-place-visit.ts";

let told: FilesStory;
let story: ConsentStory;
let manager: Context;
beforeAll(async () => {
  told = await filesStory();
  ({ story, manager } = told);
});
afterAll(() => story?.house.close());

/** Whose server is no more: no later story visits it. */
const opened: Nursery[] = [];
afterEach(async () => {
  for (const nursery of opened.splice(0)) await closePlace(manager, nursery.id);
});

type Nursery = Awaited<ReturnType<typeof aNursery>>;
const settings = (nursery: Nursery, over: object = {}) => ({
  serviceId: nursery.id,
  host: "127.0.0.1",
  port: "22",
  account: "caen",
  outFolder: "depart",
  inFolder: "retour",
  revision: 0,
  ...over,
});
const placeOf = async (nursery: Nursery) => {
  const place = await findPlace(manager, nursery.id);
  if (!place) throw new Error("no place");
  return place;
};

/** Set, its key let in by the vendor, its fingerprint compared and confirmed: a first visit has been. */
async function aPlace(sshd: Sshd, nursery: Nursery) {
  opened.push(nursery);
  const { port, user } = sshd.at;
  await savePlaceSettings(manager, settings(nursery, { port: String(port), account: user }));
  await sshd.welcome((await placeOf(nursery)).publicKey);
  await verifyPlace(manager, { serviceId: nursery.id });
  await confirmPlaceKey(manager, { serviceId: nursery.id, hostKey: sshd.fingerprint() });
  return story.house.drain();
}

/** What the first visit met is said, where it came to nothing. */
async function aVisitedPlace(sshd: Sshd, nursery: Nursery) {
  const { failed } = await aPlace(sshd, nursery);
  expect({ failed, problem: (await placeOf(nursery)).problem }).toEqual({ failed: 0, problem: undefined });
}

const visit = async (nursery: Nursery) => {
  await schedulePlaceVisit(manager, nursery.id);
  return story.house.drain();
};
const isVisit = ({ action }: { action: string }) =>
  action.startsWith("transfers.place") || action.endsWith("_sent");

/** Against a real OpenSSH; where there is none, the name of the story says why it is left out. */
const withSshd = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutSshd)(withoutSshd ? `${name} (left out: ${withoutSshd})` : name, tell);

withSshd("files leave and acknowledgements come back as if a manager had carried them", async () => {
  await using sshd = await anSshd();
  const nursery = await aNursery(told);
  const { leo } = await someoneSaysYes(told, nursery);
  await nursery.gather();
  await aVisitedPlace(sshd, nursery);
  const [name = ""] = await sshd.names("depart");
  expect(name).toMatch(/^ardeco-[a-z0-9-]+-000001\.csv$/);
  const text = await sshd.content(`depart/${name}`);
  expect(text).toContain("leo@example.org");
  expect(await nursery.files()).toMatchObject([{ state: "taken" }]);
  expect(await deliveriesOf(leo)).toMatchObject([{ state: "delivered" }]);

  const id = idIn(lineOf(text, 1));
  await sshd.put("retour/accusé.csv", `line_id;result;reference\r\n${id};done;Dossier 7\r\n`);
  await sshd.put("retour/en-cours.csv.part", `line_id;res`);
  expect(await visit(nursery)).toMatchObject({ failed: 0 });
  expect(await deliveriesOf(leo)).toMatchObject([{ state: "acknowledged", detail: "Dossier 7" }]);
  expect(await nursery.files()).toMatchObject([{ state: "settled" }]);
  expect(await sshd.names("retour")).toEqual(["en-cours.csv.part", "traites"]);
  expect(await sshd.names("retour/traites")).toEqual([expect.stringMatching(/^[0-9a-f]{8}-accusé\.csv$/)]);
  expect(await placeOf(nursery)).toMatchObject({ state: "open", left: [], visitedOn: "2026-11-24" });
  const auditor = await anAgent(story.house, story.caenLaMer, ["auditor"]);
  const { entries } = await within(auditor, (tx) => readAuthorityJournal(tx, auditor, {}));
  expect(entries.filter(isVisit).map(({ action }) => action)).toEqual(
    expect.arrayContaining(["transfers.file_sent", "transfers.place_trusted", "transfers.place_set"]),
  );
});

withSshd(
  "a folder that is not there is told and tried again; the file then leaves with the bytes it had",
  async () => {
    await using sshd = await anSshd();
    const nursery = await aNursery(told);
    const { leo } = await someoneSaysYes(told, nursery);
    const fileId = await nursery.gather();
    await rm(join(sshd.home, "depart"), { recursive: true });
    expect(await aPlace(sshd, nursery)).toMatchObject({ failed: 1 });
    expect(await placeOf(nursery)).toMatchObject({
      state: "open",
      problem: "transfers.place_folder_missing",
    });
    const operator = await anAgent(story.house, story.caenLaMer, ["operator"]);
    expect(await countTroubledPlaces(operator)).toBe(1);
    const bytes = await nursery.take(fileId);
    await moves(told, leo, "email", "leo@ailleurs.example");
    await mkdir(join(sshd.home, "depart"));
    await story.house.drain({ retries: true });
    const [name = ""] = await sshd.names("depart");
    expect(await sshd.content(`depart/${name}`)).toBe(bytes.toString());
    expect(await countTroubledPlaces(operator)).toBe(0);
    expect((await placeOf(nursery)).problem).toBeUndefined();
  },
);

withSshd("what cannot be read is left there and told, whatever its size, and stops no other", async () => {
  await using sshd = await anSshd();
  const nursery = await aNursery(told);
  const { leo } = await someoneSaysYes(told, nursery);
  await nursery.gather();
  await aVisitedPlace(sshd, nursery);
  const [name = ""] = await sshd.names("depart");
  const id = idIn(lineOf(await sshd.content(`depart/${name}`), 1));
  await sshd.put("retour/a-archive.csv", "PK\u{3}\u{4}");
  await sshd.put("retour/b-enorme.csv", Buffer.alloc(5_000_000, "a"));
  await sshd.put("retour/z-bon.csv", `line_id;result\r\n${id};done\r\n`);
  await visit(nursery);
  expect(await deliveriesOf(leo)).toMatchObject([{ state: "acknowledged" }]);
  const { left, problem } = await placeOf(nursery);
  expect(problem).toBeUndefined();
  expect([...left].sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
    { name: "a-archive.csv", code: "transfers.receipt_not_csv" },
    { name: "b-enorme.csv", code: "transfers.receipt_too_large" },
  ]);
  expect(await sshd.names("retour")).toEqual(["a-archive.csv", "b-enorme.csv", "traites"]);
  const rows = (await dumpEverything(story.house)).filter(({ table }) => table.includes("transfer_place"));
  expect(JSON.stringify(rows)).not.toMatch(/a-archive|PRIVATE KEY/);
  expect(JSON.stringify(rows)).toContain("ssh-ed25519");
});

withSshd("another key stops everything until somebody confirms it; nothing is sent meanwhile", async () => {
  await using sshd = await anSshd();
  const nursery = await aNursery(told);
  await aVisitedPlace(sshd, nursery);
  await sshd.changeHostKey();
  await someoneSaysYes(told, nursery);
  await nursery.gather();
  await visit(nursery);
  expect(await placeOf(nursery)).toMatchObject({
    state: "stopped",
    problem: "transfers.place_key_changed",
  });
  expect(await sshd.names("depart")).toEqual([]);
  expect(await nursery.files()).toMatchObject([{ state: "waiting" }]);
  await schedulePlaceVisits(story.house.system(story.caenLaMer));
  expect(await story.house.drain()).toMatchObject({ done: 0, failed: 0 });
  await expect(schedulePlaceVisit(manager, nursery.id)).rejects.toMatchObject({
    code: "transfers.place_not_open",
  });
  await verifyPlace(manager, { serviceId: nursery.id });
  const { offeredKey = "", hostKey } = await placeOf(nursery);
  expect(offeredKey).not.toBe(hostKey);
  // The old page, with the old key, confirms nothing.
  await expect(
    confirmPlaceKey(manager, { serviceId: nursery.id, hostKey: String(hostKey) }),
  ).rejects.toMatchObject({
    code: "request.changed_meanwhile",
  });
  await confirmPlaceKey(manager, { serviceId: nursery.id, hostKey: offeredKey });
  await confirmPlaceKey(manager, { serviceId: nursery.id, hostKey: offeredKey });
  await story.house.drain();
  expect(await sshd.names("depart")).toHaveLength(1);
});

withSshd("the visits of the day go to the servers that were confirmed, and to no other", async () => {
  await using sshd = await anSshd();
  const [one, other] = [await aNursery(told), await aNursery(told)];
  await aVisitedPlace(sshd, one);
  await savePlaceSettings(manager, settings(other));
  await someoneSaysYes(told, one);
  await someoneSaysYes(told, other);
  await one.gather();
  await other.gather();
  await schedulePlaceVisits(story.house.system(story.caenLaMer));
  await story.house.drain();
  expect([await one.files(), await other.files()]).toMatchObject([
    [{ state: "taken" }],
    [{ state: "waiting" }],
  ]);
});

test("a folder full of files that cannot be read: each visit reads some, and every one has its turn", async () => {
  const nursery = await aNursery(told);
  const { leo } = await someoneSaysYes(told, nursery);
  const id = idIn(lineOf(await nursery.next(), 1));
  const there = new Map(Array.from({ length: 130 }, (_, at) => [`a-${1000 + at}.csv`, "PK\u{3}\u{4}"]));
  there.set("z-bon.csv", `line_id;result\r\n${id};done\r\n`);
  const read: string[] = [];
  const folder: RemoteFiles = {
    list: async () => [...there].map(([name, { length: size }]) => ({ name, size })),
    read: async (_, name) => {
      read.push(name);
      return Buffer.from(there.get(name) ?? "");
    },
    put: () => Promise.reject(new Error("nothing is written there")),
    putAway: async (_, name) => void there.delete(name),
  };
  const system = story.house.system(story.caenLaMer).as({ kind: "system", name: "transfers" });
  let left: Awaited<ReturnType<typeof receiveReceipts>> = [];
  const readInOneVisit = async () => {
    const before = read.length;
    left = await receiveReceipts(system, folder, { serviceId: nursery.id, folder: "retour", left });
    return read.length - before;
  };
  expect([await readInOneVisit(), await readInOneVisit()]).toEqual([50, 50]);
  expect(new Set(read).size).toBe(100);
  expect(left).toHaveLength(20);
  expect(await deliveriesOf(leo)).toMatchObject([{ state: "delivered" }]);
  expect(await readInOneVisit()).toBe(50);
  expect(await deliveriesOf(leo)).toMatchObject([{ state: "acknowledged" }]);
  expect(there.has("z-bon.csv")).toBe(false);
  expect(left.every(({ code }) => code === "transfers.receipt_not_csv")).toBe(true);
});

describe("attacks", () => {
  test("no other role, town or service sets, asks, confirms, visits or closes it", async () => {
    const [nursery, pool] = [await aNursery(told), await aNursery(told)];
    await savePlaceSettings(manager, settings(nursery));
    const { id: serviceId } = nursery;
    const gestures = (who: Context) => [
      () => savePlaceSettings(who, settings(nursery, { host: "pirate.example", revision: 1 })),
      () => verifyPlace(who, { serviceId }),
      () => confirmPlaceKey(who, { serviceId, hostKey: "SHA256:x" }),
      () => schedulePlaceVisit(who, serviceId),
      () => findPlace(who, serviceId),
      () => closePlace(who, serviceId),
    ];
    const managesPool = [{ role: "service_manager", serviceId: pool.id }] as const;
    for (const roles of [["reception"], ["validator"], ["auditor"], ["operator"], managesPool] as const) {
      const agent = await anAgent(story.house, story.caenLaMer, roles);
      for (const gesture of gestures(agent)) {
        await expect(gesture()).rejects.toMatchObject({ code: "access.capability_missing" });
      }
    }
    const elsewhere = await anAgent(story.house, story.caen, ["service_manager"]);
    const [keep, verify, trust, soon, find, close] = gestures(elsewhere);
    for (const gesture of [keep, close]) {
      await expect(gesture?.()).rejects.toMatchObject({ code: "transfers.not_connected" });
    }
    for (const gesture of [verify, trust, soon]) {
      await expect(gesture?.()).rejects.toMatchObject({ code: "transfers.no_place" });
    }
    expect(await find?.()).toBeUndefined();
    expect(await placeOf(nursery)).toMatchObject({ host: "127.0.0.1", state: "to_verify" });
  });

  test("an administrator, who registers applications, sends no file to a server of their own", async () => {
    const nursery = await aNursery(told);
    const { id: serviceId } = nursery;
    const administrator = await anAgent(story.house, story.caenLaMer, ["authority_administrator"]);
    const refused = { code: "access.capability_missing" };
    const own = { host: "pirate.example" };
    await expect(savePlaceSettings(administrator, settings(nursery, own))).rejects.toMatchObject(refused);
    await savePlaceSettings(manager, settings(nursery));
    await expect(
      savePlaceSettings(administrator, settings(nursery, { ...own, revision: 1 })),
    ).rejects.toMatchObject(refused);
    await expect(confirmPlaceKey(administrator, { serviceId, hostKey: "SHA256:x" })).rejects.toMatchObject(
      refused,
    );
    expect(await placeOf(nursery)).toMatchObject({ host: "127.0.0.1", state: "to_verify" });
    await closePlace(administrator, serviceId);
  });

  test("an address inside the network is not asked, and a folder cannot climb", async () => {
    const nursery = await aNursery(told);
    await savePlaceSettings(manager, settings(nursery, { host: "10.0.0.1" }));
    await expect(verifyPlace(manager, { serviceId: nursery.id })).rejects.toMatchObject({
      code: "transfers.place_private",
    });
    const wrong = savePlaceSettings(
      manager,
      settings(nursery, { inFolder: "retour/../../etc", port: "x", revision: 1 }),
    );
    await expect(wrong).rejects.toMatchObject({
      code: "transfers.place_not_valid",
      fields: [{ field: "port" }, { field: "inFolder" }],
    });
    await expect(savePlaceSettings(manager, settings(nursery, { revision: 7 }))).rejects.toMatchObject({
      code: "request.changed_meanwhile",
    });
  });

  test("another server is trusted anew; closed, files are a manager’s to take again", async () => {
    const nursery = await aNursery(told);
    await savePlaceSettings(manager, settings(nursery));
    const { publicKey } = await placeOf(nursery);
    await expect(
      confirmPlaceKey(manager, { serviceId: nursery.id, hostKey: "SHA256:x" }),
    ).rejects.toMatchObject({
      code: "request.changed_meanwhile",
    });
    await story.house.sqlAs(
      "owner",
      "update transfer_place set state = 'open', host_key = 'SHA256:x' where service_id = $1",
      [nursery.id],
    );
    await savePlaceSettings(manager, settings(nursery, { revision: 1 }));
    expect(await placeOf(nursery)).toMatchObject({ state: "open", publicKey });
    await savePlaceSettings(manager, settings(nursery, { host: "pirate.example", revision: 2 }));
    const moved = await placeOf(nursery);
    expect(moved).toMatchObject({ state: "to_verify", publicKey });
    expect(moved.hostKey).toBeUndefined();
    await closePlace(manager, nursery.id);
    await closePlace(manager, nursery.id);
    await someoneSaysYes(told, nursery);
    await nursery.take(await nursery.gather());
    expect(await listFiles(manager, nursery.id)).toMatchObject([{ state: "taken" }]);
  });

  test.each([{ account: "pirate" }, { outFolder: "public" }, { inFolder: "ailleurs" }])(
    "%j of a server that was trusted is confirmed anew: no file leaves meanwhile",
    async (elsewhere) => {
      const nursery = await aNursery(told);
      const { id: serviceId } = nursery;
      await savePlaceSettings(manager, settings(nursery));
      await story.house.sqlAs(
        "owner",
        "update transfer_place set state = 'open', host_key = 'SHA256:x' where service_id = $1",
        [serviceId],
      );
      await savePlaceSettings(manager, settings(nursery, { ...elsewhere, revision: 1 }));
      const moved = await placeOf(nursery);
      expect(moved).toMatchObject({ ...elsewhere, state: "to_verify", offeredKey: "SHA256:x" });
      expect(moved.hostKey).toBeUndefined();
      await expect(schedulePlaceVisit(manager, serviceId)).rejects.toMatchObject({
        code: "transfers.place_not_open",
      });
      await confirmPlaceKey(manager, { serviceId, hostKey: "SHA256:x" });
      expect(await placeOf(nursery)).toMatchObject({ ...elsewhere, state: "open" });
      await closePlace(manager, serviceId);
    },
  );
});
