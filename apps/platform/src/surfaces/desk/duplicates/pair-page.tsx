import { type ElementName, elementDefinition, elementNames, formatElement } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Language } from "../../../kernel/errors.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../../modules/access/index.ts";
import { decidePair, type Member, openPair, verdicts } from "../../../modules/duplicates/index.ts";
import { currentValue } from "../../../modules/identity/index.ts";
import { readForm, seeOther, textOf } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { deskPage } from "../common/desk-page.tsx";
import { pathId } from "../common/params.ts";
import { duplicatesWords } from "./duplicates-words.ts";

/** Two records side by side, what differs said in words, and one question. */
export async function showPair(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  requireCapability(context, "duplicate.decide");
  const id = pathId<"pair">(request, "id");
  const { one, other, howLikely, reasons, verdict } = await context.transaction((tx) =>
    openPair(tx, context, id),
  );
  const words = duplicatesWords(language);
  const at = addresses(brand);
  return deskPage(
    reply,
    { title: words.compare, place: "duplicates", above: [{ href: at.duplicates, label: words.title }] },
    <>
      <h1>{words.compare}</h1>
      <p class="ar-lead">{words.compareLead(howLikely[language], reasons[language])}</p>
      <Table
        id="fiches"
        caption={words.compare}
        isTitled
        columns={[words.information, words.one, words.other].map((label) => ({ label }))}
        rows={rowsOf(one, other, language)}
      />
      <ul>
        {[one, other].map(({ personId, name }) => (
          <li key={personId}>
            <a href={at.person(personId, "check")}>{words.open(name || commonWords(language).unnamed)}</a>
          </li>
        ))}
      </ul>
      {verdict === null ? (
        <Section id="reponse" title={words.question} lead={words.questionLead}>
          <Form action={at.duplicate(id)} csrf={csrf()}>
            <ButtonGroup>
              {verdicts.map((value) => (
                <Button key={value} name="reponse" value={value} variant="secondary">
                  {words.answers[value]}
                </Button>
              ))}
            </ButtonGroup>
          </Form>
        </Section>
      ) : (
        <Alert tone="info" title={words.answered[verdict]} />
      )}
    </>,
  );
}

function rowsOf(one: Member, other: Member, language: Language) {
  const words = duplicatesWords(language);
  const said = ({ elements }: Member, name: ElementName): string => {
    const value = currentValue(elements, name);
    return value === undefined ? "" : formatElement(name, value, language);
  };
  return elementNames.flatMap((name) => {
    const [first, second] = [said(one, name), said(other, name)];
    if (first === "" && second === "") return [];
    const differs = first !== "" && second !== "" && first !== second;
    return [
      {
        key: name,
        cells: [
          `${elementDefinition(name).label[language]}${differs ? ` (${words.differs})` : ""}`,
          first || words.unknown,
          second || words.unknown,
        ],
      },
    ];
  });
}

/** Sent twice, it is one answer. */
export async function answerPair(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "duplicate.decide");
  const answer = textOf(readForm(request).typed, "reponse");
  const verdict = verdicts.find((one) => one === answer);
  if (verdict === undefined) throw kernelErrors.error("request.invalid");
  await decidePair(context, { id: pathId<"pair">(request, "id"), verdict });
  return seeOther(reply, `${addresses(brand).duplicates}?fait=reponse`);
}
