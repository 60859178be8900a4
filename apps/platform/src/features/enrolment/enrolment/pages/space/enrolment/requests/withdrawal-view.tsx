import { Button, ButtonGroup, Form } from "@ardeco/ui";
import type { FileId } from "../../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../../web/index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { requestWords } from "./request-words.ts";

export function WithdrawalView({ visit, file }: { visit: Visit; file: FileId }) {
  const words = requestWords(visit.language);
  const at = buildEnrolmentPaths(visit.brand);
  return (
    <>
      <h1>{words.withdraw}</h1>
      <p class="ar-lead">{words.withdrawLead}</p>
      <Form action={at.withdrawal(file)} csrf={visit.csrf()}>
        <ButtonGroup>
          <Button variant="danger">{words.withdrawConfirm}</Button>
          <a href={at.request(file)}>{words.keep}</a>
        </ButtonGroup>
      </Form>
    </>
  );
}
