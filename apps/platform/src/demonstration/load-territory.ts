import { addAgent } from "../features/access/access/index.ts";
import {
  createAuthority,
  importTerritory,
  type OfficialAuthority,
  officialEdition,
  readTerritory,
} from "../features/authorities/authorities/index.ts";
import type { Context } from "../kernel/context.ts";
import { asId } from "../kernel/ids.ts";
import { type AgentSeed, type AuthoritySeed, seedId } from "./seed-files.ts";

/** A context of the system for one authority of the demonstration. */
export type SystemFor = (slug: string) => Context;

/**
 * Authorities with their desks: seeds say what each decided, the official code the rest, and who lies within
 * whom.
 */
export async function loadAuthorities(systemFor: SystemFor, seeds: readonly AuthoritySeed[]): Promise<void> {
  const wanted = new Map(seeds.map((seed) => [keyOf(seed.kind, seed.officialCode), seed]));
  const authorities = readTerritory().filter(({ kind, code }) => wanted.has(keyOf(kind, code)));
  const official = new Map(authorities.map((one) => [keyOf(one.kind, one.code), one]));
  for (const [key, seed] of wanted) await loadAuthority(systemFor(seed.slug), seed, official.get(key));
  const [first] = seeds;
  if (first) await importTerritory(systemFor(first.slug), { edition: officialEdition, authorities });
}

const keyOf = (kind: string, code: string): string => `${kind} ${code}`;

async function loadAuthority(
  system: Context,
  seed: AuthoritySeed,
  official: OfficialAuthority | undefined,
): Promise<void> {
  if (!official) throw new TypeError(`${seed.slug} is not in the official code`);
  const { slug, desks, contact: own, ...facts } = seed;
  const [postalCode] = official.postcodes;
  const contact = { ...(postalCode ? { postalCode, locality: official.name } : {}), ...own };
  await createAuthority(system, {
    authority: { name: official.name, ...facts, slug, contact, id: seedId("authority", slug) },
    within: [],
    desks: desks.map((desk) => ({
      id: seedId("desk", `${slug}/${desk.key}`),
      name: desk.name,
      contact,
      isDefault: desk.default === true,
      ...(desk.service ? { serviceSlug: desk.service } : {}),
    })),
  });
}

export async function loadAgents(systemFor: SystemFor, seeds: readonly AgentSeed[]): Promise<void> {
  // Those of partners come with their partner (load-passes.ts).
  for (const seed of seeds.filter(({ partner }) => partner !== true)) {
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
