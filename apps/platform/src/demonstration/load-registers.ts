import { randomBytes } from "node:crypto";
import { readHabilitation, updateHabilitation } from "../features/enrolment/sources/index.ts";
import type { Context } from "../kernel/context.ts";
import { stateSourceKinds } from "../kernel/state-sources.ts";
import type { RegisterFacts } from "./known-facts.ts";

/** Where `npm run etat-simule` answers in place of API Particulier. */
const ADDRESS = "http://localhost:3402";

/** The town may ask registers simulated on this machine. A token lost with demo.json is drawn again. */
export async function loadRegisters(
  system: Context,
  known: RegisterFacts | undefined,
): Promise<RegisterFacts> {
  const kept = await readHabilitation(system);
  if (kept && known) return known;
  const facts = { address: ADDRESS, token: randomBytes(32).toString("base64url") };
  await updateHabilitation(system, {
    ...facts,
    // Of nobody: its check digit is right, its establishment does not exist.
    recipient: "21140118700011",
    reference: "DataPass 00000 (démonstration)",
    legalBasis: "délibération du 12 octobre 2026 sur les tarifs de la cantine et des loisirs",
    kinds: stateSourceKinds,
    enabled: true,
    revision: kept?.revision ?? 0,
  });
  return facts;
}
