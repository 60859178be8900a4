import { Alert, Button, ButtonGroup, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, parsePathId, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { openPair, submitPairDecision, verdicts } from "../../../../../identity/duplicates/index.ts";
import { duplicatesWords } from "./duplicates-words.ts";
import { mergeWords } from "./merge-words.ts";
import { MemberComparison } from "./side-by-side.tsx";

/** Two records side by side, what differs said in words, and one question. */
export async function showPair(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  requireCapability(context, "duplicate.decide");
  const id = parsePathId<"pair">(request, "id");
  const { one, other, howLikely, reasons, verdict } = await openPair(context, id);
  const words = duplicatesWords(language);
  const at = buildDeskAddresses(brand);
  return sendDeskPage(
    reply,
    { title: words.compare, place: "duplicates", above: [{ href: at.duplicates, label: words.title }] },
    <>
      <h1>{words.compare}</h1>
      <p class="ar-lead">{words.compareLead(howLikely[language], reasons[language])}</p>
      <MemberComparison one={one} other={other} visit={request.ardeco} />
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
        <Alert tone="info" title={words.answered[verdict]}>
          {verdict === "same" && (
            <p>
              <a href={at.merge(id)}>{mergeWords(language).go}</a>
            </p>
          )}
        </Alert>
      )}
    </>,
  );
}

/**
 * Sent twice, it is one answer. Of one person, the next page is where they are merged: it waits there
 * already.
 */
export async function handlePairAnswer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "duplicate.decide");
  const answer = getTypedText(readForm(request).typed, "reponse");
  const verdict = verdicts.find((one) => one === answer);
  if (verdict === undefined) throw kernelErrors.error("request.invalid");
  const id = parsePathId<"pair">(request, "id");
  await submitPairDecision(context, { id, verdict });
  const at = buildDeskAddresses(brand);
  return verdict === "same"
    ? sendSeeOther(reply, `${at.merge(id)}?fait=dit`)
    : sendSeeOther(reply, `${at.duplicates}?fait=reponse`);
}
