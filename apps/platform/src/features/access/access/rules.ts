import type { Actor, RoleGrant, StaffRole } from "../../../kernel/context.ts";
import type { DeskId, ServiceId, StaffId } from "../../../kernel/ids.ts";

/** What agents can do, by the word that use cases ask for. */
export const capabilities = {
  "person.read": ["reception", "validator", "service_validator"],
  "person.enrol": ["reception", "validator"],
  "person.recover": ["validator"],
  "file.read": ["reception", "validator", "service_validator"],
  "file.assign": ["reception", "validator", "service_validator"],
  "file.decide": ["validator", "service_validator"],
  "death.record": ["validator"],
  "representation.end": ["validator"],
  "duplicate.decide": ["validator"],
  "person.merge": ["validator"],
  "service.draft": ["service_manager"],
  "service.approve": ["authority_administrator", "data_protection_officer"],
  "service.publish": ["service_manager"],
  "client.manage": ["service_manager", "authority_administrator"],
  "subscription.read": ["service_manager"],
  "campaign.manage": ["service_manager", "authority_administrator"],
  "staff.manage": ["authority_administrator"],
  "delegation.manage": ["authority_administrator"],
  "smallstaff.declare": ["authority_administrator"],
  "organisation.manage": ["authority_administrator"],
  "accessibility.manage": ["authority_administrator"],
  "authority.present": ["authority_administrator"],
  "equipment.manage": ["authority_administrator"],
  "counter.manage": ["authority_administrator"],
  "payment.take": ["reception", "validator"],
  "invoice.issue": ["authority_administrator"],
  "booking.manage": ["service_manager"],
  "coupling.manage": ["service_manager"],
  "booking.excuse": ["reception", "validator", "service_manager"],
  "rights.answer": ["validator", "data_protection_officer"],
  "record.import": ["authority_administrator"],
  "record.review": ["validator"],
  "source.manage": ["authority_administrator"],
  "source.confirm": ["authority_administrator", "data_protection_officer"],
  "source.settle": ["validator"],
  "journal.read": ["auditor", "data_protection_officer"],
  "witness.manage": ["authority_administrator"],
  "compliance.read": ["authority_administrator", "data_protection_officer", "auditor"],
  "compliance.write": ["authority_administrator", "data_protection_officer"],
  "compliance.advise": ["data_protection_officer"],
  "compliance.decide": ["authority_administrator"],
  "insight.read": ["service_manager", "authority_administrator"],
  "platform.operate": ["operator"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Capability = keyof typeof capabilities;

/** They bear on the authority as a whole: a role bounded to a service or a desk does not give them. */
const ofTheWhole: ReadonlySet<Capability> = new Set([
  "staff.manage",
  "delegation.manage",
  "smallstaff.declare",
  "organisation.manage",
  "accessibility.manage",
  "authority.present",
  "equipment.manage",
  "counter.manage",
  "invoice.issue",
  "duplicate.decide",
  "person.merge",
  "rights.answer",
  "record.import",
  "record.review",
  "source.manage",
  "source.confirm",
  "journal.read",
  "witness.manage",
  "compliance.read",
  "compliance.write",
  "compliance.advise",
  "compliance.decide",
  "insight.read",
  "platform.operate",
]);

/**
 * What they give outlives a delegation: an agent lent for a month would stay under another name, or leave
 * with a whole file.
 */
const neverLent: ReadonlySet<Capability> = new Set([
  "staff.manage",
  "delegation.manage",
  "smallstaff.declare",
  "equipment.manage",
  "counter.manage",
  "payment.take",
  "invoice.issue",
  "coupling.manage",
  "booking.excuse",
  "record.import",
  "record.review",
  "source.manage",
  "source.confirm",
  "duplicate.decide",
  "person.merge",
  "rights.answer",
  "witness.manage",
  "compliance.read",
  "compliance.write",
  "compliance.advise",
  "compliance.decide",
]);

/** The service or desk on which the capability is asked, when there is one. */
export interface Reach {
  readonly serviceId?: ServiceId;
  readonly deskId?: DeskId;
}

/** A bounded role gives nothing outside its service or desk. */
export function hasCapability(actor: Actor, capability: Capability, reach: Reach = {}): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "staff") return false;
  if (actor.delegationId !== undefined && neverLent.has(capability)) return false;
  const wanted: readonly StaffRole[] = capabilities[capability];
  const reaches = ofTheWhole.has(capability) ? isUnbounded : (held: RoleGrant) => isReachCovered(held, reach);
  return actor.roles.some((held) => wanted.includes(held.role) && reaches(held));
}

/** An operator sees machinery that every authority shares: only one of them makes another. */
export function mayGive(actor: Actor, { role }: RoleGrant): boolean {
  return role !== "operator" || hasCapability(actor, "platform.operate");
}

const isUnbounded = ({ serviceId, deskId }: RoleGrant): boolean =>
  serviceId === undefined && deskId === undefined;

function isReachCovered(held: RoleGrant, reach: Reach): boolean {
  if (held.serviceId !== undefined && reach.serviceId !== undefined && held.serviceId !== reach.serviceId)
    return false;
  return !(held.deskId !== undefined && reach.deskId !== undefined && held.deskId !== reach.deskId);
}

const TOKEN_DAYS = 366;

/** An API token ends, within the year. */
export function mayTokenLast(now: Date, expiresAt: Date): boolean {
  const days = (expiresAt.getTime() - now.getTime()) / (24 * 3600 * 1000);
  return days > 0 && days <= TOKEN_DAYS;
}

/** Those that may be lent, as the database says too: nobody audits or operates by delegation. */
export const lentRoles = [
  "reception",
  "validator",
  "service_validator",
  "service_manager",
  "authority_administrator",
] as const satisfies readonly StaffRole[];
export type LentRole = (typeof lentRoles)[number];

/** A delegation in force on a civil date. */
export function isDelegationInForce(
  delegation: { startsOn: string; endsOn: string; revokedOn: string | null },
  today: string,
): boolean {
  return delegation.startsOn <= today && today <= delegation.endsOn && delegation.revokedOn === null;
}

const teamRoles: readonly StaffRole[] = ["reception", "validator", "service_validator"];

/**
 * To this agent by name, or to the team of a desk where they hold a role today; nobody passes a delegation
 * on. Who holds no role at home any more has left: what was lent to them by name has ended too.
 */
export function isDelegatedActor(
  actor: Actor,
  { staffId, teamDeskId }: { readonly staffId?: StaffId; readonly teamDeskId?: DeskId },
): boolean {
  if (actor.kind !== "staff" || actor.delegationId !== undefined) return false;
  if (staffId !== undefined) return staffId === actor.staffId && actor.roles.length > 0;
  return actor.roles.some(
    ({ role, deskId }) => deskId !== undefined && deskId === teamDeskId && teamRoles.includes(role),
  );
}
