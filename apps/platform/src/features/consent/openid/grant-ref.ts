import type { AuthorityId, ClientId, GrantId, PersonId, ServiceId } from "../../../kernel/ids.ts";
import { isUuid, parseId } from "../../../kernel/ids.ts";

/**
 * What the protocol calls a grant: the consent of one person (`subjectId`) to a service, as one of its
 * applications uses it for who signed in (`actingId`: the same person, or a parent). It is no row of its own:
 * the consent is, and is asked at each use.
 */
export interface GrantRef {
  readonly clientId: ClientId;
  readonly providerId: AuthorityId;
  readonly serviceId: ServiceId;
  readonly actingId: PersonId;
  readonly subjectId: PersonId;
  readonly consentId: GrantId;
  /** Of the sign-ins of `actingId`, when it was obtained (access, `findSignInGeneration`). */
  readonly generation: number;
}

const SEPARATOR = "~";

/** The identifier that codes and tokens carry, inside their sealed payload. */
export function formatGrantRef(ref: GrantRef): string {
  const { clientId, providerId, serviceId, actingId, subjectId, consentId, generation } = ref;
  const ids = [clientId, providerId, serviceId, actingId, subjectId, consentId];
  // As before generations were counted: tokens of then are of the first one.
  return (generation === 0 ? ids : [...ids, generation]).join(SEPARATOR);
}

export function parseGrantRef(text: string): GrantRef | undefined {
  const all = text.split(SEPARATOR);
  const [parts, [generation = "0", ...rest]] = [all.slice(0, 6), all.slice(6)];
  if (parts.length !== 6 || !parts.every(isUuid) || rest.length > 0) return undefined;
  if (!/^\d{1,9}$/.test(generation)) return undefined;
  const [clientId = "", providerId = "", serviceId = "", actingId = "", subjectId = "", consentId = ""] =
    parts;
  return {
    clientId: parseId<"client">(clientId),
    providerId: parseId<"authority">(providerId),
    serviceId: parseId<"service">(serviceId),
    actingId: parseId<"person">(actingId),
    subjectId: parseId<"person">(subjectId),
    consentId: parseId<"grant">(consentId),
    generation: Number(generation),
  };
}
