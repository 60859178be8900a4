import { documentKinds, elementDefinition } from "@ardeco/contracts";
import { Alert, Button, Details, Form } from "@ardeco/ui";
import type { FieldError } from "../../../../../../../kernel/errors.ts";
import { type Field, FieldView, type TypedValues, type Visit } from "../../../../../../../web/index.ts";
import type { DocumentRequest } from "../../../../index.ts";
import { UploadProgress } from "../documents/upload-progress.tsx";
import { formatAnswerField, formatFileField } from "./asked-fields.ts";
import { requestWords } from "./request-words.ts";

export interface AskedProps {
  readonly visit: Visit;
  readonly action: string;
  readonly asked: DocumentRequest;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** What an agent asks for: why, and three ways to answer: send it, bring it, say why not. */
export function AskedView(props: AskedProps) {
  const { visit, action, asked, errors } = props;
  const { language } = visit;
  const words = requestWords(language);
  const form = { action, csrf: visit.csrf(), hidden: { request: asked.id } };
  return (
    <section class="ar-stack">
      <Alert tone="warning" title={`${words.asked} : ${documentKinds[asked.kind][language]}`}>
        <p>{words.askedFor(elementDefinition(asked.element).label[language])}</p>
        <p>
          {words.reason} {asked.reason}
        </p>
      </Alert>
      <Form {...form} multipart>
        <Question {...props} field={formatFileField(asked)} />
        <Button icon="upload">{words.send}</Button>
      </Form>
      <UploadProgress language={language} />
      <Details
        summary={words.reply}
        open={errors.some(({ field }) => field === formatAnswerField(asked).name)}
      >
        <Form {...form}>
          <Question {...props} field={formatAnswerField(asked)} />
          <Button variant="secondary">{words.sendReply}</Button>
        </Form>
      </Details>
    </section>
  );
}

function Question({ field, visit, typed, errors }: AskedProps & { readonly field: Field }) {
  return <FieldView {...{ field, typed, errors }} language={visit.language} answers={{}} />;
}
