import { Button, ButtonGroup, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { TerritoryChanges, TerritoryImport } from "../../../features/authorities/authorities/index.ts";
import { formatCount } from "../../../web/format/index.ts";
import type { Visit } from "../../../web/index.ts";
import { formatAdminPath, sendAdminPage } from "../common/admin-page.tsx";
import { adminPlaces } from "../common/places.ts";
import { communesWords } from "./communes-words.ts";

const PATH = `${adminPlaces.operations.path}/communes`;
const SHOWN = 20;

interface Preview {
  readonly progress: TerritoryImport;
  readonly changes: TerritoryChanges;
}

/** What would change, by name; then the gesture. */
export function showPreview(reply: FastifyReply, { progress, changes }: Preview): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language, csrf } = visit;
  const words = communesWords(language);
  const title = words.previewTitle(String(progress.edition));
  return sendAdminPage(
    reply,
    { title, place: "operations", above: [{ href: formatAdminPath(brand, PATH), label: words.title }] },
    <>
      <h1>{title}</h1>
      <Changes changes={changes} visit={visit} />
      {progress.state === "proposed" && (
        <Form action={formatAdminPath(brand, `${PATH}/${progress.id}`)} csrf={csrf()}>
          <ButtonGroup>
            <Button>{words.confirm}</Button>
            <LinkButton variant="secondary" href={formatAdminPath(brand, PATH)}>
              {words.back}
            </LinkButton>
          </ButtonGroup>
        </Form>
      )}
    </>,
  );
}

function Changes({ changes, visit }: { changes: TerritoryChanges; visit: Visit }) {
  const words = communesWords(visit.language);
  const { fresh, renamed, refreshed, gone } = changes;
  if (fresh.length + renamed.length + refreshed + gone.length === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <Names id="fresh" title={words.fresh} names={fresh.map(({ name }) => name)} visit={visit} />
      <Names
        id="renamed"
        title={words.renamed}
        names={renamed.map(({ from, to }) => `${from} → ${to}`)}
        visit={visit}
      />
      <Names
        id="gone"
        title={words.gone}
        lead={words.goneText}
        names={gone.map(({ name, into }) => (into ? words.into(name, into) : name))}
        visit={visit}
      />
      {refreshed > 0 && (
        <Section id="refreshed" title={formatCounted(words.refreshed, refreshed, visit)}>
          {null}
        </Section>
      )}
    </>
  );
}

interface NamesProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly names: readonly string[];
  readonly visit: Visit;
}

function Names({ id, title, lead, names, visit }: NamesProps) {
  if (names.length === 0) return null;
  const rest = names.length - SHOWN;
  return (
    <Section id={id} title={formatCounted(title, names.length, visit)} lead={lead}>
      <ul>
        {names.slice(0, SHOWN).map((name) => (
          <li key={name}>{name}</li>
        ))}
        {rest > 0 && <li>{communesWords(visit.language).more(formatCount(rest, visit.language))}</li>}
      </ul>
    </Section>
  );
}

const formatCounted = (title: string, count: number, visit: Visit): string =>
  `${title} (${formatCount(count, visit.language)})`;
