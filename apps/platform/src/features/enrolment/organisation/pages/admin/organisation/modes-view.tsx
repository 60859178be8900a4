import { Alert, Button, Card, CardGrid, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { modeNames, modeTitles, type Organisation } from "../../../index.ts";
import { DOCUMENTS_PATH } from "./document-pages.tsx";
import { documentPolicyWords } from "./document-words.ts";
import { modeWords } from "./mode-words.ts";
import { organisationWords } from "./organisation-words.ts";

const { path } = adminPlaces.organisation;

/** The mode in force, how to go back, and the four others. */
export function showModes(reply: FastifyReply, organisation: Organisation): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const words = organisationWords(language);
  const { mode } = organisation;
  return sendAdminPage(
    reply,
    { title: words.title, place: "organisation", width: "wide" },
    <>
      {getQueryText(reply.request, "fait") === "change" && (
        <Alert tone="success" title={words.changed}>
          <p>{words.changedText}</p>
        </Alert>
      )}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Section id="current" title={words.current}>
        <Card title={modeTitles[mode][language]} icon="check">
          <p>{modeWords(language).plain[mode]}</p>
          <FormerMode organisation={organisation} visit={visit} />
        </Card>
      </Section>
      <Section id="documents" title={documentPolicyWords(language).link}>
        <p>{documentPolicyWords(language).linkText}</p>
        <LinkButton variant="secondary" href={formatAdminPath(brand, DOCUMENTS_PATH)}>
          {documentPolicyWords(language).link}
        </LinkButton>
      </Section>
      <Section id="others" title={words.others}>
        <CardGrid>
          {modeNames
            .filter((name) => name !== mode)
            .map((name) => (
              <Card key={name} title={modeTitles[name][language]}>
                <p>{modeWords(language).plain[name]}</p>
                <LinkButton variant="secondary" href={formatAdminPath(brand, `${path}/${name}`)}>
                  {words.see}
                  <span class="ds-sr-only"> ({modeTitles[name][language]})</span>
                </LinkButton>
              </Card>
            ))}
        </CardGrid>
        <p class="ar-hint">{words.source}</p>
      </Section>
    </>,
  );
}

/** One gesture undoes the last change. */
function FormerMode({ organisation, visit }: { organisation: Organisation; visit: Visit }) {
  const { mode, former, changedOn } = organisation;
  const { brand, language } = visit;
  const words = organisationWords(language);
  if (!former || !changedOn) return null;
  const title = modeTitles[former][language];
  return (
    <>
      <p class="ar-hint">
        {words.since(formatLongDate(changedOn, language))} {words.former(title)}
      </p>
      <Form action={formatAdminPath(brand, path)} csrf={visit.csrf()} hidden={{ from: mode, to: former }}>
        <Button variant="secondary">{words.undo(title)}</Button>
      </Form>
    </>
  );
}
