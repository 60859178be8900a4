import { Button, Definition, Details, Form } from "@ardeco/ui";
import type { Authority } from "../../../../modules/authorities/index.ts";
import type { Visit } from "../../../../web/index.ts";
import { paths } from "../paths.ts";
import { startWords } from "./start-words.ts";

interface StartProps {
  readonly visit: Visit;
  readonly authority: Authority;
}

/** What one needs, before the first question (WCAG 3.3.2), and where the answers go (GDPR, art. 13). */
export function StartView({ visit, authority }: StartProps) {
  const words = startWords(visit.language);
  const at = paths(visit.brand);
  return (
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Definition
        items={[
          { term: words.time, description: words.timeText },
          { term: words.documents, description: words.documentsText },
          { term: words.free, description: words.freeText },
        ]}
      />
      <Form action={at.start} csrf={visit.csrf()}>
        <Button icon="arrow-right">{words.begin}</Button>
      </Form>
      <p>
        <a href={at.resume}>{words.resume}</a>
      </p>
      <p>
        <a href={at.signIn}>{words.signIn}</a>
      </p>
      <Privacy {...{ visit, authority }} />
      <Elsewhere {...{ visit, authority }} />
    </>
  );
}

function Privacy({ visit, authority }: StartProps) {
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
        <a href={paths(visit.brand).privacy}>{words.more}</a>
      </p>
    </Details>
  );
}

function Elsewhere({ visit, authority: { contact } }: StartProps) {
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
