import { Button, Definition, Details, Form, RadioGroup } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Visit } from "../../../../../../../web/index.ts";
import type { Authority } from "../../../../../../authorities/authorities/index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import type { StartPlace } from "./start-place.ts";
import { startWords } from "./start-words.ts";

interface StartProps {
  readonly visit: Visit;
  readonly place: StartPlace;
  /** Slug of the service whose page led here, or empty. */
  readonly service: string;
  readonly easy?: ComponentChildren;
}

interface AboutProps {
  readonly visit: Visit;
  readonly authority: Authority;
}

/** What one needs, before the first question (WCAG 3.3.2), and where the answers go (GDPR, art. 13). */
export function StartView({ visit, place, service, easy }: StartProps) {
  const { authority } = place;
  const words = startWords(visit.language);
  const at = buildEnrolmentPaths(visit.brand);
  return (
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {easy}
      <Definition
        items={[
          { term: words.time, description: words.timeText },
          { term: words.documents, description: words.documentsText },
          { term: words.free, description: words.freeText },
        ]}
      />
      <Form action={at.start} csrf={visit.csrf()}>
        <ForWhichService {...{ visit, place, service }} />
        <Button icon="arrow-right">{words.begin}</Button>
      </Form>
      <p>
        <a href={at.resume}>{words.resume}</a>
      </p>
      <p>
        <a href={at.signIn}>{words.signIn}</a>
      </p>
      <Privacy {...{ visit, authority }} />
      <Elsewhere {...{ visit, place }} />
    </>
  );
}

/** Where services validate, the file goes to the desk of the one that the person comes for. */
function ForWhichService({ visit, place: { deciding }, service }: StartProps) {
  const words = startWords(visit.language);
  if (deciding.length === 0) return null;
  const known = deciding.some(({ serviceSlug }) => serviceSlug === service);
  const choices = deciding.map(({ serviceSlug = "", name }) => ({ value: serviceSlug, label: name }));
  return (
    <RadioGroup
      name="service"
      label={words.forWhich}
      why={words.forWhichWhy}
      choices={[...choices, { value: "", label: words.forNone }]}
      value={known ? service : ""}
    />
  );
}

function Privacy({ visit, authority }: AboutProps) {
  const words = startWords(visit.language);
  const { dataProtectionEmail } = authority.contact;
  return (
    <Details summary={words.privacy}>
      <Definition
        items={[
          { term: words.who, description: authority.name },
          { term: words.why, description: words.whyText },
          { term: words.seen, description: words.seenText },
          { term: words.kept, description: words.keptText },
          { term: words.rights, description: words.rightsText },
          ...(dataProtectionEmail ? [{ term: words.officer, description: dataProtectionEmail }] : []),
        ]}
      />
      <p>
        <a href={buildEnrolmentPaths(visit.brand).privacy}>{words.more}</a>
      </p>
    </Details>
  );
}

function Elsewhere({ visit, place: { authority, support } }: Omit<StartProps, "service">) {
  const contact = { ...authority.contact, phone: support.contact.phone };
  const words = startWords(visit.language);
  const place = [contact.street, contact.postalCode, contact.locality].filter(Boolean).join(" ");
  const reach = [place, contact.phone].filter(Boolean).join(" · ");
  return (
    <Details summary={words.elsewhere}>
      <p>{words.elsewhereText(reach)}</p>
      {contact.hours?.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Details>
  );
}
