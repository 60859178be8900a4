import { Button, Details, Form } from "@ardeco/ui";
import type { FileId } from "../../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../../web/index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { resumeCodeWords } from "./code-words.ts";

/**
 * A code is shown once, and only its digest is kept: whoever did not copy it asks for another. For a newcomer
 * only: an account that opens by its own ways opens by them on the other device too.
 */
export function OtherDevice({ visit, file }: { visit: Visit; file: FileId }) {
  const method = visit.session?.method;
  if (method !== "draft" && method !== "resume_code") return null;
  const words = resumeCodeWords(visit.language);
  return (
    <Details summary={words.ask}>
      <p>{words.askText}</p>
      <Form action={buildEnrolmentPaths(visit.brand).code(file)} csrf={visit.csrf()}>
        <Button variant="secondary">{words.give}</Button>
      </Form>
    </Details>
  );
}
