import type { InstallationFacts } from "../../../kernel/installation.ts";
import type { StaffCount, StaffDemand } from "../../access/access/index.ts";
import type { ModeName } from "../../enrolment/organisation/index.ts";

/**
 * All that the documents know of how this authority is set, read at once: yes, no, how many; never who, nor a
 * secret.
 */
export interface ComplianceFacts {
  readonly installation: InstallationFacts;
  /** Hours since the last backup that ended well; null: none was ever told. */
  readonly backupHours: number | null;
  readonly staff: StaffCount & { readonly demand: StaffDemand };
  readonly hasOfficer: boolean;
  readonly franceConnect: boolean;
  readonly proConnect: boolean;
  readonly mode: ModeName;
  /** Kinds of information asked of registers of the State; none while it is off. */
  readonly registers: readonly string[];
  /** A sealed document validates an address without an agent. */
  readonly documentsDecide: boolean;
  readonly witnesses: { readonly asked: number; readonly signing: number };
  readonly applications: {
    readonly active: number;
    readonly withSecret: number;
  };
}
