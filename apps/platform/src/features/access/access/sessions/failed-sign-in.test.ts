import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { readAuthorityJournal, runJournalSequencing } from "../../../trust/audit/index.ts";
import { openResumeCode, openSignInLink, signInWithPasskey } from "../index.ts";

let house: TestRuntime;
let caen: AuthorityId;
let auditor: Context;
beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
  auditor = await anAgent(house, caen, ["auditor"]);
});
afterAll(() => house?.close());

test("who tries a door and is refused leaves a line in the authority’s journal, which names nobody", async () => {
  const door = house.as({ kind: "anonymous" }, caen);
  await expect(openSignInLink(door, "deviné")).rejects.toThrow("access.link_not_valid");
  await expect(openResumeCode(door, "AAAA-BBBB-CCCC")).rejects.toThrow("access.code_not_valid");
  const forged = { door: "staff", browser: "b", answer: "{}" } as const;
  await expect(signInWithPasskey(door, forged)).rejects.toThrow("access.passkey_refused");
  await runJournalSequencing(house.system(caen));
  const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 50 }));
  const failed = entries.filter(({ action }) => action === "access.sign_in_failed");
  expect(failed.map(({ data }) => data.method).toSorted()).toEqual(["email_link", "passkey", "resume_code"]);
  expect(failed.map(({ personId }) => personId)).toEqual([undefined, undefined, undefined]);
});
