import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent } from "../../../testing/builders.ts";
import { type ConsentStory, within } from "../../../testing/consents.ts";
import { dumpEverything } from "../../../testing/dump.ts";
import { verifyClientSecret } from "../clients/index.ts";
import {
  findTransfer,
  issueFile,
  receiveReceiptFile,
  transfersContribution,
  updateTransferSettings,
} from "./index.ts";
import {
  aNursery,
  deliveriesOf,
  type FilesStory,
  filesStory,
  idIn,
  lineOf,
  moves,
  someoneSaysYes,
} from "./testing/a-nursery.ts";

let told: FilesStory;
let story: ConsentStory;
let manager: Context;
beforeAll(async () => {
  told = await filesStory();
  ({ story, manager } = told);
});
afterAll(() => story?.house.close());

describe("attacks", () => {
  test("no other role, town or service takes a file or moves a line; no program passes for the channel", async () => {
    const nursery = await aNursery(told);
    const { leo } = await someoneSaysYes(told, nursery);
    const fileId = await nursery.gather();
    for (const role of [
      "reception",
      "validator",
      "authority_administrator",
      "auditor",
      "operator",
    ] as const) {
      const agent = await anAgent(story.house, story.caenLaMer, [role]);
      await expect(nursery.take(fileId, agent)).rejects.toMatchObject({ code: "access.capability_missing" });
      await expect(nursery.files(agent)).rejects.toMatchObject({ code: "access.capability_missing" });
    }
    const elsewhere = await anAgent(story.house, story.caen, ["service_manager"]);
    await expect(nursery.take(fileId, elsewhere)).rejects.toMatchObject({ code: "transfers.not_connected" });
    const pool = await aNursery(told);
    const ofThePool = await anAgent(story.house, story.caenLaMer, [
      { role: "service_manager", serviceId: pool.id },
    ]);
    await expect(nursery.take(fileId, ofThePool)).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    await expect(issueFile(ofThePool, { serviceId: pool.id, fileId })).rejects.toMatchObject({
      code: "transfers.unknown_file",
    });
    const id = idIn(lineOf((await nursery.take(fileId)).toString(), 1));
    const content = Buffer.from(`line_id;result;reason\r\n${id};done;\r\n`);
    await expect(receiveReceiptFile(manager, { serviceId: pool.id, content })).rejects.toMatchObject({
      code: "transfers.receipt_of_another",
    });
    const ours = await someoneSaysYes(told, pool);
    const own = idIn(lineOf(await pool.next(), 1));
    expect((await pool.answer(`${own};done;;`, `${id};refused;volé;`)).applied).toBe(1);
    expect(await deliveriesOf(ours.leo)).toMatchObject([{ state: "acknowledged" }]);
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "delivered" }]);
    const transfer = await findTransfer(manager, nursery.id);
    const clientId = transfer?.clientId ?? "";
    expect(await verifyClientSecret(manager, { clientId, secret: "" })).toBeUndefined();
  });

  test("a line of a file that still waits cannot be acknowledged", async () => {
    const nursery = await aNursery(told);
    await someoneSaysYes(told, nursery);
    const fileId = await nursery.gather();
    const [line] = (await nursery.lines(fileId)).lines;
    const content = Buffer.from(`line_id;result\r\n${line?.id};done\r\n`);
    await expect(receiveReceiptFile(manager, { serviceId: nursery.id, content })).rejects.toMatchObject({
      status: 422,
    });
  });

  test("a value that is a formula leaves as text", async () => {
    const nursery = await aNursery(told);
    const { leo } = await someoneSaysYes(told, nursery);
    await nursery.next();
    await moves(told, leo, "email", "=cmd|calc!a0@pirate.example");
    expect(await nursery.next()).toContain(`"'=cmd|calc!a0@pirate.example"`);
  });

  test("a format may not show what the service does not ask, nor be changed from an old page", async () => {
    const nursery = await aNursery(told);
    const wrong = updateTransferSettings(manager, {
      ...nursery.settings,
      columns: "id = line_id\nQF = family_quotient",
    });
    await expect(wrong).rejects.toMatchObject({
      code: "transfers.format_not_valid",
      fields: [{ field: "columns", code: "transfers.unknown_source" }],
    });
    await expect(updateTransferSettings(manager, { ...nursery.settings, revision: 7 })).rejects.toMatchObject(
      {
        code: "request.changed_meanwhile",
      },
    );
  });
});

describe("kept no longer than it serves", () => {
  test("a dump shows no value; bytes go when all is answered, after a month, or with their person", async () => {
    const nursery = await aNursery(told);
    const { leo } = await someoneSaysYes(told, nursery);
    const fileId = await nursery.gather();
    await nursery.take(fileId);
    const rows = (await dumpEverything(story.house)).filter(({ table }) =>
      table.startsWith("public.transfer"),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`leo@example|Marchand|${leo.personId}`));
    const kept = async () => (await nursery.files())[0]?.isThere;
    expect(await kept()).toBe(true);
    const system = story.house.system(story.caen);
    await within(system, (tx) => transfersContribution.erasePerson(tx, system, leo.personId));
    expect(await kept()).toBe(false);
    await expect(nursery.take(fileId)).rejects.toMatchObject({ code: "transfers.file_forgotten" });

    await someoneSaysYes(told, nursery);
    await nursery.next();
    expect(await kept()).toBe(true);
    story.house.clock.set("2026-12-26T08:00:00Z");
    try {
      const provider = story.house.system(story.caenLaMer);
      expect(await within(provider, (tx) => transfersContribution.purge(tx, provider))).toBeGreaterThan(0);
      expect(await kept()).toBe(false);
    } finally {
      story.house.clock.set("2026-11-24T08:00:00Z");
    }
  });
});
