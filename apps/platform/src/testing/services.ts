import { randomUUID } from "node:crypto";
import type { ServiceDefinition } from "@ardeco/contracts";
import {
  approveVersion,
  draftService,
  publishVersion,
  submitVersion,
  type VersionSeen,
} from "../features/catalogue/catalogue/index.ts";
import type { Context } from "../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId } from "../kernel/ids.ts";
import { anAgent } from "./builders.ts";
import type { Contexts } from "./test-runtime.ts";

/**
 * A library that asks for a name and an e-mail, and may know a date of birth; change what the story needs.
 */
export function aDefinition(facts: Partial<ServiceDefinition> = {}): ServiceDefinition {
  const because = (fr: string, en: string) => ({ purpose: { fr, en }, legalBasis: "public_task" as const });
  return {
    type: "subscription",
    audience: "both",
    channels: ["web", "desk"],
    title: { fr: "Médiathèque", en: "Library" },
    summary: { fr: "Emprunter des livres et des films.", en: "Borrow books and films." },
    requests: [
      {
        element: "family_name",
        form: "raw",
        required: true,
        retentionDays: 365,
        ...because("Tenir votre compte de prêt.", "Keep your loan account."),
      },
      {
        element: "email",
        form: "raw",
        required: true,
        retentionDays: 0,
        ...because("Vous prévenir d’un retard.", "Tell you about a late return."),
      },
      {
        element: "age_under_25",
        form: "derived",
        required: false,
        retentionDays: 0,
        ...because("Appliquer la gratuité.", "Apply the free rate."),
      },
    ],
    stopsAtOnce: true,
    mustBeKept: [],
    ...facts,
  };
}

/** A service that two agents of the authority wrote, approved and published. */
export async function aPublishedService(
  test: Contexts,
  providerId: AuthorityId,
  facts: { slug?: string; definition?: Partial<ServiceDefinition> } = {},
): Promise<{ readonly id: ServiceId; readonly providerId: AuthorityId; readonly version: number }> {
  const manager = await anAgent(test, providerId, ["service_manager"], "Maud Pichon");
  const approver = await anAgent(test, providerId, ["data_protection_officer"], "Élie Roussel");
  const id = parseId<"service">(randomUUID());
  const draft = await draftService(manager, {
    id,
    slug: facts.slug ?? `service-${id.slice(0, 8)}`,
    definition: aDefinition(facts.definition),
  });
  await submitVersion(manager, draft);
  await approveVersion(approver, { ...draft, revision: 2 });
  await publishVersion(manager, { ...draft, revision: 3 });
  return { id, providerId, version: draft.version };
}

/** Through the hands of these two: a new service, or a draft already written. */
export async function publishAs(
  writer: Context,
  approver: Context,
  what:
    | VersionSeen
    | { readonly slug: string; readonly definition: ServiceDefinition; readonly isModel?: boolean },
): Promise<VersionSeen> {
  const seen =
    "revision" in what ? what : await draftService(writer, { ...what, id: parseId<"service">(randomUUID()) });
  await submitVersion(writer, seen);
  await approveVersion(approver, { ...seen, revision: seen.revision + 1 });
  await publishVersion(writer, { ...seen, revision: seen.revision + 2 });
  return seen;
}
