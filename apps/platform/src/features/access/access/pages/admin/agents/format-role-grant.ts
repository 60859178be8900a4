import type { RoleGrant } from "../../../../../../kernel/context.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { roleNames } from "../../common/staff/role-names.ts";
import { agentWords } from "./agent-words.ts";
import type { Limits } from "./limits.ts";

/** « Validation des dossiers, au guichet Bibliothèque » */
export function formatRoleGrant(
  { role, serviceId, deskId }: RoleGrant,
  limits: Limits,
  language: Language,
): string {
  const words = agentWords(language);
  return [
    roleNames[role][language],
    ...(serviceId === undefined ? [] : [words.limitedService(limits.services.get(serviceId) ?? serviceId)]),
    ...(deskId === undefined ? [] : [words.limitedDesk(limits.desks.get(deskId) ?? deskId)]),
  ].join(", ");
}
