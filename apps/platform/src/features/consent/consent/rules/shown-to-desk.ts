import { elementDefinition, isElementName, type ServiceDefinition } from "@ardeco/contracts";
import type { AuthorityId } from "../../../../kernel/ids.ts";

/** What of a service decides whether a desk sees that somebody has it. */
export interface DeskMaySee {
  readonly providerId: AuthorityId;
  readonly definition: Pick<ServiceDefinition, "requests" | "presentation">;
}

/**
 * Without the person beside it, a desk sees the public services of its own authority: not another
 * authority's, not a private partner's, nor one whose very name tells of health or hardship (ADR 0043).
 */
export function isShownToDesk({ providerId, definition }: DeskMaySee, authorityId: AuthorityId): boolean {
  const { requests, presentation } = definition;
  if (providerId !== authorityId || presentation?.partner !== undefined) return false;
  if (presentation?.themes?.includes("solidarity")) return false;
  return !requests.some(({ element, required }) => required && isSensitive(element));
}

const isSensitive = (name: string): boolean => isElementName(name) && elementDefinition(name).sensitive;
