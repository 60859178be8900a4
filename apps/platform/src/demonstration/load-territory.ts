import type { Context } from "../kernel/context.ts";
import { asId } from "../kernel/ids.ts";
import { addAgent } from "../modules/access/index.ts";
import { createAuthority } from "../modules/authorities/index.ts";
import { type AgentSeed, type AuthoritySeed, seedId } from "./seed-files.ts";

/** A context of the system for one authority of the demonstration. */
export type SystemFor = (slug: string) => Context;

/** Authorities with their desks, outermost first. */
export async function loadAuthorities(systemFor: SystemFor, seeds: readonly AuthoritySeed[]): Promise<void> {
  for (const seed of seeds) {
    const { slug, within, desks, ...facts } = seed;
    await createAuthority(systemFor(slug), {
      authority: { ...facts, slug, id: seedId("authority", slug) },
      within: within.map((group) => seedId("authority", group)),
      desks: desks.map((desk) => ({
        id: seedId("desk", `${slug}/${desk.key}`),
        name: desk.name,
        contact: facts.contact,
        isDefault: desk.default === true,
        ...(desk.service ? { serviceSlug: desk.service } : {}),
      })),
    });
  }
}

export async function loadAgents(systemFor: SystemFor, seeds: readonly AgentSeed[]): Promise<void> {
  for (const seed of seeds) {
    await addAgent(systemFor(seed.authority), {
      id: asId<"staff">(seedId("staff", seed.key)),
      displayName: seed.name,
      email: seed.email,
      roles: seed.roles.map(({ role, desk, service }) => ({
        role,
        ...(desk ? { deskId: seedId("desk", `${seed.authority}/${desk}`) } : {}),
        ...(service ? { serviceId: seedId("service", service) } : {}),
      })),
    });
  }
}

/** The context in which an agent of the demonstration acts. */
export function agentContext(systemFor: SystemFor, seed: AgentSeed): Context {
  return systemFor(seed.authority).as({
    kind: "staff",
    staffId: seedId("staff", seed.key),
    label: seed.name,
    roles: seed.roles.map(({ role }) => ({ role })),
  });
}
