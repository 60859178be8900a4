import { Alert, Button, ButtonGroup, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import type { Visit } from "../../../../../../web/index.ts";
import {
  compareModes,
  type Helper,
  type ModeName,
  mayModeAssist,
  mayModeValidate,
  modeTitles,
} from "../../../index.ts";
import { modeWords } from "./mode-words.ts";
import { organisationWords } from "./organisation-words.ts";
import type { AuthorityOrganisation } from "./read-organisation.ts";

const { path } = adminPlaces.organisation;

interface PreviewProps {
  readonly visit: Visit;
  readonly here: AuthorityOrganisation;
  readonly to: ModeName;
}

/** What would change, what would not, what to prepare: then the gesture. */
export function showPreview(reply: FastifyReply, here: AuthorityOrganisation, to: ModeName): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const words = organisationWords(language);
  const title = words.previewTitle(modeTitles[to][language]);
  return sendAdminPage(
    reply,
    { title, place: "organisation", above: [] },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{modeWords(language).plain[to]}</p>
      <ToPrepare {...{ visit, here, to }} />
      <Changes {...{ visit, here, to }} />
      <Section id="stays" title={words.stays}>
        <ul>
          {Object.values(words.staysItems).map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Section>
      <Form
        action={formatAdminPath(brand, path)}
        csrf={visit.csrf()}
        hidden={{ from: here.organisation.mode, to }}
      >
        <ButtonGroup>
          <Button>{words.confirm}</Button>
          <LinkButton variant="secondary" href={formatAdminPath(brand, path)}>
            {words.cancel}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

function Changes({ visit: { language }, here, to }: PreviewProps) {
  const words = modeWords(language);
  const { opens, closes, validation, support, serviceSupport } = compareModes(here.organisation.mode, to);
  const named = (who: readonly Helper[]) => who.map((one) => words.who[one]).join(words.and);
  const lists = [
    { id: "opens", title: words.opens, items: opens.map((door) => words.doors[door]) },
    { id: "closes", title: words.closes, items: closes.map((door) => words.doors[door]) },
    { id: "validation", title: words.validation, items: became(validation) },
    { id: "support", title: words.support, items: became(support) },
    { id: "service-support", title: words.serviceSupport, items: became(serviceSupport) },
  ];
  return (
    <>
      {lists
        .filter(({ items }) => items.length > 0)
        .map(({ id, title, items }) => (
          <Section key={id} id={id} title={title}>
            <ul>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </Section>
        ))}
    </>
  );

  function became(change: { readonly from: readonly Helper[]; readonly to: readonly Helper[] } | undefined) {
    return change ? [words.becomes(named(change.from), named(change.to))] : [];
  }
}

/** What the mode counts on and that is not there yet; it may be chosen all the same. */
function ToPrepare({ visit: { brand, language }, here, to }: PreviewProps) {
  const words = organisationWords(language);
  const { group } = here;
  const lacksDesk =
    mayModeValidate(to, "service") && !mayModeValidate(to, "town_hall") && !here.hasServiceDesk;
  const lacksHelp = mayModeAssist(to, "pooled") && !here.isHelped;
  if (!lacksDesk && !lacksHelp) return null;
  return (
    <Alert tone="warning" title={words.watch}>
      {lacksDesk && <p>{words.noServiceDesk}</p>}
      {lacksHelp && <p>{group ? words.noHelp(group.name) : words.noGroup}</p>}
      {lacksHelp && group && (
        <p>
          <a href={formatAdminPath(brand, adminPlaces.delegations.path)}>{words.delegations}</a>
        </p>
      )}
    </Alert>
  );
}
