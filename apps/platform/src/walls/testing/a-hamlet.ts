import { randomUUID } from "node:crypto";
import { startMode, submitAloneApproval } from "../../features/access/smallstaff/index.ts";
import { draftService, submitVersion, versionApproval } from "../../features/catalogue/catalogue/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent, aTownNotOpenYet } from "../../testing/builders.ts";
import { aDefinition } from "../../testing/services.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A commune whose only agent declared the mode of small staffs, and announced that they approve a service alone. */
export async function aHamlet(house: TestRuntime): Promise<void> {
  const { id: hamlet } = await aTownNotOpenYet(house, { slug: "hameau", name: "Hameau" });
  const agent = await anAgent(house, hamlet, ["authority_administrator", "service_manager"], "Jeanne Seule");
  await startMode(agent, { form: "delay", days: 3, reason: "La secrétaire de mairie est seule." });
  const id = parseId<"service">(randomUUID());
  const draft = await draftService(agent, { id, slug: "cantine-du-hameau", definition: aDefinition() });
  await submitVersion(agent, draft);
  await submitAloneApproval(agent, { kind: versionApproval, id: `${id}.${draft.version}` });
}
