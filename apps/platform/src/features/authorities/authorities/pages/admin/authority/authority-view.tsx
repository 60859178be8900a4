import { Alert, Button, ButtonGroup, Definition, Form, Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { addTextConfirmation } from "../../../../../../frames/admin/common/hours-field.ts";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { helpAdminWords } from "../../../../../../frames/admin/help/help-admin-words.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FieldView,
  FormErrors,
  formatSentence,
  getDisplay,
  getQueryText,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { logoWords } from "../../../../../enrolment/logos/pages/admin/logo/logo-words.ts";
import { compareFacts, type Presentation, type PresentationFacts } from "../../../index.ts";
import { authorityWords } from "./authority-words.ts";
import { authorityFields, fieldGroups, groupNames } from "./fields.ts";
import { buildPreviewLook, Preview } from "./preview-view.tsx";
import { formatFactInputs } from "./read-facts.ts";

interface AuthorityView {
  readonly now: Presentation;
  readonly typed: TypedValues;
  readonly errors?: readonly FieldError[];
  /** What was typed, when it can be drawn. */
  readonly preview?: PresentationFacts;
  /** The revision that was read when the form was opened; the present one otherwise. */
  readonly revision?: number;
  /** A colleague wrote first. */
  readonly meanwhile?: boolean;
}

export function showAuthority(reply: FastifyReply, view: AuthorityView): FastifyReply {
  const visit = reply.request.ardeco;
  const { language, brand } = visit;
  const words = authorityWords(language);
  const { now, typed, errors = [], preview, meanwhile = false } = view;
  const saved = getQueryText(reply.request, "fait") === "enregistre" && errors.length === 0 && !preview;
  return sendAdminPage(
    reply,
    {
      title: words.title,
      place: "authority",
      status: errors.length > 0 ? 422 : meanwhile ? 409 : 200,
      hasErrors: errors.length > 0,
      ...(preview ? { look: buildPreviewLook(brand, preview, getDisplay(reply.request)) } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <ul class="ar-plain">
        <li>
          <a href={`${formatAdminPath(brand, adminPlaces.authority.path)}/logo`}>
            {logoWords(language).link}
          </a>
        </li>
        <li>
          <a href={`${formatAdminPath(brand, adminPlaces.authority.path)}/aide`}>
            {helpAdminWords(language).link}
          </a>
        </li>
      </ul>
      {saved && (
        <Alert tone="success" title={words.saved}>
          <p>{words.savedText}</p>
        </Alert>
      )}
      {meanwhile && <Meanwhile {...{ visit, view }} />}
      {preview && <Preview {...{ visit, preview }} />}
      <Form
        action={formatAdminPath(brand, adminPlaces.authority.path)}
        csrf={visit.csrf()}
        hidden={{ revision: String(view.revision ?? now.revision) }}
      >
        {groupNames.map((group) => (
          <Section key={group} id={group} title={words[group]}>
            {addTextConfirmation(fieldGroups[group], typed).map((field) => (
              <FieldView key={field.name} {...{ field, typed, language, errors }} answers={{}} />
            ))}
          </Section>
        ))}
        <ButtonGroup>
          {preview && (
            <Button name="geste" value="enregistrer">
              {words.save}
            </Button>
          )}
          <Button name="geste" value="voir" variant={preview ? "secondary" : "primary"}>
            {preview ? words.again : words.preview}
          </Button>
        </ButtonGroup>
      </Form>
      {!preview && now.former && <Former {...{ visit, now }} former={now.former} />}
    </>,
  );
}

/** What a colleague saved, where it is not what was typed. */
function Meanwhile({ visit, view }: { visit: Visit; view: AuthorityView }) {
  const words = authorityWords(visit.language);
  const names = compareFacts(view.now, view.preview ?? view.now);
  return (
    <Alert tone="warning" title={words.meanwhile}>
      <p>{words.meanwhileText}</p>
      <Facts visit={visit} facts={view.now} names={names} />
    </Alert>
  );
}

/** One gesture undoes the last change. */
function Former({ visit, now, former }: { visit: Visit; now: Presentation; former: PresentationFacts }) {
  const words = authorityWords(visit.language);
  return (
    <Section id="former" title={words.former}>
      <Facts visit={visit} facts={former} names={compareFacts(now, former)} />
      <Form
        action={formatAdminPath(visit.brand, adminPlaces.authority.path)}
        csrf={visit.csrf()}
        hidden={{ revision: String(now.revision), geste: "revenir" }}
      >
        <Button variant="secondary" icon="undo-2">
          {words.undo}
        </Button>
      </Form>
    </Section>
  );
}

interface FactsProps {
  readonly visit: Visit;
  readonly facts: PresentationFacts;
  readonly names: readonly string[];
}

function Facts({ visit: { language }, facts, names }: FactsProps) {
  const words = authorityWords(language);
  const typed = formatFactInputs(facts);
  const shown = facts.showsPrivateOffers ? words.shown : words.hidden;
  const wanted = authorityFields.filter(
    ({ name }) => names.includes(name) || (name === "privateOffers" && names.includes("showsPrivateOffers")),
  );
  const items = wanted.map(({ name, label }) => ({
    term: formatSentence(label, language),
    description: name === "privateOffers" ? shown : typed.get(name)?.[0] || words.none,
  }));
  return items.length > 0 ? <Definition items={items} /> : null;
}
