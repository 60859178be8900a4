import type { Runtime } from "@ardeco/platform/infra/context/create-context";
import type { Contexts } from "@ardeco/platform/testing/test-runtime";
import type { Owner } from "./owner.ts";

/** A platform under measure. */
export interface House extends Contexts {
  readonly port: number;
  readonly runtime: Runtime;
  readonly owner: Owner;
  close(): Promise<void>;
}
