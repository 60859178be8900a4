import { Button, Form, Icon } from "@ardeco/ui";
import type { FileId } from "../../../../../../../kernel/ids.ts";
import { type Answers, listFileAnswers, type Visit } from "../../../../../../../web/index.ts";
import {
  type CheckedDocument,
  CheckNote,
} from "../../../../../evidence/pages/common/evidence/check-note.tsx";
import { enrolmentJourney } from "../journey.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { formatFilesField } from "../steps/document-steps.ts";
import { documentsWords } from "./documents-words.ts";
import { findStepProof } from "./evidence-for.ts";
import { UploadProgress } from "./upload-progress.tsx";

interface NoteProps {
  readonly stepId: string;
  readonly answers: Answers;
  readonly visit: Visit;
  readonly file: FileId;
  readonly checked: readonly CheckedDocument[];
}

/** Under a document's question: what was received, each with its way out, and the bar shown while sending. */
export function ReceivedNote({ stepId, answers, visit, file, checked }: NoteProps) {
  const proof = findStepProof(stepId);
  if (!proof) return null;
  const { language } = visit;
  const words = documentsWords(language);
  const files = listFileAnswers(answers, formatFilesField(proof.id));
  const step = enrolmentJourney.steps.find(({ id }) => id === stepId);
  const here = `${buildEnrolmentPaths(visit.brand).draft(file)}/${step?.path ?? ""}`;
  return (
    <>
      <UploadProgress language={language} />
      {files.length > 0 && (
        <section class="ar-stack">
          <h2>{words.received}</h2>
          {files.map(({ id = "", fileName, size }) => (
            <div key={id} class="ar-card">
              <span class="ar-card__icon">
                <Icon name="file-check" />
              </span>
              <div class="ar-card__body">
                <strong>{fileName}</strong>
                <span>{words.size(size)}</span>
                {checked
                  .filter((one) => one.id === id)
                  .map(({ check }) => (
                    <CheckNote key={id} {...{ check, language, here }} />
                  ))}
              </div>
              <Form
                action={buildEnrolmentPaths(visit.brand).removeDocument(file)}
                csrf={visit.csrf()}
                hidden={{ document: id, proof: proof.id }}
              >
                <Button variant="secondary">
                  {words.remove}
                  <span class="ds-sr-only"> {fileName}</span>
                </Button>
              </Form>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
