import type { ServiceDefinition } from "@ardeco/contracts";
import { readDefinition } from "./check-definition.ts";
import type { OfferedRow } from "./store/offered-versions.ts";

/** Enough for a département with its communes; a definition is a few kilobytes. */
const MOST = 2_000;

const known = new Map<string, ServiceDefinition>();

/**
 * Parsed once: a version that was offered never changes (service_version_guard). Checking a definition
 * against its schema takes half a millisecond, a page of forty services twenty.
 */
export function parseOfferedDefinition({ id, version, definition }: OfferedRow): ServiceDefinition {
  const key = `${id}:${version}`;
  const found = known.get(key);
  if (found) return found;
  const read = toFrozen(readDefinition(definition));
  if (known.size >= MOST) known.clear();
  known.set(key, read);
  return read;
}

/** Shared by requests: none may change it for the others. */
function toFrozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const member of Object.values(value)) toFrozen(member);
  return Object.freeze(value);
}
