import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { openForAuthority, sealForAuthority } from "../keys/index.ts";
import type { Counter, CounterId } from "./counter.ts";
import { getCounter, listCounters } from "./define-counter.ts";
import { asCounters } from "./open-account.ts";
import {
  findUnderWay,
  insertVerification,
  listVerificationRows,
  moveVerification,
  type VerificationRow,
} from "./store/verifications.ts";
import { type CounterVerified, type Fault, faultKinds, verifyInParts } from "./verification.ts";
import { readAnchors, tellVerified } from "./verify-counter.ts";

/** Some thousands of lines are made again between two signs of life: silent for longer, nobody is at it. */
const SILENT_MS = 5 * 60_000;
const MOST_FAULTS = 20;
/** Two weeks of nights, and what was asked meanwhile. */
const SHOWN = 20;

/** What a night, or somebody who asked, found of a counter. */
export interface CounterVerification {
  readonly id: string;
  readonly state: "running" | "interrupted" | "agrees" | "differs";
  /** Null for a night. */
  readonly askedBy: string | null;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  /** From the first line; otherwise from where the last one agreed. */
  readonly isWhole: boolean;
  /** Batches of lines, each under a seal: how many there are, and how many were made again. */
  readonly seals: number;
  readonly seal: number;
  readonly lines: number;
  /** Seals that the journal keeps, and that agree. */
  readonly anchors: number;
  /** The first twenty. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
}

const nameField = (id: string): string => `counter_verification:${id}`;

function shown(context: Context, row: VerificationRow): CounterVerification {
  return {
    id: row.id,
    state: stateOf(row, context.now()),
    askedBy:
      row.asked_by_sealed === null ? null : openForAuthority(context, nameField(row.id), row.asked_by_sealed),
    askedAt: row.asked_at,
    endedAt: row.ended_at,
    isWhole: row.whole,
    seals: row.seals,
    seal: row.seal,
    lines: row.lines,
    anchors: row.anchors,
    faults: row.faults.map(readFault),
    faultCount: row.fault_count,
  };
}

function stateOf(
  { ended_at, moved_at, fault_count }: VerificationRow,
  now: Date,
): CounterVerification["state"] {
  if (ended_at === null) return now.getTime() - moved_at.getTime() > SILENT_MS ? "interrupted" : "running";
  return fault_count === 0 ? "agrees" : "differs";
}

/** @throws TypeError on a word of another version: read as no fault, it would end as a counter that agrees */
function readFault(text: string): Fault {
  const [word, at = ""] = text.split(" ");
  const kind = faultKinds.find((one) => one === word);
  if (kind === undefined) throw new TypeError(`No fault of a counter is called ${word}.`);
  return { kind, at };
}

/** What was found, as a row says it. */
export const foundIn = ({ seals, lines, anchors, faults }: CounterVerified) => ({
  seals,
  seal: seals,
  lines,
  anchors,
  faults: faults.slice(0, MOST_FAULTS).map(({ kind, at }) => `${kind} ${at}`),
  fault_count: faults.length,
});

/** Each counter of the authority, with the last verification of it. Use case, for who reads the journal. Throws access.capability_missing. */
export async function listVerifications(
  context: Context,
): Promise<readonly { readonly counter: Counter; readonly last: CounterVerification | undefined }[]> {
  requireCapability(context, "journal.read");
  const system = asCounters(context);
  return system.transaction(async (tx) => {
    const found: { readonly counter: Counter; readonly last: CounterVerification | undefined }[] = [];
    for (const counter of await listCounters(tx, system)) {
      const asked = { counterId: counter.id, limit: 1 };
      const [row] = await listVerificationRows(tx, system.authorityId, asked);
      found.push({ counter, last: row && shown(system, row) });
    }
    return found;
  });
}

/** Use case: what nights, and those who asked, found of a counter, the latest first. Throws access.capability_missing, counters.unknown_counter. */
export async function readVerifications(
  context: Context,
  counterId: CounterId,
): Promise<{ readonly counter: Counter; readonly found: readonly CounterVerification[] }> {
  requireCapability(context, "journal.read");
  const system = asCounters(context);
  return system.transaction(async (tx) => {
    const counter = await getCounter(tx, system, counterId);
    const rows = await listVerificationRows(tx, system.authorityId, { counterId, limit: SHOWN });
    return { counter, found: rows.map((row) => shown(system, row)) };
  });
}

/**
 * Use case: whoever reads the journal has a counter, or all of them, made again from the first line. A job does it. One at a time a counter: while one is
 * under way, it is sent on its way again. Throws access.capability_missing, counters.unknown_counter.
 */
export async function askVerification(context: Context, which: CounterId | "all"): Promise<void> {
  requireCapability(context, "journal.read");
  const { actor } = context;
  if (actor.kind !== "staff") throw new TypeError("Verifications are asked for by agents.");
  const system = asCounters(context);
  await system.transaction(async (tx) => {
    const counters = which === "all" ? await listCounters(tx, system) : [await getCounter(tx, system, which)];
    for (const { id: counterId } of counters) {
      const [id, now] = [context.newId<string>(), context.now()];
      const isNew = await insertVerification(tx, {
        ...notYet,
        authority_id: system.authorityId,
        id,
        counter_id: counterId,
        asked_by: actor.staffId,
        asked_by_sealed: sealForAuthority(system, nameField(id), actor.label),
        asked_at: now,
        moved_at: now,
      });
      if (isNew)
        await record(tx, context, {
          action: "counters.verification_asked",
          data: { counter: counterId },
        });
      await sendVerification(tx, system, counterId);
    }
  });
}

const notYet = {
  ended_at: null,
  whole: true,
  seals: 0,
  seal: 0,
  lines: 0,
  anchors: 0,
  faults: [],
  fault_count: 0,
};

/** One waiting job a counter. */
async function sendVerification(tx: Tx, context: Context, counterId: CounterId): Promise<void> {
  const { authorityId, requestId, ports } = context;
  const data = { authorityId, requestId, counterId };
  await ports.jobs.send(tx, "counters.verify_asked", data, { singletonKey: counterId });
}

/** Job: makes again a counter that somebody asked for. Killed, it begins again: nothing is written but what it found. Idempotent. */
export async function verifyAsked(context: Context, data: Readonly<Record<string, unknown>>): Promise<void> {
  const system = asCounters(context);
  const counterId = asId<"counter">(String(data.counterId));
  const row = await system.transaction((tx) => findUnderWay(tx, system.authorityId, counterId));
  if (!row) return;
  const verified = await verifyInParts(system, {
    counterId,
    readAnchors: (tx) => readAnchors(tx, system),
    tell: async (seal, seals) => {
      await system.transaction((tx) => moveVerification(tx, row, { seal, seals, moved_at: system.now() }));
    },
  });
  const now = system.now();
  await system.transaction(async (tx) => {
    const isNew = await moveVerification(tx, row, { ...foundIn(verified), moved_at: now, ended_at: now });
    if (!isNew) return;
    const asker = row.asked_by === null ? system : inTheNameOf(system, row);
    await tellVerified(tx, asker, { counter: counterId, wholeOn: civilDate(now) }, verified);
  });
}

/** Of who asked, with none of their rights. */
function inTheNameOf(system: Context, row: VerificationRow): Context {
  const label = shown(system, row).askedBy ?? "";
  return system.as({ kind: "staff", staffId: asId<"staff">(row.asked_by ?? ""), label, roles: [] });
}

/** What a night found, beside what an auditor asked. By the system. */
export async function keepNight(
  tx: Tx,
  system: Context,
  {
    counterId,
    isWhole,
    verified,
  }: { readonly counterId: CounterId; readonly isWhole: boolean; readonly verified: CounterVerified },
): Promise<void> {
  const now = system.now();
  await insertVerification(tx, {
    authority_id: system.authorityId,
    id: system.newId<string>(),
    counter_id: counterId,
    asked_by: null,
    asked_by_sealed: null,
    asked_at: now,
    moved_at: now,
    ended_at: now,
    whole: isWhole,
    ...foundIn(verified),
  });
}
