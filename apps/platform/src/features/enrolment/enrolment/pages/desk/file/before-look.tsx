import { Button, Details, Form } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { bothIn, type Field, FieldView } from "../../../../../../web/index.ts";
import type { CheckShown } from "../../../../checks/index.ts";
import type { FileDocument } from "../../../index.ts";
import { documentWords } from "./document-words.ts";
import { type DeskFileState, isFileValidator } from "./file-state.ts";

export const BEFORE_LOOK = "avant_verification";

const both = bothIn(documentWords);
const reason: Field = {
  kind: "text",
  multiline: true,
  maxLength: 500,
  name: BEFORE_LOOK,
  label: both(({ saveReason }) => saveReason),
};

/** An antivirus has not answered: the file is not shown. */
export const isHeld = (check: CheckShown | undefined): boolean =>
  check?.outcome === "waiting" && check.held !== undefined;

/** For who decides, once it has lasted: the file is saved, never shown, and says so in its name. */
export function BeforeLook({
  state,
  document,
}: {
  readonly state: DeskFileState;
  readonly document: FileDocument;
}) {
  const { visit, view, checks, typed, errors } = state;
  const check = checks.get(document.id);
  const isLate = check?.outcome === "waiting" && check.held === "late";
  if (!isLate || !isFileValidator(state)) return null;
  const words = documentWords(visit.language);
  return (
    <Details summary={words.saveTitle} open={typed.has(BEFORE_LOOK)}>
      <p>{words.saveText}</p>
      <Form
        action={buildDeskAddresses(visit.brand).saveDocument(view.file.id, document.id)}
        csrf={visit.csrf()}
      >
        <FieldView field={reason} {...{ typed, errors }} language={visit.language} answers={{}} />
        <Button variant="danger">{words.save}</Button>
      </Form>
    </Details>
  );
}
