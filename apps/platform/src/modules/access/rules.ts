import type { Actor, RoleGrant, StaffRole } from "../../kernel/context.ts";
import type { DeskId, ServiceId } from "../../kernel/ids.ts";

/** What agents can do, by the word that use cases ask for. */
export const capabilities = {
  "person.read": ["reception", "validator", "service_validator"],
  "person.enrol": ["reception", "validator"],
  "file.read": ["reception", "validator", "service_validator"],
  "file.assign": ["reception", "validator", "service_validator"],
  "file.decide": ["validator", "service_validator"],
  "service.draft": ["service_manager"],
  "service.approve": ["authority_administrator", "data_protection_officer"],
  "service.publish": ["service_manager"],
  "client.manage": ["service_manager", "authority_administrator"],
  "subscription.read": ["service_manager"],
  "staff.manage": ["authority_administrator"],
  "delegation.manage": ["authority_administrator"],
  "journal.read": ["auditor", "data_protection_officer"],
  "platform.operate": ["operator"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Capability = keyof typeof capabilities;

/** The service or desk on which the capability is asked, when there is one. */
export interface Reach {
  readonly serviceId?: ServiceId;
  readonly deskId?: DeskId;
}

/** A bounded role gives nothing outside its service or desk. */
export function holds(actor: Actor, capability: Capability, reach: Reach = {}): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "staff") return false;
  const wanted: readonly StaffRole[] = capabilities[capability];
  return actor.roles.some((held) => wanted.includes(held.role) && covers(held, reach));
}

function covers(held: RoleGrant, reach: Reach): boolean {
  if (held.serviceId !== undefined && reach.serviceId !== undefined && held.serviceId !== reach.serviceId)
    return false;
  return !(held.deskId !== undefined && reach.deskId !== undefined && held.deskId !== reach.deskId);
}

/** A delegation in force on a civil date. */
export function inForce(
  delegation: { startsOn: string; endsOn: string; revokedOn: string | null },
  today: string,
): boolean {
  return delegation.startsOn <= today && today <= delegation.endsOn && delegation.revokedOn === null;
}
