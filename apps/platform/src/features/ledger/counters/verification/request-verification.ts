import { Type } from "typebox";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { buildJsonReader, openForAuthority, sealForAuthority } from "../../../trust/keys/index.ts";
import type { Counter, CounterId } from "../counter.ts";
import { getCounter, listCounters } from "../define-counter.ts";
import { countersErrors } from "../errors.ts";
import { toCountersSystem } from "../holders/open-account.ts";
import {
  createVerificationRow,
  findUnderWay,
  findVerification,
  listToNote,
  listVerificationRows,
  setVerificationsNoted,
  updateVerificationRow,
  type VerificationRow,
} from "../store/verifications.ts";
import { type CounterVerified, type Fault, faultKinds, verifyInParts } from "./verification.ts";
import { addMissingFault, readAnchors, recordVerification } from "./verify-counter.ts";

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
  /** Who noted what did not agree, when and why; null until then. */
  readonly noted: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

const formatAskerFieldName = (id: string): string => `counter_verification:${id}`;

function toCounterVerification(context: Context, row: VerificationRow): CounterVerification {
  return {
    id: row.id,
    state: computeVerificationState(row, context.now()),
    askedBy:
      row.asked_by_sealed === null
        ? null
        : openForAuthority(context, formatAskerFieldName(row.id), row.asked_by_sealed),
    askedAt: row.asked_at,
    endedAt: row.ended_at,
    isWhole: row.whole,
    seals: row.seals,
    seal: row.seal,
    lines: row.lines,
    anchors: row.anchors,
    faults: row.faults.map(readFault),
    faultCount: row.fault_count,
    noted: openVerificationNote(context, row),
  };
}

const Note = Type.Object({ by: Type.String(), reason: Type.String() });
const readNote = buildJsonReader("counter_verification_note", Note);
const formatNoteFieldName = (counterId: string): string => `counter_verification:note:${counterId}`;

function openVerificationNote(context: Context, { counter_id, noted_at, note_sealed }: VerificationRow) {
  if (noted_at === null || note_sealed === null) return null;
  return {
    ...readNote(openForAuthority(context, formatNoteFieldName(counter_id), note_sealed)),
    at: noted_at,
  };
}

function computeVerificationState(
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
export const toFindingColumns = ({ seals, lines, anchors, faults, faultCount }: CounterVerified) => ({
  seals,
  seal: seals,
  lines,
  anchors,
  faults: faults.slice(0, MOST_FAULTS).map(({ kind, at }) => `${kind} ${at}`),
  fault_count: faultCount,
});

export interface VerifiedCounter {
  readonly counter: Counter;
  readonly last: CounterVerification | undefined;
  /**
   * The last that did not agree, until an auditor notes it: it does not go by itself, whatever came since.
   */
  readonly toNote: CounterVerification | undefined;
}

/**
 * Each counter of the authority, with the last verification of it. Use case, for who reads the journal.
 * Throws access.capability_missing.
 */
export async function listVerifications(context: Context): Promise<readonly VerifiedCounter[]> {
  requireCapability(context, "journal.read");
  const system = toCountersSystem(context);
  return system.transaction(async (tx) => {
    const found: VerifiedCounter[] = [];
    const unnoted = await listToNote(tx, system.authorityId);
    for (const counter of await listCounters(tx, system)) {
      const asked = { counterId: counter.id, limit: 1 };
      const [row] = await listVerificationRows(tx, system.authorityId, asked);
      const toNote = unnoted.find(({ counter_id }) => counter_id === counter.id);
      found.push({
        counter,
        last: row && toCounterVerification(system, row),
        toNote: toNote && toCounterVerification(system, toNote),
      });
    }
    return found;
  });
}

/**
 * Use case: what nights, and those who asked, found of a counter, the latest first. Throws
 * access.capability_missing, counters.unknown_counter.
 */
export async function readVerifications(
  context: Context,
  counterId: CounterId,
): Promise<Omit<VerifiedCounter, "last"> & { readonly found: readonly CounterVerification[] }> {
  requireCapability(context, "journal.read");
  const system = toCountersSystem(context);
  return system.transaction(async (tx) => {
    const counter = await getCounter(tx, system, counterId);
    const rows = await listVerificationRows(tx, system.authorityId, { counterId, limit: SHOWN });
    const [toNote] = await listToNote(tx, system.authorityId, counterId);
    return {
      counter,
      found: rows.map((row) => toCounterVerification(system, row)),
      toNote: toNote && toCounterVerification(system, toNote),
    };
  });
}

interface Noting {
  readonly counterId: CounterId;
  /** As the page showed it: what was found since is noted apart. */
  readonly verificationId: string;
  readonly reason: string;
}

/**
 * Use case: an auditor notes what did not agree, with those before it, and says why: the pages warn of them
 * no more, and the journal keeps it. Noted already, nothing changes. Throws access.capability_missing,
 * counters.unknown_counter, counters.reason_missing.
 */
export async function recordFaultNote(
  context: Context,
  { counterId, verificationId, reason }: Noting,
): Promise<void> {
  requireCapability(context, "journal.read");
  const { actor } = context;
  if (actor.kind !== "staff") throw new TypeError("Faults are noted by agents.");
  const said = toTidyText(reason);
  if (said.length < 3 || said.length > 200) throw countersErrors.error("counters.reason_missing");
  const system = toCountersSystem(context);
  await system.transaction(async (tx) => {
    await getCounter(tx, system, counterId);
    const row = isUuid(verificationId)
      ? await findVerification(tx, system.authorityId, verificationId)
      : undefined;
    if (row?.counter_id !== counterId) throw countersErrors.error("counters.unknown_counter");
    const note = JSON.stringify({ by: actor.label, reason: said });
    const count = await setVerificationsNoted(tx, row, {
      noted_at: context.now(),
      noted_by: actor.staffId,
      note_sealed: sealForAuthority(system, formatNoteFieldName(counterId), note),
    });
    if (count > 0)
      await record(tx, context, {
        action: "counters.faults_noted",
        data: { counter: counterId, count, reason: said },
      });
  });
}

/**
 * Use case: whoever reads the journal has a counter, or all of them, made again from the first line. A job
 * does it. One at a time a counter: while one is under way, it is sent on its way again. Throws
 * access.capability_missing, counters.unknown_counter.
 */
export async function requestVerification(context: Context, which: CounterId | "all"): Promise<void> {
  requireCapability(context, "journal.read");
  const { actor } = context;
  if (actor.kind !== "staff") throw new TypeError("Verifications are asked for by agents.");
  const system = toCountersSystem(context);
  await system.transaction(async (tx) => {
    const counters = which === "all" ? await listCounters(tx, system) : [await getCounter(tx, system, which)];
    for (const { id: counterId } of counters) {
      const [id, now] = [context.newId<string>(), context.now()];
      const isNew = await createVerificationRow(tx, {
        ...notYet,
        authority_id: system.authorityId,
        id,
        counter_id: counterId,
        asked_by: actor.staffId,
        asked_by_sealed: sealForAuthority(system, formatAskerFieldName(id), actor.label),
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

/**
 * Job: makes again a counter that somebody asked for. Killed, it begins again: nothing is written but what it
 * found. Idempotent.
 */
export async function verifyAsked(context: Context, data: Readonly<Record<string, unknown>>): Promise<void> {
  const system = toCountersSystem(context);
  const counterId = parseId<"counter">(String(data.counterId));
  const row = await system.transaction((tx) => findUnderWay(tx, system.authorityId, counterId));
  if (!row) return;
  const made = await verifyInParts(system, {
    counterId,
    readAnchors: (tx) => readAnchors(tx, system),
    tell: async (seal, seals) => {
      await system.transaction((tx) =>
        updateVerificationRow(tx, row, { seal, seals, moved_at: system.now() }),
      );
    },
  });
  const now = system.now();
  const verified = addMissingFault(counterId, made, { today: toCivilDate(now), hasAll: true });
  await system.transaction(async (tx) => {
    const isNew = await updateVerificationRow(tx, row, {
      ...toFindingColumns(verified),
      moved_at: now,
      ended_at: now,
    });
    if (!isNew) return;
    const asker = row.asked_by === null ? system : toAskerContext(system, row);
    await recordVerification(tx, asker, { counter: counterId, wholeOn: toCivilDate(now) }, verified);
  });
}

/** Of who asked, with none of their rights. */
function toAskerContext(system: Context, row: VerificationRow): Context {
  const label = toCounterVerification(system, row).askedBy ?? "";
  return system.as({ kind: "staff", staffId: parseId<"staff">(row.asked_by ?? ""), label, roles: [] });
}

/** What a night found, beside what an auditor asked. By the system. */
export async function recordNightVerification(
  tx: Tx,
  system: Context,
  {
    counterId,
    isWhole,
    verified,
  }: { readonly counterId: CounterId; readonly isWhole: boolean; readonly verified: CounterVerified },
): Promise<void> {
  const now = system.now();
  await createVerificationRow(tx, {
    authority_id: system.authorityId,
    id: system.newId<string>(),
    counter_id: counterId,
    asked_by: null,
    asked_by_sealed: null,
    asked_at: now,
    moved_at: now,
    ended_at: now,
    whole: isWhole,
    ...toFindingColumns(verified),
  });
}
