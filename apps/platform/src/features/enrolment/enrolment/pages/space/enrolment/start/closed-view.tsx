import { Alert, Definition } from "@ardeco/ui";
import { PhoneLink, type Visit } from "../../../../../../../web/index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { closedWords } from "./closed-words.ts";
import type { StartPlace } from "./start-place.ts";

/** No form on the web here: where to go, when, whom to call; what was begun is finished all the same. */
export function ClosedView({ visit, place }: { visit: Visit; place: StartPlace }) {
  const words = closedWords(visit.language);
  const at = buildEnrolmentPaths(visit.brand);
  const { authority, desk, support } = place;
  const { street, postalCode, locality, hours = [] } = desk.contact;
  const lines = [desk.name, street, [postalCode, locality].filter(Boolean).join(" ")].filter(Boolean);
  const phone = support.id === authority.id ? desk.contact.phone : support.contact.phone;
  const answers = support.id === authority.id ? "" : words.answers(support.name, authority.name);
  return (
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(authority.name)}</p>
      <Definition
        items={[
          { term: words.where, description: <Lines lines={lines.filter((line) => line !== undefined)} /> },
          ...(hours.length > 0 ? [{ term: words.when, description: <Lines lines={hours} /> }] : []),
          ...(phone
            ? [
                {
                  term: words.call,
                  description: (
                    <>
                      <PhoneLink phone={phone} /> {answers}
                    </>
                  ),
                },
              ]
            : []),
          { term: words.bring, description: words.bringText },
        ]}
      />
      <Alert tone="info" title={words.cannotCome}>
        <p>{words.cannotComeText}</p>
      </Alert>
      <p>{words.begun}</p>
      <p>
        <a href={at.resume}>{words.resume}</a>
      </p>
      <p>
        <a href={at.signIn}>{words.signIn}</a>
      </p>
    </>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line, index) => (
      <span key={line}>
        {index > 0 && <br />}
        {line}
      </span>
    ))}
  </>
);
