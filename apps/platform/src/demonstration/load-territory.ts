import { addAgent } from "../features/access/access/index.ts";
import {
  createAuthority,
  importTerritory,
  type OfficialAuthority,
  officialEdition,
  readTerritory,
} from "../features/authorities/authorities/index.ts";
import type { Context } from "../kernel/context.ts";
import { parseId } from "../kernel/ids.ts";
import { type AgentSeed, type AuthoritySeed, toSeedId } from "./seed-files.ts";

/** A context of the system for one authority of the demonstration. */
export type SystemProvider = (slug: string) => Context;

/**
 * Authorities with their desks: seeds say what each decided, the official code the rest, and who lies within
 * whom.
 */
export async function loadAuthorities(
  systemFor: SystemProvider,
  seeds: readonly AuthoritySeed[],
): Promise<void> {
  const wanted = new Map(seeds.map((seed) => [formatSeedKey(seed.kind, seed.officialCode), seed]));
  const authorities = readTerritory().filter(({ kind, code }) => wanted.has(formatSeedKey(kind, code)));
  const official = new Map(authorities.map((one) => [formatSeedKey(one.kind, one.code), one]));
  for (const [key, seed] of wanted) await loadAuthority(systemFor(seed.slug), seed, official.get(key));
  const [first] = seeds;
  if (first) await importTerritory(systemFor(first.slug), { edition: officialEdition, authorities });
}

const formatSeedKey = (kind: string, code: string): string => `${kind} ${code}`;

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
    authority: { name: official.name, ...facts, slug, contact, id: toSeedId("authority", slug) },
    within: [],
    desks: desks.map((desk) => ({
      id: toSeedId("desk", `${slug}/${desk.key}`),
      name: desk.name,
      contact,
      isDefault: desk.default === true,
      ...(desk.service ? { serviceSlug: desk.service } : {}),
    })),
  });
}

export async function loadAgents(systemFor: SystemProvider, seeds: readonly AgentSeed[]): Promise<void> {
  // Those of partners come with their partner (load-passes.ts).
  for (const seed of seeds.filter(({ partner }) => partner !== true)) {
    await addAgent(systemFor(seed.authority), {
      id: parseId<"staff">(toSeedId("staff", seed.key)),
      displayName: seed.name,
      email: seed.email,
      roles: seed.roles.map(({ role, desk, service }) => ({
        role,
        ...(desk ? { deskId: toSeedId("desk", `${seed.authority}/${desk}`) } : {}),
        ...(service ? { serviceId: toSeedId("service", service) } : {}),
      })),
    });
  }
}

/** The context in which an agent of the demonstration acts. */
export function buildAgentContext(systemFor: SystemProvider, seed: AgentSeed): Context {
  return systemFor(seed.authority).as({
    kind: "staff",
    staffId: toSeedId("staff", seed.key),
    label: seed.name,
    roles: seed.roles.map(({ role }) => ({ role })),
  });
}
