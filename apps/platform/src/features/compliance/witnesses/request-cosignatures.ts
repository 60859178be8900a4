import { findCosignature, readCheckpoint, readNote, readVerifier } from "@ardeco/transparency-log";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { OutboundAnswer } from "../../../kernel/ports.ts";
import { addCosignature, buildGrowthProof, type Growth } from "../../trust/audit/index.ts";
import { recordContradiction } from "./record-contradiction.ts";
import { notifyWitnessRefusal } from "./refusal.ts";
import { writeRequest } from "./request.ts";
import { listWitnessRows, updateWitness } from "./store.ts";
import type { Witness, WitnessStanding } from "./witnesses.ts";

/**
 * For one witness, however many times it is shown the checkpoint: a call ends by itself after five seconds.
 */
const LIMIT_MS = 12_000;

/**
 * Asks all the witnesses, side by side, to cosign the last checkpoint. One that does not answer in its time
 * holds back no other: it is asked again next time, and what it says later is not heard.
 */
export async function requestCosignatures(context: Context, { limitMs = LIMIT_MS } = {}): Promise<void> {
  const witnesses = await context.transaction((tx) => listWitnessRows(tx, context.authorityId));
  const asked = await Promise.allSettled(
    witnesses.map((witness) => requestCosignature(context, witness, AbortSignal.timeout(limitMs))),
  );
  const failures = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} witnesses failed`);
}

async function requestCosignature(context: Context, witness: Witness, limit: AbortSignal): Promise<void> {
  const first = await findGrowth(context, witness.size);
  if (!first || (witness.standing === "signed" && witness.size === first.size)) return;
  if (first.size < witness.size) return recordFork(context, witness, first);
  const answer = await showWhole(context, witness, { growth: first, oldSize: witness.size, limit });
  const known = answer?.status === 409 ? parseSize(answer.text) : undefined;
  if (known === undefined) return recordWitnessAnswer(context, witness, first, answer);
  // It saw more than we know of: another of our servers, or a backup restored.
  const again = await findGrowth(context, known);
  if (!again) return;
  // Their word alone: nothing here says that we ever had so many lines.
  if (again.size < known) return updateWitnessStanding(context, witness, "fork");
  return recordWitnessAnswer(
    context,
    witness,
    again,
    await showWhole(context, witness, { growth: again, oldSize: known, limit }),
  );
}

/**
 * From a power of two, a proof does not hold the root of the past (RFC 6962 section 2.1.2): a witness that
 * refuses could not tell a rewritten journal from a broken proof. It is shown once more with that root before
 * the proof, so that what our tree says is written there, even against us.
 */
async function showWhole(
  context: Context,
  witness: Witness,
  shown: Shown,
): Promise<OutboundAnswer | undefined> {
  const answer = await show(context, witness, shown);
  const { growth, oldSize } = shown;
  const { past, proof } = growth;
  if (answer?.status !== 422 || past === undefined || !isPowerOfTwo(oldSize)) return answer;
  return show(context, witness, { ...shown, growth: { ...growth, proof: [past, ...proof] } });
}

const isPowerOfTwo = (size: number): boolean => size > 0 && Number.isInteger(Math.log2(size));

const findGrowth = (context: Context, size: number): Promise<Growth | undefined> =>
  context.transaction((tx) => buildGrowthProof(tx, context, size));

interface Shown {
  readonly growth: Growth;
  readonly oldSize: number;
  /** When the witness has had its time. */
  readonly limit: AbortSignal;
}

/** Undefined when nobody answered in time. */
async function show(
  context: Context,
  { url }: Witness,
  { growth: { note, proof }, oldSize, limit }: Shown,
): Promise<OutboundAnswer | undefined> {
  if (limit.aborted) return undefined;
  const content = writeRequest({ oldSize, proof, checkpoint: note });
  try {
    const { authorityId, ports } = context;
    const body = { authorityId, contentType: "text/plain", content };
    const answer = ports.outbound.post(`${url}/add-checkpoint`, body);
    return await Promise.race([answer, waitLimit(limit)]);
  } catch {
    return undefined;
  }
}

const waitLimit = (limit: AbortSignal): Promise<undefined> =>
  new Promise((end) => limit.addEventListener("abort", () => end(undefined), { once: true }));

function parseSize(text: string): number | undefined {
  const [, size] = /^(0|[1-9][0-9]{0,14})\n?$/.exec(text) ?? [];
  return size === undefined ? undefined : Number(size);
}

async function recordWitnessAnswer(
  context: Context,
  witness: Witness,
  growth: Growth,
  answer: OutboundAnswer | undefined,
): Promise<void> {
  if (answer?.status !== 200) return updateWitnessStanding(context, witness, toWitnessStanding(answer));
  await context.transaction(async (tx) => {
    const signed = await saveCosignature(tx, context, { witness, growth, said: answer.text });
    const { size, standing } = signed
      ? ({ size: growth.size, standing: "signed" } as const)
      : ({ size: witness.size, standing: "refused" } as const);
    await updateWitness(tx, context.authorityId, witness.id, { size, standing, standing_at: context.now() });
    await notifyWitnessRefusal(tx, context, witness, standing);
  });
}

/** A 422 is what they say, and proves nothing: shown beside their name until they say otherwise. */
function toWitnessStanding(answer: OutboundAnswer | undefined): WitnessStanding {
  // Broken or too busy, it says nothing of us.
  if (answer === undefined || answer.status >= 500 || answer.status === 429) return "unreachable";
  if (answer.status === 422) return "fork";
  return answer.status === 404 ? "unknown_there" : "refused";
}

const updateWitnessStanding = (
  context: Context,
  witness: Witness,
  standing: WitnessStanding,
): Promise<void> =>
  context.transaction(async (tx) => {
    const { id, size } = witness;
    await updateWitness(tx, context.authorityId, id, { size, standing, standing_at: context.now() });
    await notifyWitnessRefusal(tx, context, witness, standing);
  });

/** Whether what they said is their signature of this checkpoint. */
async function saveCosignature(
  tx: Tx,
  context: Context,
  { witness, growth, said }: { readonly witness: Witness; readonly growth: Growth; readonly said: string },
): Promise<boolean> {
  const text = readNote(growth.note)?.text ?? "";
  const note = readNote(`${text}\n${said}`);
  const verifier = readVerifier(witness.verifier);
  // An answer that lengthens the text would be signed for another text.
  const found = note?.text === text && verifier ? findCosignature(note, verifier) : null;
  if (!found) return false;
  await addCosignature(tx, context, {
    size: growth.size,
    witness: witness.verifier,
    ...found,
  });
  return true;
}

/**
 * Fewer lines than they signed of ours, by our own memory of their signature: our own auditors are told too.
 */
async function recordFork(context: Context, witness: Witness, { note }: Growth): Promise<void> {
  await context.transaction(async (tx) => {
    const other = readVerifier(witness.verifier)?.name ?? witness.verifier;
    const checkpoint = readCheckpoint(note)?.checkpoint;
    await recordContradiction(tx, context, {
      side: "log",
      other,
      kept_size: witness.size,
      kept_root: null,
      kept_note: null,
      shown: note,
      shown_size: checkpoint?.size ?? null,
      shown_root: checkpoint ? Buffer.from(checkpoint.root) : null,
      proof: null,
    });
    const told = { size: witness.size, standing: "fork", standing_at: context.now() } as const;
    await updateWitness(tx, context.authorityId, witness.id, told);
  });
}
