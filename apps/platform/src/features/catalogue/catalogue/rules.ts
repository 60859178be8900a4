import type { ServiceDefinition } from "@ardeco/contracts";
import type { VersionState } from "./service.ts";

/**
 * What is done to a version, from where, to where. The database holds the same machine
 * (service_version_guard).
 */
export const moves = {
  save: { from: ["draft"], to: "draft" },
  submit: { from: ["draft"], to: "submitted" },
  return: { from: ["submitted", "approved"], to: "draft" },
  approve: { from: ["submitted"], to: "approved" },
  publish: { from: ["approved"], to: "published" },
  retire: { from: ["published"], to: "retired" },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState }>;

export type Move = keyof typeof moves;

/** The state after a move, or undefined when the version is not in a state that allows it. */
export function findNextState(state: VersionState, move: Move): VersionState | undefined {
  const { from, to }: { from: readonly VersionState[]; to: VersionState } = moves[move];
  return from.includes(state) ? to : undefined;
}

/**
 * A page of information and a link to another site know nobody: nothing is agreed, nothing opens, no
 * application connects.
 */
export function hasSubscribers({ type }: Pick<ServiceDefinition, "type">): boolean {
  return type === "subscription" || type === "request";
}
