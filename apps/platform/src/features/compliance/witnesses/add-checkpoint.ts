import {
  type Checkpoint,
  readCheckpoint,
  readVerifier,
  type Seen,
  signedBy,
  witness,
  writeNote,
  writeSignature,
} from "@ardeco/transparency-log";
import type { Context } from "../../../kernel/context.ts";
import { getWitnessSigner } from "../../trust/audit/index.ts";
import { recordContradiction } from "./record-contradiction.ts";
import { readRequest } from "./request.ts";
import { type ForkRow, findLockedWatchedLog, updateWatchedLog } from "./store.ts";
import { toWitnessSystem } from "./to-witness-system.ts";
import type { WatchedLog } from "./witnesses.ts";

/** As C2SP tlog-witness answers: 200, 400, 403, 404, 409 with the size it knows, 422. */
export type Answered =
  | { readonly status: 200; readonly body: string }
  | { readonly status: 409; readonly body: string }
  | { readonly status: 400 | 403 | 404 | 422 };

const STATUSES = { malformed: 400, "not-signed": 403, inconsistent: 422, forked: 422 } as const;

/**
 * Use case, for anybody: a log that the authority watches shows a checkpoint. Signed when it continues the
 * one seen before; what was seen is written, under a lock, before the signature is given away. What the log
 * signed against it is kept as evidence, and told to auditors; a proof that merely fails is refused, and
 * leaves nothing: anybody may send one.
 */
export async function addCheckpoint(caller: Context, body: string): Promise<Answered> {
  const request = readRequest(body);
  const read = request && readCheckpoint(request.checkpoint);
  if (!request || !read) return { status: 400 };
  const context = toWitnessSystem(caller);
  return context.transaction(async (tx) => {
    const known = await findLockedWatchedLog(tx, context.authorityId, read.checkpoint.origin);
    const log = known && readVerifier(known.verifier);
    if (!known || !log) return { status: 404 };
    const signer = await getWitnessSigner(tx, context);
    const seen: Seen = known.root === null ? null : { size: known.size, root: known.root };
    const note = signedBy(read.note, log);
    const answer = witness(request, { log, seen, now: context.now(), ...signer });
    if ("signed" in answer) {
      const { size, root } = answer.seen;
      // Of a log of nothing, there is nothing to remember.
      const kept = {
        size,
        root: size === 0 ? null : Buffer.from(root),
        note: note && writeNote(note),
        seen_at: context.now(),
      };
      await updateWatchedLog(tx, context.authorityId, known.id, kept);
      return { status: 200, body: writeSignature(answer.signed) };
    }
    if (answer.refused === "other-size") return { status: 409, body: `${answer.size}\n` };
    if (answer.refused === "forked" && note)
      await recordContradiction(
        tx,
        context,
        toForkEvidence(known, { ...read.checkpoint, note: writeNote(note) }, request.proof),
      );
    return { status: STATUSES[answer.refused] };
  });
}

/**
 * Both signed by the log's own key: the two together, and the proof between, prove it (`isContradiction`).
 */
const toForkEvidence = (
  log: WatchedLog,
  shown: Checkpoint & { readonly note: string },
  proof: readonly Buffer[],
): Omit<ForkRow, "authority_id" | "id" | "raised_at"> => ({
  side: "witness",
  other: log.origin,
  kept_size: log.size,
  kept_root: log.root,
  kept_note: log.note,
  shown: shown.note,
  shown_size: shown.size,
  shown_root: Buffer.from(shown.root),
  proof: proof.length > 0 ? Buffer.concat(proof) : null,
});
