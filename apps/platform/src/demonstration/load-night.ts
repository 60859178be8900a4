import { readFile } from "node:fs/promises";
import { type DocumentKind, elementDefinition, elementNames } from "@ardeco/contracts";
import {
  addFileDocument,
  saveAnswers,
  startEnrolment,
  submitEnrolment,
} from "../features/enrolment/enrolment/index.ts";
import { submitDocument } from "../features/enrolment/evidence/index.ts";
import type { Context } from "../kernel/context.ts";
import { drawSealedBill } from "./sealed-specimens.ts";
import { type KnownElements, type NightSeed, toSeedId } from "./seed-files.ts";

/** Files that people sent by themselves, waiting in the morning's queue. */
export async function loadNight(system: Context, seeds: readonly NightSeed[]): Promise<void> {
  for (const seed of seeds) await sendFile(system, seed);
}

async function sendFile(system: Context, seed: NightSeed): Promise<void> {
  const newcomer = system.as({ kind: "anonymous" });
  const personId = toSeedId("person", seed.key);
  const { fileId } = await startEnrolment(newcomer, { newPersonId: personId });
  const person = system.as({ kind: "person", personId });
  await saveAnswers(person, {
    fileId,
    elements: seed.answers,
    answers: { channel: seed.email ? "email" : "letter" },
  });
  if (seed.document) await addDocument(person, fileId, seed.document, seed.answers);
  await submitEnrolment(person, { fileId });
}

async function addDocument(
  person: Context,
  fileId: Awaited<ReturnType<typeof startEnrolment>>["fileId"],
  kind: DocumentKind,
  answers: KnownElements,
): Promise<void> {
  if (person.actor.kind !== "person") return;
  const documentId = await submitDocument(person, {
    personId: person.actor.personId,
    kind,
    fileName: `${kind}.png`,
    content:
      kind === "proof_of_address"
        ? await drawSealedBill("nguyen", person.now())
        : await readFile(new URL(`../../seeds/documents/${kind}.png`, import.meta.url)),
  });
  const elements = elementNames.filter((name) =>
    elementDefinition(name).provenBy.some((proof) => proof === kind),
  );
  await addFileDocument(person, { fileId, documentId, elements: elements.filter((name) => name in answers) });
}
