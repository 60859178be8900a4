import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent } from "../../../testing/builders.ts";
import { asks, type ConsentStory, within } from "../../../testing/consents.ts";
import { expireElements } from "../../identity/identity/index.ts";
import { readAuthorityJournal, readPersonJournal } from "../../trust/audit/index.ts";
import { resumeGrant, suspendGrant, withdrawGrant } from "../consent/index.ts";
import { createDailyFiles, isDue } from "./create-transfer-file.ts";
import {
  applyReceipt,
  countToCarry,
  createTransferFile,
  getReceipt,
  listLateFiles,
  receiveReceiptFile,
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

describe("a vendor who reads files", () => {
  test("opening, change and end leave in order, are acknowledged or refused, and the person sees the same", async () => {
    const nursery = await aNursery(told);
    const { leo, grant } = await someoneSaysYes(told, nursery);
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "queued", byHand: true }]);
    const opening = await nursery.next();
    expect(lineOf(opening, 0)).toBe('"line_id";"sequence";"action";"subscriber";"email";"family_name"');
    expect(lineOf(opening, 1)).toMatch(
      /^"[0-9a-f-]{36}";"1";"open";"'?[\w-]{43}";"leo@example.org";"Marchand"$/,
    );
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "delivered" }]);

    expect((await nursery.answer(`${idIn(lineOf(opening, 1))};done;;Dossier 12`)).applied).toBe(1);
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "acknowledged", detail: "Dossier 12" }]);

    await moves(told, leo, "email", "leo@ailleurs.example");
    await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
    await story.house.drain();
    const [change, end] = [1, 2];
    const rest = await nursery.next();
    // Withdrawn before the file left: no value goes any more, even for the change that waited.
    expect(lineOf(rest, change)).toMatch(/"2";"change";"[^"]+";;$/);
    expect(lineOf(rest, end)).toMatch(/"3";"close";"[^"]+";;$/);
    await nursery.answer(
      `${idIn(lineOf(rest, change))};refuse;Adresse illisible;`,
      `${idIn(lineOf(rest, end))};OK;;`,
    );
    expect(await deliveriesOf(leo)).toMatchObject([
      { state: "acknowledged" },
      { state: "failed", failure: "refused_by_software", detail: "Adresse illisible" },
      { state: "acknowledged" },
    ]);
    expect((await nursery.files()).map(({ state }) => state)).toEqual(["settled", "settled"]);
  });

  test("under a restriction a line that would carry values waits, the suspension goes without any; lifted, all of it leaves", async () => {
    const nursery = await aNursery(told);
    const { leo, grant } = await someoneSaysYes(told, nursery);
    await nursery.next();
    await moves(told, leo, "email", "leo@ailleurs.example");
    const system = story.house.system(story.caen);
    const named = { personId: leo.personId, grantId: grant.id };
    await within(system, (tx) => suspendGrant(tx, system, named));
    await story.house.drain();
    const paused = await nursery.next();
    expect(paused).not.toContain("leo@ailleurs.example");
    expect(lineOf(paused, 1)).toMatch(/"3";"suspend";"[^"]+";;$/);
    await within(system, (tx) => resumeGrant(tx, system, named));
    await story.house.drain();
    const after = await nursery.next();
    expect(lineOf(after, 1)).toMatch(/"2";"change";"[^"]+";"leo@ailleurs.example";"Marchand"$/);
    expect(lineOf(after, 2)).toMatch(/"4";"resume";"[^"]+";"leo@ailleurs.example";"Marchand"$/);
  });

  test("a required element lost suspends, and found again resumes", async () => {
    const nursery = await aNursery(told);
    const { leo } = await someoneSaysYes(told, nursery);
    await nursery.next();
    story.house.clock.set("2028-12-01T08:00:00Z");
    try {
      await expireElements(story.house.system(story.caen));
      await story.house.drain();
      await moves(told, leo, "email", "leo@encore.example");
      const actions = (await nursery.next()).split("\r\n").map((line) => line.split(";")[2]);
      expect(actions.filter((action) => action?.match(/suspend|resume/))).toEqual(['"suspend"', '"resume"']);
    } finally {
      story.house.clock.set("2026-11-24T08:00:00Z");
    }
  });

  test("nothing is in the file that was not granted, and the journal of the person tells what was", async () => {
    const nursery = await aNursery(told, [
      asks("email", { required: true }),
      asks("family_name"),
      asks("address"),
    ]);
    const { leo } = await someoneSaysYes(told, nursery, "email");
    const text = await nursery.next();
    expect(text).toContain("leo@example.org");
    expect(text).not.toMatch(/Marchand|Saint-Jean|14000/);
    const { entries } = await readPersonJournal(leo, leo.personId);
    expect(entries.find(({ action }) => action === "consent.released")?.data).toMatchObject({
      items: ["email"],
      via: "file",
    });
  });

  test("a column that the format leaves out is not even read", async () => {
    const nursery = await aNursery(told);
    await updateTransferSettings(manager, {
      ...nursery.settings,
      columns: "Ligne = line_id\nCOURRIEL = email",
      separator: ",",
      encoding: "utf-8",
    });
    const { leo } = await someoneSaysYes(told, nursery);
    const text = await nursery.next();
    expect(text).toMatch(/^"Ligne","COURRIEL"\r\n"[0-9a-f-]{36}","leo@example.org"\r\n$/);
    const { entries } = await readPersonJournal(leo, leo.personId);
    expect(entries.find(({ action }) => action === "consent.released")?.data).toMatchObject({
      items: ["email"],
    });
  });

  test("taken again: the same bytes, whatever changed since; a file that waits holds no value", async () => {
    const nursery = await aNursery(told);
    const { leo } = await someoneSaysYes(told, nursery);
    const fileId = await nursery.gather();
    const waiting = await story.house.sqlAs<{ content_sealed: Buffer | null }>(
      "owner",
      "select content_sealed from transfer_file where id = $1",
      [fileId],
    );
    expect(waiting).toEqual([{ content_sealed: null }]);
    const [one, other] = await Promise.all([nursery.take(fileId), nursery.take(fileId)]);
    expect(one.equals(other)).toBe(true);
    await moves(told, leo, "email", "leo@ailleurs.example");
    expect((await nursery.take(fileId)).equals(one)).toBe(true);
    const auditor = await anAgent(story.house, story.caenLaMer, ["auditor"]);
    const { entries } = await within(auditor, (tx) => readAuthorityJournal(tx, auditor));
    const taken = entries.filter(
      ({ action, data }) => action.startsWith("transfers.file_taken") && data.fileId === fileId,
    );
    expect(taken.map(({ action }) => action).toSorted()).toEqual([
      "transfers.file_taken",
      "transfers.file_taken_again",
      "transfers.file_taken_again",
    ]);
    expect(JSON.stringify(entries)).not.toContain("leo@");
  });

  test("a character that Windows-1252 lacks: told on its line, which waits with what follows it for another file", async () => {
    const nursery = await aNursery(told);
    const columns = "id = line_id\nNOM = family_name\nMAIL = email";
    await updateTransferSettings(manager, { ...nursery.settings, columns, encoding: "windows-1252" });
    const { leo } = await someoneSaysYes(told, nursery);
    await moves(told, leo, "family_name", "Łukasiewicz");
    await someoneSaysYes(told, nursery);
    const fileId = await nursery.gather();
    const content = await nursery.take(fileId);
    expect(content.toString("latin1").split("\r\n")).toHaveLength(3);
    expect(content.toString("latin1")).not.toContain("?");
    expect((await nursery.lines(fileId)).lines.map(({ problem }) => problem).filter(Boolean)).toEqual([
      { code: "not_encodable", column: "NOM" },
      { code: "behind_another" },
    ]);
    await updateTransferSettings(manager, { ...nursery.settings, columns, encoding: "utf-8", revision: 2 });
    const later = await nursery.next();
    expect(later).toContain("Łukasiewicz");
    expect((await deliveriesOf(leo)).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
  });

  test("on its days, once; nothing waits: no file", async () => {
    const nursery = await aNursery(told);
    await expect(nursery.gather()).rejects.toMatchObject({ code: "transfers.nothing_to_send" });
    await someoneSaysYes(told, nursery);
    const system = story.house.system(story.caenLaMer);
    await createDailyFiles(system);
    await createDailyFiles(system);
    expect((await nursery.files()).map(({ number, lines }) => [number, lines])).toEqual([[1, 1]]);
    expect(["2026-11-23", "2026-11-24"].map((day) => isDue("weekly", day))).toEqual([true, false]);
    expect(isDue("on_demand", "2026-11-23")).toBe(false);
  });

  test("a full file that nobody takes holds back nobody behind it: as many files as it takes, then nothing waits", async () => {
    const nursery = await aNursery(told);
    await someoneSaysYes(told, nursery);
    await someoneSaysYes(told, nursery);
    await createTransferFile(manager, nursery.id, 2);
    for (const _ of [1, 2, 3]) await someoneSaysYes(told, nursery);
    expect(await countToCarry(manager, nursery.id, 2)).toBe(2);
    const next = await createTransferFile(manager, nursery.id, 2);
    expect(await countToCarry(manager, nursery.id, 2)).toBe(0);
    const files = await nursery.files();
    expect(files.map(({ number, lines }) => [number, lines])).toEqual([
      [3, 1],
      [2, 2],
      [1, 2],
    ]);
    expect(next).toBe(files[1]?.id);
    const gathered = await Promise.all(files.map(({ id }) => nursery.lines(id)));
    const ids = gathered.flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(new Set(ids).size).toBe(5);
    await expect(createTransferFile(manager, nursery.id, 2)).rejects.toMatchObject({
      code: "transfers.nothing_to_send",
    });
  });

  test("a file that nobody takes is late, for the managers and for the operator", async () => {
    const nursery = await aNursery(told);
    await someoneSaysYes(told, nursery);
    await nursery.gather();
    const operator = await anAgent(story.house, story.caenLaMer, ["operator"]);
    const late = async () =>
      (await listLateFiles(operator)).filter(({ serviceId }) => serviceId === nursery.id);
    expect(await late()).toEqual([]);
    story.house.clock.set("2026-11-28T08:00:00Z");
    try {
      expect((await nursery.files())[0]).toMatchObject({ isLate: true, isThere: true });
      expect(await late()).toEqual([{ serviceId: nursery.id, files: 1, since: "2026-11-24" }]);
      await expect(listLateFiles(manager)).rejects.toMatchObject({ code: "access.capability_missing" });
    } finally {
      story.house.clock.set("2026-11-24T08:00:00Z");
    }
  });
});

describe("what the software answers", () => {
  test("is previewed, applied once, and told line by line where it cannot be", async () => {
    const nursery = await aNursery(told);
    const { leo } = await someoneSaysYes(told, nursery);
    const id = idIn(lineOf(await nursery.next(), 1));
    const content = Buffer.from(
      `ligne,résultat,motif\r\n${id},fait,\r\n${randomUUID()},fait,\r\nn’importe quoi,fait,\r\n${id},fait,\r\n${id.slice(0, 35)}x,peut-être,\r\n,refuse,\r\nz,constructor,\r\n`,
    );
    const receiptId = await receiveReceiptFile(manager, { serviceId: nursery.id, content });
    const preview = await getReceipt(manager, { serviceId: nursery.id, receiptId });
    expect(preview.answers.map(({ line, state }) => [line, state])).toEqual([
      [2, "new"],
      [3, "unknown"],
      [4, "unknown"],
      [5, "twice"],
      [6, "bad_result"],
      [7, "reason_needed"],
      [8, "bad_result"],
    ]);
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "delivered" }]);
    const named = { serviceId: nursery.id, receiptId };
    expect(await applyReceipt(manager, named)).toEqual({ applied: 1 });
    expect(await applyReceipt(manager, named)).toEqual({ applied: 0 });
    expect(await receiveReceiptFile(manager, { serviceId: nursery.id, content })).toBe(receiptId);
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "acknowledged" }]);
    const otherwise = await nursery.answer(`${id};refused;Trop tard;`);
    expect(otherwise.applied).toBe(0);
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "acknowledged" }]);
  });

  test("a line erased meanwhile is left out; any other trouble leaves the whole receipt to be applied later", async () => {
    const nursery = await aNursery(told);
    const [{ leo }, gone] = [await someoneSaysYes(told, nursery), await someoneSaysYes(told, nursery)];
    const text = await nursery.next();
    const ids = [1, 2].map((at) => idIn(lineOf(text, at)));
    const ofLeo = (await deliveriesOf(leo))[0]?.id ?? "";
    const erased = ids.find((id) => id !== ofLeo) ?? "";
    expect(ids).toContain(ofLeo);
    expect(gone.leo.personId).not.toBe(leo.personId);
    const content = Buffer.from(`line_id;result\r\n${ids[0]};done\r\n${ids[1]};done\r\n`);
    const receiptId = await receiveReceiptFile(manager, { serviceId: nursery.id, content });
    const named = { serviceId: nursery.id, receiptId };
    const owner = <Row>(sql: string, ...values: unknown[]) =>
      story.house.sqlAs<Row>("owner", sql, values as string[]);
    await owner("delete from delivery where id = $1", erased);
    const sealed =
      "update delivery set content_sealed = overlay(content_sealed placing $2 from 1) where id = $1";
    const [row] = await owner<{ begins: Buffer }>(
      "select substring(content_sealed for 1) as begins from delivery where id = $1",
      ofLeo,
    );
    await owner(sealed, ofLeo, Buffer.from([(row?.begins[0] ?? 0) ^ 1]));
    await expect(applyReceipt(manager, named)).rejects.toMatchObject({ code: "keys.cannot_open" });
    const state = async () => (await getReceipt(manager, named)).state;
    expect(await state()).toBe("read");
    await owner(sealed, ofLeo, row?.begins);
    expect(await applyReceipt(manager, named)).toEqual({ applied: 1 });
    expect(await state()).toBe("applied");
    expect(await deliveriesOf(leo)).toMatchObject([{ state: "acknowledged" }]);
  });

  test("not a CSV file, too large, or without its columns: refused whole", async () => {
    const nursery = await aNursery(told);
    const read = (content: Buffer) => receiveReceiptFile(manager, { serviceId: nursery.id, content });
    for (const content of [
      "PK\u{3}\u{4}",
      "\u{0}\u{1}",
      "line_id;result",
      "nom;prénom\r\nA;B",
      '"jamais fini',
    ]) {
      await expect(read(Buffer.from(content))).rejects.toMatchObject({ code: "transfers.receipt_not_csv" });
    }
    const huge = Buffer.alloc(2 * 1024 * 1024 + 1, "a;b\r\n");
    await expect(read(huge)).rejects.toMatchObject({ code: "transfers.receipt_too_large" });
  });
});
