import type { ServiceDefinition } from "@ardeco/contracts";
import type { AuthorityId, ServiceId, StaffId } from "../../../kernel/ids.ts";

export type ServiceStatus = "draft" | "published" | "retired";
export type VersionState = "draft" | "submitted" | "approved" | "published" | "retired";

export interface Service {
  readonly id: ServiceId;
  /** The authority that publishes it. */
  readonly providerId: AuthorityId;
  readonly slug: string;
  readonly status: ServiceStatus;
  /** The version offered, or the last one offered; absent while nothing was ever published. */
  readonly currentVersion?: number;
  /** Written for other authorities to localise, offered to nobody by itself. */
  readonly isModel: boolean;
}

/** A service that people may subscribe to (published), or went on using (retired), in one of its versions. */
export interface OfferedService {
  readonly id: ServiceId;
  readonly providerId: AuthorityId;
  readonly slug: string;
  readonly status: Exclude<ServiceStatus, "draft">;
  readonly version: number;
  /** Civil day on which this version was published, or retired. */
  readonly changedOn: string;
  readonly definition: ServiceDefinition;
}

/** One wording of a service, as its managers and approvers see it. */
export interface ServiceVersion {
  readonly serviceId: ServiceId;
  readonly version: number;
  readonly state: VersionState;
  /** Any object while a draft: half a definition can be saved. A ServiceDefinition from its submission on. */
  readonly definition: Readonly<Record<string, unknown>>;
  readonly writtenBy: readonly StaffId[];
  readonly approvedBy?: StaffId;
  /** Civil day of the last change. */
  readonly changedOn: string;
  /** To be handed back with the next change: a stale one is refused with request.changed_meanwhile. */
  readonly revision: number;
}

/** A version to change, as its author saw it. */
export interface VersionSeen {
  readonly serviceId: ServiceId;
  readonly version: number;
  readonly revision: number;
}
