import { RefusedCode, readPocketProof } from "@ardeco/signed-qr";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { buildReplayGuard, findCarried, parseSupportId } from "./check-code.ts";
import { findRoot } from "./code-keys.ts";
import { supportsErrors } from "./errors.ts";
import type { SupportId } from "./support.ts";
import { toSupportsSystem } from "./to-supports-system.ts";

/**
 * Use case: a phone proves that it holds its secret, to be given what it shows without a connection; whose it
 * is. Once in fifteen seconds. Throws supports.pocket_unknown, supports.pocket_clock,
 * supports.pocket_just_read; supports.pocket_suspended, and supports.pocket_ended once it never serves again:
 * the phone then forgets what it kept.
 */
export async function openPocket(context: Context, proof: string): Promise<{ readonly personId: PersonId }> {
  const system = toSupportsSystem(context);
  return system.transaction(async (tx) => {
    const { id, spend } = await readProof(tx, system, proof);
    const found = await findCarried(tx, system, id);
    if ("refusal" in found) throw supportsErrors.error("supports.pocket_ended");
    const { row, refused, personId } = found;
    if (row.kind !== "phone") throw supportsErrors.error("supports.pocket_unknown");
    if (refused === "suspended") throw supportsErrors.error("supports.pocket_suspended");
    if (refused !== undefined) throw supportsErrors.error("supports.pocket_ended");
    // Last: a phone that serves no more is told so at once, whatever it asked for a moment ago.
    if (!(await spend())) throw supportsErrors.error("supports.pocket_just_read");
    return { personId };
  });
}

interface Proven {
  readonly id: SupportId;
  /** False when this step, or a later one, was used already. */
  readonly spend: () => Promise<boolean>;
}

async function readProof(tx: Tx, system: Context, proof: string): Promise<Proven> {
  const { claim } = buildReplayGuard(tx, system, "supports-pocket-steps");
  let spend: Proven["spend"] = async () => false;
  const replays = {
    claim: (id: Uint8Array, step: number) => {
      spend = () => claim(id, step);
      return true;
    },
  };
  const findKey = (generation: number) => findRoot(system, generation);
  try {
    const { id } = await readPocketProof(proof, { now: system.now(), replays, findRoot: findKey });
    return { id: parseSupportId(id), spend };
  } catch (error) {
    if (!(error instanceof RefusedCode)) throw error;
    const isLate = error.refusal === "outside-the-window";
    throw supportsErrors.error(isLate ? "supports.pocket_clock" : "supports.pocket_unknown");
  }
}
