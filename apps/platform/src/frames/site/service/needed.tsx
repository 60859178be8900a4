import type { ServiceDefinition } from "@ardeco/contracts";
import { Icon, Section, Tag } from "@ardeco/ui";
import type { Visit } from "../../../web/index.ts";
import type { AlreadyKnown } from "./already-known.ts";
import { serviceWords } from "./service-words.ts";

type Document = NonNullable<NonNullable<ServiceDefinition["presentation"]>["documents"]>[number];

interface NeededProps {
  readonly documents: readonly Document[] | undefined;
  readonly known: AlreadyKnown | undefined;
  readonly visit: Visit;
}

/** The papers to have at hand; what was checked once is crossed off for who is signed in. */
export function Needed({ documents, known, visit }: NeededProps) {
  const { language, menu } = visit;
  const say = serviceWords(language);
  if (documents === undefined) return null;
  const provable = documents.some(({ kind }) => kind !== undefined);
  return (
    <Section id="documents" title={say.documents}>
      {documents.length === 0 ? (
        <p>{say.noDocuments}</p>
      ) : (
        <ul class="ar-check">
          {documents.map((document) => (
            <DocumentLine key={document.label.fr} document={document} known={known} visit={visit} />
          ))}
        </ul>
      )}
      {provable && !known && (
        <p class="ar-hint">
          <a href={menu.signInHref}>{say.signedOutHint}</a>
        </p>
      )}
    </Section>
  );
}

function DocumentLine({
  document,
  known,
  visit: { language },
}: {
  document: Document;
  known: AlreadyKnown | undefined;
  visit: Visit;
}) {
  const has = document.kind !== undefined && known?.documents.has(document.kind) === true;
  return (
    <li>
      <Icon name={has ? "circle-check" : "file-text"} />
      <div>
        {document.label[language]}
        {document.when && <span class="ar-hint">{document.when[language]}</span>}
        {has && (
          <>
            {" "}
            <Tag tone="success">{serviceWords(language).have}</Tag>
          </>
        )}
      </div>
    </li>
  );
}
