import { type DocumentKind, elementDefinition } from "@ardeco/contracts";
import { Button, Details, Form } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { buildFilesField, buildKindField } from "../../../../../../frames/desk/common/scan-fields.ts";
import { bothIn, type Field, FieldView } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import type { FileView } from "../../../index.ts";
import { documentWords } from "./document-words.ts";
import type { DeskFileState } from "./file-state.ts";

const both = bothIn(documentWords);

/** Every kind that proves something this person has said. */
function listScanKinds({ elements }: FileView): readonly DocumentKind[] {
  return [
    ...new Set(elements.flatMap(({ name }): readonly DocumentKind[] => elementDefinition(name).provenBy)),
  ];
}

export function buildScanFields(view: FileView): readonly Field[] {
  return [
    buildKindField(
      "scan_kind",
      listScanKinds(view),
      both(({ kind }) => kind),
    ),
    buildFilesField(
      "scan_files",
      both(({ files }) => files),
      { hint: both(({ filesHint }) => filesHint) },
    ),
  ];
}

const live = ["draft", "submitted", "in_review", "awaiting_person"];

/** Something may still be added to the file, by this agent. */
export const mayScan = ({ visit, view }: Pick<DeskFileState, "visit" | "view">): boolean =>
  live.includes(view.file.state) && hasCapability(visit.context.actor, "person.enrol");

export function ScanForm({ state }: { state: DeskFileState }) {
  const { visit, view, typed, errors } = state;
  const words = documentWords(visit.language);
  if (!mayScan(state)) return null;
  const came = typed.has("scan_kind") || errors.some(({ field }) => field.startsWith("scan_"));
  return (
    <Details summary={words.scan} open={came}>
      <Form
        action={buildDeskAddresses(visit.brand).fileAct(view.file.id, "pieces")}
        csrf={visit.csrf()}
        hidden={{ version: String(view.file.version) }}
        multipart
      >
        {buildScanFields(view).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors }} language={visit.language} answers={{}} />
        ))}
        <Button variant="secondary" icon="upload">
          {words.add}
        </Button>
      </Form>
    </Details>
  );
}
