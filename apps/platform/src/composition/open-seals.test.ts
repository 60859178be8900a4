import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aBillCode } from "../features/enrolment/checks/testing/sealed-documents.ts";
import { StartRefused } from "../infra/start-refused.ts";
import { settableClock } from "../testing/test-runtime.ts";
import { openSeals } from "./open-seals.ts";

const nothing = { acceptTest: false, trustList: null, certificates: null, revocations: null };

test("a start with a list that nobody signed, or a folder that is not there, says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-seals-"));
  const trustList = join(folder, "list.xml");
  await writeFile(trustList, "<TrustServiceStatusList/>");
  await expect(openSeals({ ...nothing, trustList }, settableClock())).rejects.toThrow(StartRefused);
  const certificates = join(folder, "nowhere");
  await expect(openSeals({ ...nothing, certificates }, settableClock())).rejects.toThrow(StartRefused);
  await expect(openSeals({ ...nothing, revocations: certificates }, settableClock())).rejects.toThrow(
    StartRefused,
  );
  await rm(folder, { recursive: true });
});

test("without a list, no seal of a real authority is believed", async () => {
  const seals = await openSeals({ ...nothing, acceptTest: true }, settableClock());
  const code = Buffer.from(aBillCode({ authority: "FR05" }), "latin1");
  expect(await seals.verify([code])).toMatchObject([{ valid: false, reason: "no-trust-list" }]);
});
