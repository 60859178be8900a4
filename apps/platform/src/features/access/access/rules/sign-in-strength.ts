import type { Actor, RoleGrant, SignInMethod, StaffRole } from "../../../../kernel/context.ts";

/**
 * "passkey": work that binds the authority needs a passkey or ProConnect; "link_accepted": a link by e-mail
 * is enough.
 */
export type StaffRule = "passkey" | "link_accepted";

/**
 * What an authority asks beyond it: of those who decide; of everyone; ProConnect, and not a passkey, of those
 * who decide.
 */
export const staffDemands = ["deciders", "everyone", "proconnect"] as const;
export type StaffDemand = (typeof staffDemands)[number];

type Agent = Extract<Actor, { kind: "staff" }>;

/** What reading somebody's mailbox does not give. ProConnect by one factor may be a password: it does. */
const strong: ReadonlySet<SignInMethod> = new Set([
  "passkey",
  "proconnect_mfa",
  // What is decided there concerns nobody: the database opens no such session anywhere else.
  "sandbox",
]);

/**
 * Roles that decide for the authority, give rights, publish what leaves, or read the journal and the
 * machinery. Reception prepares and hands over: it decides nothing, and is held at shared computers by people
 * who change often.
 */
const needProof: ReadonlySet<StaffRole> = new Set<StaffRole>([
  "validator",
  "service_validator",
  "service_manager",
  "authority_administrator",
  "data_protection_officer",
  "operator",
  "auditor",
]);

export const hasProofRequirement = (role: StaffRole): boolean => needProof.has(role);

export const isStrong = (method: SignInMethod): boolean => strong.has(method);

/** A way of signing in that gives every role where this is asked. */
export function isDemandMet(method: SignInMethod | undefined, demand: StaffDemand): boolean {
  if (method === undefined) return false;
  return demand === "proconnect" ? method === "proconnect_mfa" || method === "sandbox" : isStrong(method);
}

interface Asked {
  readonly rule: StaffRule;
  readonly demand: StaffDemand;
}

/**
 * The agent with the roles that this sign-in is enough for; the others are withheld, in use cases and in the
 * database.
 */
export function filterSignInRoles(agent: Agent, method: SignInMethod, { rule, demand }: Asked): Agent {
  const isLoose = rule === "link_accepted" && demand === "deciders";
  if (isLoose || isDemandMet(method, demand)) return { ...agent, signedInBy: method };
  const isEnough = ({ role }: RoleGrant): boolean => demand !== "everyone" && !needProof.has(role);
  return {
    ...agent,
    signedInBy: method,
    roles: agent.roles.filter(isEnough),
    withheld: agent.roles.filter((grant) => !isEnough(grant)),
  };
}

/** An agent with the roles withheld from them too, as had they signed in by a stronger way. */
export const resolveWithheldRoles = (actor: Actor): Actor =>
  actor.kind === "staff" ? resolveHeldRoles(actor) : actor;

function resolveHeldRoles(agent: Agent): Agent {
  const { withheld, ...rest } = agent;
  return withheld ? { ...rest, roles: [...agent.roles, ...withheld] } : agent;
}

const RECENT_MS = 15 * 60_000;

/** How long a session opened by a code of the desk lives: for a new way in, and nothing else. */
export const RECOVERY_MS = 30 * 60_000;

/** Who sat down at a browser left open is not taken for its owner. */
export const isRecent = (createdAt: Date, now: Date): boolean =>
  now.getTime() - createdAt.getTime() <= RECENT_MS;

/**
 * Ways by which a person showed that the account is theirs; a draft and its code show nothing of the kind.
 */
const ownership: ReadonlySet<SignInMethod> = new Set(["email_link", "passkey", "franceconnect"]);

/**
 * Whether somebody who came this way enters services, and says yes to one: by whichever door, of an
 * application or of the site. The door of a sandbox leads to services that are tried there.
 */
export const mayEnterServices = (method: SignInMethod): boolean =>
  ownership.has(method) || method === "sandbox";

export interface OwnerSession {
  readonly actor: Actor;
  readonly method: SignInMethod;
  readonly createdAt: Date;
  readonly now: Date;
}

/**
 * The account's owner, here and now: asked before what would let somebody else stay. "desk": an agent saw
 * their papers (module recovery); as long as that session lives, since who lost everything has no other way
 * to sign in again.
 */
export const isAccountOwnerPresent = ({ method, createdAt, now }: Omit<OwnerSession, "actor">): boolean =>
  method === "desk"
    ? now.getTime() - createdAt.getTime() <= RECOVERY_MS
    : ownership.has(method) && isRecent(createdAt, now);

/** Signed in by an e-mail link alone, some of the agent's roles would be closed. */
export const hasKeyRequirement = (agent: Agent, asked: Asked): boolean =>
  (filterSignInRoles(resolveHeldRoles(agent), "email_link", asked).withheld ?? []).length > 0;

/**
 * An error's code, or undefined when one of one's own keys may be removed. Whoever reads an agent's mailbox
 * leaves them their key, where it counts: not one that is suspended, which opens nothing, nor one whose roles
 * a link opens as well.
 * @param needed by a link alone, a role would be closed: an agent does not take away the only way in to it
 */
export function mayRemove({
  only,
  suspended,
  needed,
  ...here
}: OwnerSession & { readonly only: boolean; readonly suspended: boolean; readonly needed: boolean }) {
  if (here.actor.kind === "person")
    return isAccountOwnerPresent(here) ? undefined : "access.recent_sign_in_required";
  if (!isRecent(here.createdAt, here.now)) return "access.recent_sign_in_required";
  if (!needed || suspended) return undefined;
  if (!isStrong(here.method)) return "access.strong_sign_in_required";
  return only && here.method === "passkey" ? "access.last_passkey" : undefined;
}

/** An error's code, or undefined when a new key may be added. `first`: there is none yet. */
export function mayRegister({
  first,
  staffRule,
  ...here
}: OwnerSession & { readonly first: boolean; readonly staffRule: StaffRule }) {
  if (here.actor.kind === "person")
    return isAccountOwnerPresent(here) ? undefined : "access.recent_sign_in_required";
  if (!isRecent(here.createdAt, here.now)) return "access.recent_sign_in_required";
  if (isStrong(here.method)) return undefined;
  // An e-mail link would make of whoever reads the mailbox a validator for ever.
  const invited = here.method === "invitation" || staffRule === "link_accepted";
  return invited && first ? undefined : "access.passkey_by_invitation";
}
