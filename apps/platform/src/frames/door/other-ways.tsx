import { Definition } from "@ardeco/ui";
import type { DoorState } from "../../features/enrolment/enrolment/index.ts";
import type { Language } from "../../kernel/errors.ts";
import { type Brand, PhoneLink } from "../../web/index.ts";
import { under } from "./doors.ts";
import { withReturn } from "./return-path.ts";
import { words } from "./words.ts";

interface OtherWaysProps {
  readonly brand: Brand;
  readonly language: Language;
  readonly back: string | undefined;
  readonly door: DoorState;
}

/** For who has no account, a code, or no e-mail at all: nobody is left before a closed door. */
export function OtherWays({ brand, language, back, door }: OtherWaysProps) {
  const say = words(language);
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
                <a href={withReturn(under(brand, "/inscription"), back, serviceIn(back))}>
                  {door === "open" ? say.create : say.createAtDesk}
                </a>
              ),
          },
          {
            term: say.haveCode,
            description: <a href={withReturn(under(brand, "/reprise"), back)}>{say.useCode}</a>,
          },
          {
            term: say.lostAll,
            description: <a href={under(brand, "/recuperation")}>{say.useDeskCode}</a>,
          },
          {
            term: say.noEmail,
            description: (
              <>
                {say.noEmailText} <a href={under(brand, "/contact")}>{say.contact(brand.name)}</a>
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
function serviceIn(back: string | undefined): Record<string, string> {
  const service = /^\/[^/]+\/espace\/services\/[^/]+\/([a-z0-9-]+)(?:[/?]|$)/.exec(back ?? "")?.[1];
  return service === undefined ? {} : { service };
}
