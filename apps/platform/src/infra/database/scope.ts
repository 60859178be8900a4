import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Actor } from "../../kernel/context.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import { isUuid } from "../../kernel/ids.ts";
import { IDLE_IN_TRANSACTION_MS, type StatementLimits } from "./limits.ts";

export interface Scope {
  readonly actor: Actor;
  readonly authorityId: AuthorityId | null;
  /** Civil day of the application's clock; PostgreSQL's own when absent. */
  readonly today?: CivilDate;
  /** PostgreSQL refuses every write. */
  readonly isReadOnly?: boolean;
}

/**
 * The same for two scopes under which row-level security sees and accepts the same rows, whatever the day: at
 * midnight, a use case that joins goes on with the day of the transaction.
 */
export const formatScopeKey = ({ actor, authorityId }: Scope): string =>
  formatSettings({ actor, authorityId });

/**
 * Settings are local to the transaction; every value is checked here because they are written as literals.
 */
export function formatBeginStatement(scope: Scope, { statementMs }: StatementLimits): string {
  const limits = [
    `set local statement_timeout = ${statementMs}`,
    `set local idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`,
  ];
  return `begin${scope.isReadOnly ? " read only" : ""};${[formatSettings(scope), ...limits].join(";")}`;
}

function formatSettings({ actor, authorityId, today = "" }: Scope): string {
  const settings: Record<string, string> = {
    authority: parseUuidOrEmpty(authorityId),
    actor_kind: actor.kind,
    actor_id: parseUuidOrEmpty(getActorId(actor)),
    roles: actor.kind === "staff" ? [...new Set(actor.roles.map((held) => held.role))].join(",") : "",
    today,
  };
  return Object.entries(settings)
    .map(([name, value]) => {
      if (!/^[a-z0-9_,-]*$/.test(value)) throw new TypeError(`unsafe setting ${name}`);
      return `set local ardeco.${name} = '${value}'`;
    })
    .join(";");
}

function getActorId(actor: Actor): string | null {
  if (actor.kind === "person") return actor.personId;
  if (actor.kind === "staff") return actor.staffId;
  if (actor.kind === "client") return actor.clientId;
  return null;
}

function parseUuidOrEmpty(id: string | null): string {
  if (id === null) return "";
  if (!isUuid(id)) throw new TypeError("not a UUID");
  return id;
}
