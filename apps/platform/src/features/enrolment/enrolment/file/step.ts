import { documentKinds, elements } from "@ardeco/contracts";
import { Type } from "typebox";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import {
  buildJsonReader,
  buildKeyShape,
  getPersonKey,
  Instant,
  type Opened,
  type PersonKey,
} from "../../../trust/keys/index.ts";
import { DecisionOutcome } from "../deciding/decision.ts";
import { createStepRow, listStepRows } from "../store/details.ts";
import type { FileRow } from "../store/tables.ts";

const StepName = Type.Enum([
  "opened",
  "submitted",
  "assigned",
  "sent_to_desk",
  "sent_by_exception",
  "document_attached",
  "document_asked",
  "answered",
  "resumed",
  "element_decided",
  "decided_by_document",
  "exception_granted",
  "decided",
  "closed",
  "withdrawn",
  "expired",
  "note_added",
  "another_person",
  "resume_code_issued",
]);
export type StepName = Opened<typeof StepName>;

const StepFacts = Type.Object({
  element: Type.Optional(buildKeyShape(elements)),
  outcome: Type.Optional(DecisionOutcome),
  document: Type.Optional(buildKeyShape(documentKinds)),
  reason: Type.Optional(Type.String()),
  desk: Type.Optional(Type.String()),
  agent: Type.Optional(Type.String()),
  /** Of a file that nobody withdrew: what ended it. */
  because: Type.Optional(Type.Enum(["death"])),
  /** Receipt number. */
  number: Type.Optional(Type.String()),
});
export type StepFacts = Opened<typeof StepFacts>;

/** One thing that happened to a file. */
const Step = Type.Object({
  what: StepName,
  at: Instant,
  by: Type.Object({
    kind: Type.Enum(["person", "staff", "system", "client", "anonymous"]),
    label: Type.Optional(Type.String()),
  }),
  ...StepFacts.properties,
  /** Of a note: for agents, and in the person's own take-out. */
  note: Type.Optional(Type.String()),
});
export type Step = Opened<typeof Step>;

const readStep = buildJsonReader("enrolment-step", Step);
const formatStepField = (id: string) => `enrolment-step:${id}`;

/** Adds a step to the file and tells the person's journal, which never holds the text of a note. */
export async function recordStep(
  tx: Tx,
  context: Context,
  row: FileRow,
  what: StepName,
  facts: StepFacts & { readonly note?: string } = {},
): Promise<void> {
  const personId = parseId<"person">(row.person_id);
  const key = await getPersonKey(tx, context, personId);
  const id = context.newId<string>();
  const step: Step = { what, at: context.now().toISOString(), by: toStepAuthor(context), ...facts };
  await createStepRow(tx, {
    authority_id: context.authorityId,
    id,
    file_id: row.id,
    sealed: key.seal(formatStepField(id), JSON.stringify(step)),
  });
  const { note: _, ...told } = facts;
  await record(tx, context, { action: `enrolment.${what}`, personId, data: { file: row.id, ...told } });
}

/** In the order in which they happened. */
export async function listSteps(
  tx: Tx,
  context: Context,
  key: PersonKey,
  fileId: string,
): Promise<readonly Step[]> {
  const rows = await listStepRows(tx, context.authorityId, parseId<"file">(fileId));
  return rows.map((row) => readStep(key.open(formatStepField(row.id), row.sealed)));
}

function toStepAuthor({ actor }: Context): Step["by"] {
  if (actor.kind === "staff") return { kind: "staff", label: actor.label };
  return { kind: actor.kind };
}
