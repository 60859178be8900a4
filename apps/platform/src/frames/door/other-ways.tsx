import { Definition } from "@ardeco/ui";
import type { DoorState } from "../../features/enrolment/enrolment/index.ts";
import type { Language } from "../../kernel/errors.ts";
import { type Brand, PhoneLink } from "../../web/index.ts";
import { formatDoorPath } from "./doors.ts";
import { addReturnPath } from "./return-path.ts";
import { doorWords } from "./words.ts";

interface OtherWaysProps {
  readonly brand: Brand;
  readonly language: Language;
  readonly back: string | undefined;
  readonly door: DoorState;
}

/** For who has no account, a code, or no e-mail at all: nobody is left before a closed door. */
export function OtherWays({ brand, language, back, door }: OtherWaysProps) {
  const say = doorWords(language);
  const { phone } = brand.contact;
  return (
    <section class="ar-section ar-stack" aria-labelledby="other-ways">
      <h2 id="other-ways">{say.otherWays}</h2>
      <Definition
        items={[
          {
            term: say.noAccount,
            description:
              door === "not_open_yet" ? (
                say.notOpenYet
              ) : (
                <a
                  href={addReturnPath(formatDoorPath(brand, "/inscription"), back, parseReturnService(back))}
                >
                  {door === "open" ? say.create : say.createAtDesk}
                </a>
              ),
          },
          {
            term: say.haveCode,
            description: <a href={addReturnPath(formatDoorPath(brand, "/reprise"), back)}>{say.useCode}</a>,
          },
          {
            term: say.lostAll,
            description: <a href={formatDoorPath(brand, "/recuperation")}>{say.useDeskCode}</a>,
          },
          {
            term: say.noEmail,
            description: (
              <>
                {say.noEmailText} <a href={formatDoorPath(brand, "/contact")}>{say.contact(brand.name)}</a>
                {phone && (
                  <>
                    {" "}
                    · <PhoneLink phone={phone} />
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Whoever was opening a service is enrolled for it: /:slug/espace/services/:provider/:service. */
function parseReturnService(back: string | undefined): Record<string, string> {
  const service = /^\/[^/]+\/espace\/services\/[^/]+\/([a-z0-9-]+)(?:[/?]|$)/.exec(back ?? "")?.[1];
  return service === undefined ? {} : { service };
}
