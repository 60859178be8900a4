import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { type ConsentStory, says } from "../../../testing/consents.ts";
import { countStatements } from "../../../testing/count-statements.ts";
import { expireElements } from "../../identity/identity/index.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import { listTasks, openWorkList } from "../clients/index.ts";
import { withdrawGrant } from "../consent/index.ts";
import {
  closeTransfer,
  countToCarry,
  createTransferFile,
  issueFile,
  listFiles,
  openTransfer,
  requestWholeList,
} from "./index.ts";
import { aNursery, deliveriesOf, type FilesStory, filesStory, idIn, simple } from "./testing/a-nursery.ts";

let told: FilesStory;
let story: ConsentStory;
let manager: Context;
beforeAll(async () => {
  told = await filesStory();
  ({ story, manager } = told);
});
afterAll(() => story?.house.close());

const connect = (serviceId: ServiceId) => openTransfer(manager, { serviceId, name: "Fichiers" });

/** Actions and addresses of each line of the next file. */
async function nextLines(serviceId: ServiceId): Promise<readonly string[]> {
  await story.house.drain();
  const fileId = await createTransferFile(manager, serviceId);
  const { content } = await issueFile(manager, { serviceId, fileId });
  const lines = content.toString().split("\r\n").slice(1, -1);
  return lines
    .map((line) => line.replaceAll('"', "").split(";"))
    .map(([, , action, , email]) => `${action} ${email}`);
}

async function saysYes(to: { id: ServiceId; version: number }) {
  const leo = await story.leo();
  const grant = await says({ granted: ["email", "family_name"] }, leo, to);
  await story.house.drain();
  return { leo, grant };
}

describe("a service connected by files after people said yes", () => {
  test("its first file holds them all, from every authority, once, and nobody who withdrew", async () => {
    const pool = await story.a("Piscine", simple, story.caenLaMer);
    const { leo } = await saysYes(pool);
    const { leo: gone, grant } = await saysYes(pool);
    await withdrawGrant(gone, { personId: gone.personId, grantId: grant.id });
    await story.house.drain();
    expect(await deliveriesOf(leo)).toEqual([]);
    await connect(pool.id);
    await connect(pool.id);
    // One who says yes in the same minute is there once too.
    await saysYes(pool);
    expect(await nextLines(pool.id)).toEqual(["open leo@example.org", "open leo@example.org"]);
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "delivered" }]);
    await expect(createTransferFile(manager, pool.id)).rejects.toMatchObject({
      code: "transfers.nothing_to_send",
    });
  });

  test("who is suspended is opened, then suspended", async () => {
    const pool = await story.a("Patinoire", simple, story.caenLaMer);
    await saysYes(pool);
    story.house.clock.set("2028-12-01T08:00:00Z");
    try {
      await expireElements(story.house.system(story.caen));
      await story.house.drain();
      await connect(pool.id);
      expect(await nextLines(pool.id)).toEqual(["open ", "suspend "]);
    } finally {
      story.house.clock.set("2026-11-24T08:00:00Z");
    }
  });

  test("a work list opened later holds them too", async () => {
    const club = await story.a("Club", simple, story.caenLaMer);
    await saysYes(club);
    await openWorkList(manager, { serviceId: club.id, name: "À faire" });
    await story.house.drain();
    expect(await listTasks(manager, club.id)).toHaveLength(1);
  });
});

describe("a vendor who lost what it had", () => {
  test("asks for the whole list: everybody again, with new lines, acknowledged like any other", async () => {
    const nursery = await aNursery(told);
    const { leo } = await saysYes(nursery);
    const { leo: gone, grant } = await saysYes(nursery);
    const first = await nursery.next();
    await nursery.answer(
      `${idIn(first.split("\r\n")[1] ?? "")};done;;`,
      `${idIn(first.split("\r\n")[2] ?? "")};done;;`,
    );
    await withdrawGrant(gone, { personId: gone.personId, grantId: grant.id });
    await requestWholeList(manager, nursery.id);
    await story.house.drain();
    await requestWholeList(manager, nursery.id);
    await story.house.drain();
    expect(await countToCarry(manager, nursery.id)).toBe(2);
    const again = await nursery.next();
    expect(again.match(/"(open|close|suspend|change)"/g)?.sort()).toEqual(['"close"', '"open"']);
    expect(await countToCarry(manager, nursery.id)).toBe(0);
    const [line = ""] = again.split("\r\n").filter((one) => one.includes('"open"'));
    expect(idIn(line)).not.toBe(idIn(first.split("\r\n")[1] ?? ""));
    await nursery.answer(`${idIn(line)};done;;Dossier 9`);
    expect(await deliveriesOf(leo)).toMatchObject([
      { state: "acknowledged" },
      { state: "acknowledged", detail: "Dossier 9" },
    ]);
    const auditor = await anAgent(story.house, story.caenLaMer, ["auditor"]);
    const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor));
    expect(entries.filter(({ action }) => action === "transfers.whole_list_asked")).toHaveLength(2);
  });

  test("only a manager of the service asks", async () => {
    const nursery = await aNursery(told);
    const mayor = await anAgent(story.house, story.caenLaMer, ["authority_administrator"]);
    const elsewhere = await anAgent(story.house, story.caen, ["service_manager"]);
    for (const who of [mayor, elsewhere])
      await expect(requestWholeList(who, nursery.id)).rejects.toMatchObject({
        status: expect.toSatisfy(is4xx),
      });
  });
});

test("somebody whose list does not open gets a job of their own, and is told once it does", async () => {
  const pool = await story.a("Bassin", simple, story.caenLaMer);
  const { leo } = await saysYes(pool);
  await saysYes(pool);
  const write = (sealed: Buffer | undefined) =>
    story.house.sqlAs("owner", "update person_grants set sealed = $2 where person_id = $1", [
      leo.personId,
      sealed,
    ]);
  const [kept] = await story.house.sqlAs<{ sealed: Buffer }>(
    "owner",
    "select sealed from person_grants where person_id = $1",
    [leo.personId],
  );
  await write(Buffer.from("broken"));
  await connect(pool.id);
  await story.house.drain();
  const tried = await story.house.sqlAs<{ name: string; data: unknown }>(
    "owner",
    "select name, data from pgboss.job where state = 'retry'",
  );
  // The page itself passed.
  expect(new Set(tried.map(({ name }) => name))).toEqual(new Set(["subscriptions.tell_again_person"]));
  expect(JSON.stringify(tried)).not.toContain(leo.personId);
  expect(await nextLines(pool.id)).toHaveLength(1);
  await write(kept?.sealed);
  await story.house.drain({ retries: true });
  expect(await nextLines(pool.id)).toHaveLength(1);
});

const is4xx = (status: number) => status >= 400 && status < 500;

describe("the way back", () => {
  test("nothing is made any more; what was taken is still answered; opened again, everybody is told", async () => {
    const nursery = await aNursery(told);
    const { leo } = await saysYes(nursery);
    const taken = await nursery.next();
    await saysYes(nursery);
    await nursery.gather();
    await closeTransfer(manager, nursery.id);
    await closeTransfer(manager, nursery.id);
    await story.house.drain();
    await expect(nursery.gather()).rejects.toMatchObject({ code: "transfers.not_connected" });
    await expect(requestWholeList(manager, nursery.id)).rejects.toMatchObject({
      code: "transfers.not_connected",
    });
    expect(await nursery.files()).toMatchObject([{ state: "taken" }]);
    expect((await nursery.answer(`${idIn(taken.split("\r\n")[1] ?? "")};done;;`)).applied).toBe(1);
    // Who says yes meanwhile waits for nothing.
    const { leo: later } = await saysYes(nursery);
    expect(await deliveriesOf(later)).toEqual([]);
    await connect(nursery.id);
    expect(await nextLines(nursery.id)).toHaveLength(3);
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "acknowledged" }, { state: "delivered" }]);
    expect(await listFiles(manager, nursery.id)).toMatchObject([{ number: 3 }, { number: 1 }]);
  });

  test("not while the software has to learn that somebody withdrew", async () => {
    const nursery = await aNursery(told);
    const { leo, grant } = await saysYes(nursery);
    const { leo: never, grant: short } = await saysYes(nursery);
    const fileId = await nursery.gather();
    await withdrawGrant(never, { personId: never.personId, grantId: short.id });
    await story.house.drain();
    await nursery.take(fileId);
    await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
    await story.house.drain();
    await expect(closeTransfer(manager, nursery.id)).rejects.toMatchObject({ code: "clients.ends_wait" });
    await nursery.next();
    await closeTransfer(manager, nursery.id);
  });

  test("in as many statements, however many wait whom the software never heard of", async () => {
    const statements: number[] = [];
    for (const ended of [1, 3]) {
      const nursery = await aNursery(told);
      for (let nth = 0; nth < ended; nth += 1) {
        const { leo, grant } = await saysYes(nursery);
        await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
      }
      await story.house.drain();
      statements.push((await countStatements(() => closeTransfer(manager, nursery.id))).statements);
    }
    expect(statements[1]).toBe(statements[0]);
  });

  test("by those who keep the service's applications, and nobody else", async () => {
    const nursery = await aNursery(told);
    for (const role of ["reception", "validator", "operator", "auditor"] as const) {
      const other = await anAgent(story.house, story.caenLaMer, [role]);
      await expect(closeTransfer(other, nursery.id)).rejects.toMatchObject({ status: 403 });
    }
    const elsewhere = await anAgent(story.house, story.caen, ["service_manager"]);
    await expect(closeTransfer(elsewhere, nursery.id)).rejects.toMatchObject({ status: 404 });
    const mayor = await anAgent(story.house, story.caenLaMer, ["authority_administrator"]);
    await closeTransfer(mayor, nursery.id);
  });
});
