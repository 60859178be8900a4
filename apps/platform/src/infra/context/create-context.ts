import { randomUUID } from "node:crypto";
import { toCivilDate } from "../../kernel/civil-date.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Actor, Context } from "../../kernel/context.ts";
import type { Language } from "../../kernel/errors.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import type { Ports } from "../../kernel/ports.ts";
import type { Database } from "../database/database.ts";
import { recordApart, runRead, runSavepoint, runTransaction } from "./open-transaction.ts";

/** What a context is made of; one set per process, or per test. */
export interface Runtime {
  readonly database: Database;
  readonly ports: Ports;
  readonly clock: Clock;
  /** Random UUID v4 by default; tests may name ids. */
  readonly newId?: () => string;
}

export interface ContextFacts {
  readonly actor: Actor;
  readonly authorityId: AuthorityId;
  readonly requestId?: string;
  readonly language?: Language;
}

export function createContext(runtime: Runtime, facts: ContextFacts): Context {
  const newId = runtime.newId ?? randomUUID;
  const requestId = facts.requestId ?? newId();
  const { actor, authorityId } = facts;
  const getScope = () => ({ actor, authorityId, today: toCivilDate(runtime.clock.now()) });
  const transaction: Context["transaction"] = (work) => runTransaction(runtime.database, getScope(), work);
  return {
    actor,
    authorityId,
    requestId,
    language: facts.language ?? "fr",
    ports: runtime.ports,
    now: () => runtime.clock.now(),
    newId: <T extends string>() => newId() as T,
    transaction,
    read: (work) => runRead(runtime.database, getScope(), work),
    savepoint: runSavepoint,
    recordApart: (work) => recordApart(() => transaction(work)),
    statement: runtime.database.statement,
    as: (other, otherAuthority) =>
      createContext(runtime, {
        ...facts,
        requestId,
        actor: other,
        authorityId: otherAuthority ?? authorityId,
      }),
  };
}
