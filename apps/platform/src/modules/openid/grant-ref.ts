import type { AuthorityId, ClientId, GrantId, PersonId, ServiceId } from "../../kernel/ids.ts";
import { asId, isUuid } from "../../kernel/ids.ts";

/**
 * What the protocol calls a grant: the consent of one person (`subjectId`) to a service, as one of its applications uses
 * it for who signed in (`actingId`: the same person, or a parent). It is no row of its own: the consent is, and is asked
 * at each use.
 */
export interface GrantRef {
  readonly clientId: ClientId;
  readonly providerId: AuthorityId;
  readonly serviceId: ServiceId;
  readonly actingId: PersonId;
  readonly subjectId: PersonId;
  readonly consentId: GrantId;
}

const SEPARATOR = "~";

/** The identifier that codes and tokens carry, inside their sealed payload. */
export function formatGrantRef(ref: GrantRef): string {
  const { clientId, providerId, serviceId, actingId, subjectId, consentId } = ref;
  return [clientId, providerId, serviceId, actingId, subjectId, consentId].join(SEPARATOR);
}

export function parseGrantRef(text: string): GrantRef | undefined {
  const parts = text.split(SEPARATOR);
  if (parts.length !== 6 || !parts.every(isUuid)) return undefined;
  const [clientId = "", providerId = "", serviceId = "", actingId = "", subjectId = "", consentId = ""] =
    parts;
  return {
    clientId: asId<"client">(clientId),
    providerId: asId<"authority">(providerId),
    serviceId: asId<"service">(serviceId),
    actingId: asId<"person">(actingId),
    subjectId: asId<"person">(subjectId),
    consentId: asId<"grant">(consentId),
  };
}
