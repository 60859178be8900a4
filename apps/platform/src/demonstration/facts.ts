import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { createSignInLink, issueApiToken, resolveApiToken } from "../features/access/access/index.ts";
import type { Context, StaffRole } from "../kernel/context.ts";
import { formatPathAddress } from "../kernel/hosts.ts";
import type { StaffId } from "../kernel/ids.ts";
import type { ClientFacts, KnownFacts, RegisterFacts, UpstreamFacts } from "./known-facts.ts";
import { toPersonId } from "./load-people.ts";
import type { SystemProvider } from "./load-territory.ts";
import type { SpecimenFacts } from "./sealed-specimens.ts";
import { type Seeds, toSeedId } from "./seed-files.ts";

const DAY = 86_400_000;

/** What a newcomer reads at the start, and a program reads in data/demo.json. */
export interface DemonstrationFacts {
  readonly startedAt: string;
  readonly addresses: Readonly<Record<string, string>>;
  readonly people: readonly {
    key: string;
    name: string;
    email?: string;
    story: string;
    signInLink: string;
  }[];
  readonly agents: readonly {
    key: string;
    name: string;
    email: string;
    authority: string;
    roles: readonly StaffRole[];
    signInLink: string;
  }[];
  /** One bearer token per role and authority. */
  readonly apiTokens: Readonly<Record<string, Readonly<Partial<Record<StaffRole, string>>>>>;
  readonly clients: readonly ClientFacts[];
  readonly upstream: readonly UpstreamFacts[];
  readonly registers: RegisterFacts;
  readonly specimens: readonly SpecimenFacts[];
}

/** Fresh one-time links (a day) for this start; API tokens last thirty days, and serve until then. */
export async function loadDemonstrationFacts(
  systemFor: SystemProvider,
  seeds: Seeds,
  {
    clients,
    upstream,
    registers,
    specimens,
    tokens,
    sandbox,
  }: Pick<DemonstrationFacts, "clients" | "upstream" | "registers" | "specimens"> & {
    readonly tokens: KnownFacts["apiTokens"];
    readonly sandbox: "open" | "closed";
  },
): Promise<DemonstrationFacts> {
  const caen = systemFor("caen");
  return {
    startedAt: caen.now().toISOString(),
    addresses: listAddresses(caen.ports.publicUrl, sandbox),
    people: await loadPeopleFacts(caen, seeds),
    agents: await loadAgentFacts(systemFor, seeds),
    apiTokens: await loadTokenFacts(systemFor, seeds, tokens),
    clients,
    upstream,
    registers,
    specimens,
  };
}

/**
 * Readable by the owner of the process only: it holds ways in. Written aside then renamed, so that it is
 * never half.
 */
export async function writeFacts(path: string, facts: DemonstrationFacts): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.tmp`, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.tmp`, path);
}

function listAddresses(publicUrl: string, sandbox: "open" | "closed"): Record<string, string> {
  return {
    platform: `${publicUrl}/`,
    site: `${publicUrl}/caen/`,
    space: `${publicUrl}/caen/espace`,
    enrolment: `${publicUrl}/caen/inscription`,
    desk: `${publicUrl}/caen/agents`,
    administration: `${publicUrl}/caen/administration`,
    mailbox: `${publicUrl}/boite-aux-lettres`,
    api: `${publicUrl}/api/v1`,
    issuer: `${publicUrl}/caen/oidc`,
    ...(sandbox === "open" ? { sandbox: `${publicUrl}/bac-a-sable/essayer` } : {}),
  };
}

const loadPeopleFacts = (caen: Context, seeds: Seeds): Promise<DemonstrationFacts["people"]> =>
  runSomeTogether(seeds.people, async ({ key, story, email, validated }) => {
    const name = `${validated.given_name} ${validated.family_name}`;
    const signInLink = await createOneTimeLink(caen, "caen", "person", toPersonId(key));
    return { key, name, story, signInLink, ...(email ? { email } : {}) };
  });

const loadAgentFacts = (systemFor: SystemProvider, seeds: Seeds): Promise<DemonstrationFacts["agents"]> =>
  runSomeTogether(seeds.agents, async ({ key, name, email, authority, roles }) => {
    const signInLink = await createOneTimeLink(
      systemFor(authority),
      authority,
      "staff",
      toSeedId("staff", key),
    );
    return { key, name, email, authority, roles: roles.map(({ role }) => role), signInLink };
  });

/** Half of the connections: a hundred links one after the other are a second of a start. */
const AT_ONCE = 10;

/** In the order of what was given. */
async function runSomeTogether<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE)
    done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(work))));
  return done;
}

export async function loadTokenFacts(
  systemFor: SystemProvider,
  seeds: Seeds,
  earlier: KnownFacts["apiTokens"],
): Promise<DemonstrationFacts["apiTokens"]> {
  const holders = seeds.agents.flatMap(({ key, authority, roles }) =>
    roles.map(({ role }) => ({ key, authority, role })),
  );
  // The first who holds a role at an authority has its token.
  const first = [
    ...new Map(holders.toReversed().map((one) => [`${one.authority} ${one.role}`, one])).values(),
  ];
  const found = await runSomeTogether(first, async ({ key, authority, role }) => {
    const [system, kept] = [systemFor(authority), earlier[authority]?.[role]];
    const serves = kept !== undefined && (await resolveApiToken(system, kept)) !== undefined;
    return {
      authority,
      role,
      token: serves ? kept : await createToken(system, toSeedId("staff", key), role),
    };
  });
  const tokens: Record<string, Partial<Record<StaffRole, string>>> = {};
  for (const { authority, role, token } of found) tokens[authority] = { ...tokens[authority], [role]: token };
  return tokens;
}

async function createToken(system: Context, staffId: StaffId, role: StaffRole): Promise<string> {
  const { token } = await issueApiToken(removeLetters(system), {
    staffId,
    label: "essais de la démonstration",
    scope: [role],
    expiresAt: new Date(system.now().getTime() + 30 * DAY),
  });
  return token;
}

/**
 * Nobody's browser made these tokens: a letter to each agent would hide those of the stories in the letter
 * box.
 */
const removeLetters = (system: Context): Context => ({
  ...system,
  ports: { ...system.ports, events: { emit: async () => {} } },
});

async function createOneTimeLink(
  system: Context,
  slug: string,
  kind: "person" | "staff",
  subjectId: string,
): Promise<string> {
  const { token } = await system.transaction((tx) =>
    createSignInLink(tx, system, { kind, subjectId, lifetimeMs: DAY }),
  );
  const door = kind === "person" ? "connexion" : "agents/connexion";
  return formatPathAddress(system.ports.hosts, `/${slug}/${door}/lien?jeton=${token}`);
}
