import { randomUUID } from "node:crypto";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import {
  applyRefreshAct,
  requestSource,
  startRefresh,
  updateHabilitation,
} from "../../features/enrolment/sources/index.ts";
import { aCorrespondent, HEADER } from "../../features/enrolment/sources/testing/a-correspondent.ts";
import { aFamily } from "../../features/enrolment/sources/testing/a-family.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A question that waits, of a town entitled to ask. */
export async function aQuestion(house: TestRuntime, zelie: Newcomer): Promise<string> {
  await askTheState(house, zelie);
  const [row] = await house.sqlAs<{ id: string }>("owner", "select id from source_question");
  return row?.id ?? "no question";
}

/** A register was asked about her, and could not be reached. */
export async function askTheState(house: TestRuntime, zelie: Newcomer): Promise<void> {
  const mayor = await anAgent(house, zelie.authorityId, ["authority_administrator"]);
  await updateHabilitation(mayor, {
    address: "http://localhost:9",
    recipient: "21140118700011",
    token: "jeton-de-l-etat",
    reference: "DataPass 1",
    legalBasis: "délibération du 12 octobre 2026",
    kinds: ["job_seeker", "quotient"],
    enabled: true,
    revision: 0,
  });
  await requestSource(zelie, {
    id: parseId<"sourceQuestion">(randomUUID()),
    personId: zelie.personId,
    kind: "job_seeker",
    number: "1234567A",
    yearly: true,
  });
  // Of whom the year's quotients are asked.
  await aFamily(house, zelie.authorityId, { family_quotient: 742, caf_number: "7654321" });
  await applyRefreshAct(mayor, await begun(mayor), "close");
  await exchangeFiles(house, mayor);
}

/** The answer is of somebody whom nobody knows here. */
async function exchangeFiles(house: TestRuntime, mayor: Context): Promise<void> {
  const caf = await aCorrespondent(mayor);
  const id = parseId<"sourceRefresh">(randomUUID());
  await startRefresh(mayor, { id, asks: "informed", informedHow: "Lettre.", way: "file" });
  await house.drain();
  await caf.answer(`${HEADER}\n${randomUUID()};650;2026-11;Bettong;Zoé;1990-01-01;`);
  await house.drain();
}

async function begun(mayor: Context) {
  const id = parseId<"sourceRefresh">(randomUUID());
  await startRefresh(mayor, { id, asks: "informed", informedHow: "Lettre du 1er décembre." });
  return id;
}
