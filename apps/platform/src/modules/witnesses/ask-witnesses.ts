import { findCosignature, readCheckpoint, readNote, readVerifier } from "@ardeco/transparency-log";
import type { Context, Tx } from "../../kernel/context.ts";
import type { OutboundAnswer } from "../../kernel/ports.ts";
import { addCosignature, type Growth, proveGrowth } from "../audit/index.ts";
import { raise } from "./raise.ts";
import { writeRequest } from "./request.ts";
import { listWitnessRows, updateWitness } from "./store.ts";
import type { Standing, Witness } from "./witnesses.ts";

/** Asks each witness to cosign the last checkpoint. One that does not answer holds back no other: it is asked again next time. */
export async function askWitnesses(context: Context): Promise<void> {
  const witnesses = await context.transaction((tx) => listWitnessRows(tx, context.authorityId));
  for (const witness of witnesses) await askOne(context, witness);
}

async function askOne(context: Context, witness: Witness): Promise<void> {
  const first = await growthSince(context, witness.size);
  if (!first || (witness.standing === "signed" && witness.size === first.size)) return;
  if (first.size < witness.size) return raiseFork(context, witness, first);
  const answer = await showWhole(context, witness, first, witness.size);
  const known = answer?.status === 409 ? sizeIn(answer.text) : undefined;
  if (known === undefined) return conclude(context, witness, first, answer);
  // It saw more than we know of: another of our servers, or a backup restored.
  const again = await growthSince(context, known);
  if (!again) return;
  // Their word alone: nothing here says that we ever had so many lines.
  if (again.size < known) return follow(context, witness, "fork");
  return conclude(context, witness, again, await showWhole(context, witness, again, known));
}

/**
 * From a power of two, a proof does not hold the root of the past (RFC 6962 section 2.1.2): a witness that refuses could not tell a
 * rewritten journal from a broken proof. It is shown once more with that root before the proof, so that what our tree says is written
 * there, even against us.
 */
async function showWhole(
  context: Context,
  witness: Witness,
  growth: Growth,
  oldSize: number,
): Promise<OutboundAnswer | undefined> {
  const answer = await show(context, witness, growth, oldSize);
  const { past, proof } = growth;
  if (answer?.status !== 422 || past === undefined || !isPowerOfTwo(oldSize)) return answer;
  return show(context, witness, { ...growth, proof: [past, ...proof] }, oldSize);
}

const isPowerOfTwo = (size: number): boolean => size > 0 && Number.isInteger(Math.log2(size));

const growthSince = (context: Context, size: number): Promise<Growth | undefined> =>
  context.transaction((tx) => proveGrowth(tx, context, size));

/** Undefined when nobody answered. */
async function show(
  context: Context,
  { url }: Witness,
  { note, proof }: Pick<Growth, "note" | "proof">,
  oldSize: number,
): Promise<OutboundAnswer | undefined> {
  const content = writeRequest({ oldSize, proof, checkpoint: note });
  try {
    return await context.ports.outbound.post(`${url}/add-checkpoint`, { contentType: "text/plain", content });
  } catch {
    return undefined;
  }
}

function sizeIn(text: string): number | undefined {
  const [, size] = /^(0|[1-9][0-9]{0,14})\n?$/.exec(text) ?? [];
  return size === undefined ? undefined : Number(size);
}

async function conclude(
  context: Context,
  witness: Witness,
  growth: Growth,
  answer: OutboundAnswer | undefined,
): Promise<void> {
  if (answer?.status !== 200) return follow(context, witness, standingOf(answer));
  await context.transaction(async (tx) => {
    const signed = await keepCosignature(tx, context, { witness, growth, said: answer.text });
    const { size, standing } = signed
      ? ({ size: growth.size, standing: "signed" } as const)
      : ({ size: witness.size, standing: "refused" } as const);
    await updateWitness(tx, context.authorityId, witness.id, { size, standing, standing_at: context.now() });
  });
}

/** A 422 is what they say, and proves nothing: shown beside their name until they say otherwise. */
function standingOf(answer: OutboundAnswer | undefined): Standing {
  if (answer === undefined) return "unreachable";
  if (answer.status === 422) return "fork";
  return answer.status === 404 ? "unknown_there" : "refused";
}

const follow = (context: Context, { id, size }: Witness, standing: Standing): Promise<void> =>
  context.transaction((tx) =>
    updateWitness(tx, context.authorityId, id, { size, standing, standing_at: context.now() }),
  );

/** Whether what they said is their signature of this checkpoint. */
async function keepCosignature(
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

/** Fewer lines than they signed of ours, by our own memory of their signature: our own auditors are told too. */
async function raiseFork(context: Context, witness: Witness, { note }: Growth): Promise<void> {
  await context.transaction(async (tx) => {
    const other = readVerifier(witness.verifier)?.name ?? witness.verifier;
    const checkpoint = readCheckpoint(note)?.checkpoint;
    await raise(tx, context, {
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
