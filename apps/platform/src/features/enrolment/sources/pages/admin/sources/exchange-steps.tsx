import { Button, ButtonGroup, Definition, Form, LinkButton, Section, Tag } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { bothIn, type Field, FieldView, type TypedValues, type Visit } from "../../../../../../web/index.ts";
import type { FileProgress, Refresh } from "../../../index.ts";
import { exchangeWords } from "./exchange-words.ts";
import { refreshFields } from "./refresh-fields.ts";

const PATH = `${adminPlaces.sources.path}/fichiers`;
const both = bothIn(exchangeWords);

export const exchangeAnswerField: Field = {
  kind: "file",
  name: "fichier",
  label: both(({ file }) => file),
  hint: both(({ fileHint }) => fileHint),
  accept: ".p7m,.p7,.pem,.der,.cms",
};

interface StepsProps {
  readonly visit: Visit;
  readonly refresh: Refresh | undefined;
  readonly files: readonly FileProgress[];
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  /** Nothing leaves nor is opened before. */
  readonly isConfirmed: boolean;
}

/** One step at a time: prepare, send, give the answer. */
export function ExchangeSteps({ visit, refresh, files, typed, errors, isConfirmed }: StepsProps) {
  const { brand, language, csrf, context } = visit;
  const words = exchangeWords(language);
  const request = files.find(({ direction }) => direction === "request");
  return (
    <>
      {refresh && <Progress {...{ visit, refresh, files }} />}
      {isConfirmed && (!refresh || refresh.state === "done") && (
        <Section id="demande" title={words.ask} lead={words.askLead}>
          <Form action={formatAdminPath(brand, PATH)} csrf={csrf()} hidden={{ mise_a_jour: context.newId() }}>
            {refreshFields.map((field) => (
              <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
            ))}
            <Button>{words.begin}</Button>
          </Form>
        </Section>
      )}
      {isConfirmed && refresh && refresh.state !== "done" && !request && <p>{words.preparing}</p>}
      {isConfirmed && refresh?.state === "running" && request && <Exchange {...{ visit, request, errors }} />}
      {refresh?.state === "running" && (request || !isConfirmed) && <Ending {...{ visit, refresh }} />}
    </>
  );
}

interface ExchangeProps {
  readonly visit: Visit;
  readonly request: FileProgress;
  readonly errors: readonly FieldError[];
}

function Exchange({ visit, request, errors }: ExchangeProps) {
  const { brand, language, csrf } = visit;
  const words = exchangeWords(language);
  return (
    <>
      <Section id="envoyer" title={words.take}>
        <p>{words.takeText(request.lines)}</p>
        <p>
          <LinkButton
            variant="secondary"
            href={formatAdminPath(brand, `${PATH}/demande.p7m`)}
            icon="download"
          >
            {words.takeFile}
          </LinkButton>
        </p>
      </Section>
      <Section id="repondre" title={words.give}>
        <p>{words.giveText}</p>
        <Form action={formatAdminPath(brand, `${PATH}/reponse`)} csrf={csrf()} multipart>
          <FieldView field={exchangeAnswerField} typed={new Map()} answers={{}} {...{ errors, language }} />
          <Button icon="upload">{words.send}</Button>
        </Form>
      </Section>
    </>
  );
}

function Ending({ visit, refresh }: { readonly visit: Visit; readonly refresh: Refresh }) {
  const { brand, language, csrf } = visit;
  const words = exchangeWords(language);
  return (
    <Section id="terminer" title={words.close}>
      <p>{words.closeText}</p>
      <Form
        action={formatAdminPath(brand, `${PATH}/terminer`)}
        csrf={csrf()}
        hidden={{ mise_a_jour: refresh.id }}
      >
        <Button variant="secondary">{words.close}</Button>
      </Form>
    </Section>
  );
}

const tones = { gathering: "info", running: "info", stopped: "warning", done: "success" } as const;

function Progress({
  visit,
  refresh,
  files,
}: Pick<StepsProps, "visit" | "files"> & { readonly refresh: Refresh }) {
  const { language, brand } = visit;
  const words = exchangeWords(language);
  const count = (state?: string) =>
    refresh.counts
      .filter((one) => state === undefined || one.state === state)
      .reduce((sum, one) => sum + one.count, 0);
  const answers = files.filter(({ direction }) => direction === "answer");
  const problems = answers.reduce((sum, one) => sum + one.problems, 0);
  const rows = [
    { term: words.asked, description: String(count()) },
    { term: words.answered, description: String(count("answered")) },
    { term: words.toSettle, description: String(count("to_settle")) },
    { term: words.settled, description: String(count("settled")) },
    { term: words.waiting, description: String(count("waiting")) },
    ...(problems > 0 ? [{ term: words.problems, description: String(problems) }] : []),
  ];
  return (
    <Section id="avancement" title={words.progress}>
      <p>
        <Tag tone={tones[refresh.state]}>{words.states[refresh.state]}</Tag>{" "}
        {words.startedOn(plainDay(refresh.startedOn, language))}{" "}
        {refresh.endedOn && words.endedOn(plainDay(refresh.endedOn, language))}
      </p>
      <Definition items={rows} />
      {answers
        .filter(({ isDone }) => !isDone)
        .map((one) => (
          <p key={one.receivedOn}>{words.read(one.atLine, one.lines)}</p>
        ))}
      {(count("to_settle") > 0 || problems > 0) && <p>{words.toList}</p>}
      {refresh.state !== "done" && (
        <ButtonGroup>
          <LinkButton variant="secondary" href={formatAdminPath(brand, PATH)} icon="refresh-cw">
            {words.reload}
          </LinkButton>
        </ButtonGroup>
      )}
    </Section>
  );
}
