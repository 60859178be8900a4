import { ActLinks, Alert, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { addQuery, buildSpaceAddresses, FOR } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import {
  canBeLost,
  canBeReplaced,
  formatSupportKind,
  getSupport,
  isStandingState,
  OFFLINE_HOURS,
  type ShownCode,
  type Support,
  showSupportCode,
} from "../../../index.ts";
import { QrDrawing } from "../../common/supports/qr-drawing.tsx";
import { SupportCard, SupportHistoryList } from "../../common/supports/support-look.tsx";
import { parseSupportParam } from "./parse-support-param.ts";
import { supportPageWords } from "./support-page-words.ts";

/** One support: its code, what may be done with it, its history. */
export async function showSupport(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const id = parseSupportParam(request);
  const support = await getSupport(context, id);
  const isShown = isStandingState(support.state) && support.kind !== "card";
  const shown = isShown ? await showSupportCode(context, id) : undefined;
  const words = supportPageWords(language);
  const kind = formatSupportKind(support.kind)[language];
  // The number breaks in the middle where letters are large: the card below says it.
  const title = `${kind} – ${support.number}`;
  const at = buildSpaceAddresses(brand);
  const whose = support.personId === getSignedInPerson(visit) ? {} : { [FOR]: support.personId };
  return sendSpacePage(
    reply,
    {
      title,
      place: "home",
      width: "task",
      above: [{ href: addQuery(at.supports, whose), label: words.title }],
    },
    <>
      <Done request={request} support={support} visit={visit} />
      <h1>{kind}</h1>
      <SupportCard support={support} language={language} level={2} />
      {shown && <Code shown={shown} visit={visit} />}
      <ActLinks
        acts={[
          ...(canBeLost(support.state)
            ? [{ label: words.lose, href: at.loss(id), icon: "flag" as const }]
            : []),
          ...(canBeReplaced(support.state) && support.kind !== "phone"
            ? [
                {
                  label: words.replace,
                  href: addQuery(at.orderSupport, { ...whose, remplace: id }),
                  icon: "refresh-cw" as const,
                },
              ]
            : []),
        ]}
      />
      <SupportHistoryList support={support} language={language} />
    </>,
  );
}

function Done({
  request,
  support,
  visit: { language },
}: {
  readonly request: FastifyRequest;
  readonly support: Support;
  readonly visit: Visit;
}) {
  const words = supportPageWords(language);
  switch (getQueryText(request, "fait")) {
    case "demande":
      return support.kind === "printed" ? (
        <Alert tone="success" title={words.made}>
          <p>{words.madeText}</p>
        </Alert>
      ) : (
        <Alert tone="success" title={words.ordered}>
          <p>{words.orderedText}</p>
        </Alert>
      );
    case "perdu":
      return (
        <Alert tone="success" title={words.lost}>
          <p>{words.lostText(OFFLINE_HOURS)}</p>
        </Alert>
      );
    default:
      return null;
  }
}

function Code({ shown: { support, code }, visit: { language, brand } }: { shown: ShownCode; visit: Visit }) {
  const words = supportPageWords(language);
  const isPaper = support.kind === "printed";
  return (
    <Section id="code" title={words.codeTitle}>
      <QrDrawing text={code} label={words.codeLabel} />
      <p class="ar-hint">{isPaper ? words.codeStillPaper : words.codeStill}</p>
      {isPaper && (
        <>
          <LinkButton href={buildSpaceAddresses(brand).supportCard(support.id)} icon="printer">
            {words.printCard}
          </LinkButton>
          <p class="ar-hint">{words.codePaper}</p>
        </>
      )}
    </Section>
  );
}
