import type { Runtime } from "@ardeco/platform/infra/context/create-context";
import type { Contexts } from "@ardeco/platform/testing/test-runtime";
import type { Owner } from "./owner.ts";

/** A platform under measure. */
export interface House extends Contexts {
  readonly port: number;
  readonly runtime: Runtime;
  readonly owner: Owner;
  /** The application role's connection, for a peer on the same PostgreSQL. */
  readonly appUrl: string;
  /** The owner's, for a peer that makes its own tables. */
  readonly ownerUrl: string;
  close(): Promise<void>;
}
