import { Button, Details, Form } from "@ardeco/ui";
import type { FileId } from "../../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../../web/index.ts";
import { paths } from "../paths.ts";
import { codeWords } from "./code-words.ts";

/**
 * A code is shown once, and only its digest is kept: whoever did not copy it asks for another. For a newcomer
 * only: an account that opens by its own ways opens by them on the other device too.
 */
export function OtherDevice({ visit, file }: { visit: Visit; file: FileId }) {
  const method = visit.session?.method;
  if (method !== "draft" && method !== "resume_code") return null;
  const words = codeWords(visit.language);
  return (
    <Details summary={words.ask}>
      <p>{words.askText}</p>
      <Form action={paths(visit.brand).code(file)} csrf={visit.csrf()}>
        <Button variant="secondary">{words.give}</Button>
      </Form>
    </Details>
  );
}
