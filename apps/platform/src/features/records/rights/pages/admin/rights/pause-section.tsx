import { Button, Form, Section } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { FieldView, readForm } from "../../../../../../web/index.ts";
import { isWished, type Restriction } from "../../../../../trust/restrictions/index.ts";
import { LIFTING_DAYS, type RightsRequest } from "../../../index.ts";
import { PauseFacts } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { reasonField } from "./reason-field.ts";

interface PauseSectionProps {
  readonly pause: Restriction;
  readonly asked: RightsRequest;
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}

/**
 * The restriction that came of a request; once answered, its end is announced here when its ground is over.
 */
export function PauseSection({ pause, asked, request, errors }: PauseSectionProps) {
  const { language, brand, csrf } = request.ardeco;
  const words = pauseWords(language);
  const { typed } = readForm(request);
  return (
    <>
      <Section id="pause" title={words.title}>
        <PauseFacts pause={pause} language={language} />
      </Section>
      {(pause.state === "in_force" || isWished(pause)) && asked.state !== "waiting" && (
        <Section id="lever" title={words.desk.end} lead={words.desk.endLead(LIFTING_DAYS)}>
          <Form action={formatAdminPath(brand, `${adminPlaces.rights.path}/${asked.id}/lever`)} csrf={csrf()}>
            <FieldView {...{ field: reasonField, typed, errors, language }} answers={{}} />
            <Button icon="send">{words.desk.announce}</Button>
          </Form>
        </Section>
      )}
    </>
  );
}
