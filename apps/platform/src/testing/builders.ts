import { randomUUID } from "node:crypto";
import type { ElementName } from "@ardeco/contracts";
import { addAgent } from "../features/access/access/index.ts";
import { type Authority, createAuthority } from "../features/authorities/authorities/index.ts";
import { createDeclaration, createPerson, validateElement } from "../features/identity/identity/index.ts";
import type { Actor, Context, RoleGrant } from "../kernel/context.ts";
import { type AuthorityId, type DeskId, type PersonId, parseId } from "../kernel/ids.ts";
import type { Contexts } from "./test-runtime.ts";

/** A town with one default desk and somebody who decides its files, inside the groups given. */
export async function aTown(
  test: Contexts,
  facts: Partial<Authority> & { slug: string },
  within: readonly AuthorityId[] = [],
): Promise<Authority & { readonly deskId: DeskId }> {
  const town = await aTownNotOpenYet(test, facts, within);
  const id = parseId<"staff">(randomUUID());
  await addAgent(test.system(town.id), {
    id,
    displayName: "Accueil de la mairie",
    email: `${id}@agents.example`,
    roles: [{ role: "validator" }],
  });
  return town;
}

/** A town with one default desk and no agent: it accepts no file. */
export async function aTownNotOpenYet(
  test: Contexts,
  facts: Partial<Authority> & { slug: string },
  within: readonly AuthorityId[] = [],
): Promise<Authority & { readonly deskId: DeskId }> {
  const authority: Authority = {
    id: parseId<"authority">(randomUUID()),
    name: facts.slug,
    kind: "commune",
    officialCode: "14118",
    colour: "#1f5fa6",
    contact: { email: `mairie@${facts.slug}.example`, dataProtectionEmail: `dpo@${facts.slug}.example` },
    ...facts,
  };
  const deskId = parseId<"desk">(randomUUID());
  await createAuthority(test.system(authority.id), {
    authority,
    within,
    desks: [{ id: deskId, name: "Accueil de la mairie", contact: {}, isDefault: true }],
  });
  return { ...authority, deskId };
}

/** A context in which an agent of the town acts with these roles. */
export async function anAgent(
  test: Contexts,
  authorityId: AuthorityId,
  roles: readonly (RoleGrant["role"] | RoleGrant)[],
  displayName = "Camille Lefèvre",
): Promise<Context> {
  const id = parseId<"staff">(randomUUID());
  const grants = roles.map((role) => (typeof role === "string" ? { role } : role));
  await addAgent(test.system(authorityId), { id, displayName, email: `${id}@agents.example`, roles: grants });
  const actor = {
    kind: "staff",
    staffId: id,
    label: displayName,
    roles: grants,
    signedInBy: "passkey",
  } as const;
  return test.as(actor, authorityId);
}

/** Whom this agent, an administrator besides, adds as a colleague: another name, a mailbox of anybody's. */
export async function anAgentAddedBy(
  test: Contexts,
  by: Context,
  roles: readonly RoleGrant["role"][],
  displayName: string,
): Promise<Context> {
  if (by.actor.kind !== "staff") throw new TypeError("an agent adds an agent");
  const administration = [...by.actor.roles, { role: "authority_administrator" }] as const;
  const id = parseId<"staff">(randomUUID());
  const grants = roles.map((role) => ({ role }));
  const added = { id, displayName, email: `${id}@agents.example`, roles: grants };
  await addAgent(by.as({ ...by.actor, roles: administration }), added);
  return test.as(
    { kind: "staff", staffId: id, label: displayName, roles: grants, signedInBy: "passkey" },
    by.authorityId,
  );
}

/**
 * A person of the town, declared by themselves; `validated` elements were checked by an agent on an identity
 * card.
 */
export async function aPerson(
  test: Contexts,
  authorityId: AuthorityId,
  known: {
    declared?: Partial<Record<ElementName, unknown>>;
    validated?: Partial<Record<ElementName, unknown>>;
  } = {},
): Promise<Context & { readonly personId: PersonId }> {
  const personId = parseId<"person">(randomUUID());
  const actor: Actor = { kind: "person", personId };
  const system = test.system(authorityId);
  await system.transaction(async (tx) => {
    await createPerson(tx, system, { id: personId });
    for (const [name, value] of Object.entries({ ...known.validated, ...known.declared })) {
      await createDeclaration(tx, system, {
        personId,
        name: name as ElementName,
        value,
        saidBy: personId,
      });
    }
    for (const name of Object.keys(known.validated ?? {})) {
      await validateElement(tx, system, {
        personId,
        name: name as ElementName,
        method: "original_seen",
        evidence: { kind: "identity_card" },
      });
    }
  });
  return Object.assign(test.as(actor, authorityId), { personId });
}
