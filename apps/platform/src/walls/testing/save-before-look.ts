import { openBeforeLook, updateDocumentPolicy } from "../../features/enrolment/checks/index.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { issueDocumentTicket, submitDocument } from "../../features/enrolment/evidence/index.ts";
import { aPdf } from "../../features/enrolment/evidence/testing/sample-files.ts";
import type { Context } from "../../kernel/context.ts";
import type { SessionId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/**
 * What sealed documents prove without an agent; and one of hers, saved by a validator while the antivirus was
 * down, who then has its address at the documents host.
 */
export async function saveBeforeLook(house: TestRuntime, mayor: Context, zelie: Newcomer): Promise<void> {
  await updateDocumentPolicy(mayor, [{ type: "28", maxAgeMonths: 6 }]);
  const { personId } = zelie;
  const content = aPdf({ objects: ["(quokka-non-verifie)"] });
  const file = { personId, kind: "proof_of_address", fileName: "quokka.pdf", content } as const;
  const documentId = await submitDocument(zelie, file);
  const agent = await anAgent(house, zelie.authorityId, ["validator"], "Nadia Haddad");
  const antivirus = { ...agent.ports.antivirus, isConfigured: true };
  const later = new Date(agent.now().getTime() + 16 * 60_000);
  const down = { ...agent, ports: { ...agent.ports, antivirus }, now: () => later };
  await openBeforeLook(down, { documentId, reason: "Le wombat attend." });
  const sessionId = agent.newId<SessionId>();
  await issueDocumentTicket(agent, { documentId, sessionId });
}
