import { Button, ButtonGroup, LinkButton } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { FieldView } from "../../../../../../web/index.ts";
import type { Proposal } from "../../../../consent/index.ts";
import type { AskedItems } from "../../../../consent/pages/common/consent/asked-items.ts";
import { ACT, acts } from "../../../../consent/pages/common/consent/consent-form.ts";
import { consentWords } from "../../../../consent/pages/common/consent/consent-words.ts";
import {
  AgreedItems,
  OptionalItems,
  RequiredItems,
} from "../../../../consent/pages/common/consent/items-view.tsx";
import type { DeskRequest, RepeatedDeskPage } from "./asked-aloud.ts";
import { openWords } from "./open-words.ts";
import { buildSpokenFields } from "./spoken-fields.ts";

interface AnswerProps {
  readonly asked: DeskRequest;
  readonly proposal: Proposal;
  readonly again: RepeatedDeskPage | undefined;
  readonly request: FastifyRequest;
}

/** Who accepted already stops the service: a yes is not refused. */
export function DeskAnswer({ asked: { counter, speaker }, proposal, again, request }: AnswerProps) {
  const { brand, language } = request.ardeco;
  const words = openWords(language);
  return (
    <section class="ar-stack ar-desk-screen-only">
      <h2>{words.answer}</h2>
      {buildSpokenFields(speaker.name).map((field) => (
        <FieldView
          key={field.name}
          {...{ field, language }}
          errors={again?.errors ?? []}
          typed={again?.typed ?? new Map()}
          answers={{}}
        />
      ))}
      <ButtonGroup>
        <Button icon="check" name={ACT} value={acts.accept}>
          {words.noteYes}
        </Button>
        {proposal.live ? (
          <LinkButton
            variant="secondary"
            href={buildDeskAddresses(brand).withdrawal(counter.personId, proposal.live.id)}
          >
            {words.stop}
          </LinkButton>
        ) : (
          <Button variant="secondary" name={ACT} value={acts.refuse}>
            {words.noteNo}
          </Button>
        )}
      </ButtonGroup>
    </section>
  );
}

interface ItemsProps {
  readonly asked: DeskRequest;
  readonly items: AskedItems;
  readonly request: FastifyRequest;
  readonly ticked: readonly string[] | undefined;
}

/** Boxes are ticked as the person says; none beforehand, except what they had agreed to. */
export function DeskItems({ asked: { counter }, items, request, ticked }: ItemsProps) {
  const { language, brand } = request.ardeco;
  const { required, optional, agreed } = items;
  const before = optional.filter(({ decision }) => decision === "granted").map(({ name }) => name);
  const completeHref = () => buildDeskAddresses(brand).enrolKnown(counter.personId);
  return (
    <>
      {required.length > 0 && <RequiredItems items={required} {...{ language, completeHref }} />}
      {optional.length > 0 && (
        <OptionalItems items={optional} ticked={ticked ?? before} {...{ language, completeHref }} />
      )}
      <AgreedItems items={agreed} language={language} />
      {required.length + optional.length === 0 && <p>{consentWords(language).nothingAsked}</p>}
    </>
  );
}
