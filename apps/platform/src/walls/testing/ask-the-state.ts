import { randomUUID } from "node:crypto";
import { asId } from "../../kernel/ids.ts";
import type { Newcomer } from "../../modules/enrolment/testing/a-file.ts";
import { askSource, keepHabilitation } from "../../modules/sources/index.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A register was asked about her, and could not be reached. */
export async function askTheState(house: TestRuntime, zelie: Newcomer): Promise<void> {
  const mayor = await anAgent(house, zelie.authorityId, ["authority_administrator"]);
  await keepHabilitation(mayor, {
    address: "http://localhost:9",
    recipient: "21140118700011",
    token: "jeton-de-l-etat",
    reference: "DataPass 1",
    legalBasis: "délibération du 12 octobre 2026",
    kinds: ["job_seeker"],
    enabled: true,
    revision: 0,
  });
  await askSource(zelie, {
    id: asId<"sourceQuestion">(randomUUID()),
    personId: zelie.personId,
    kind: "job_seeker",
    number: "1234567A",
    yearly: true,
  });
}
