import { Alert, Button, ButtonGroup, Form, Section } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  getQueryText,
  type Visit,
} from "../../../../../../web/index.ts";
import type { Logo, Logos } from "../../../index.ts";
import { logoWords } from "./logo-words.ts";

const both = bothIn(logoWords);

export const LOGO = `${adminPlaces.authority.path}/logo`;

interface LogoView {
  readonly logos: Logos;
  readonly errors?: readonly FieldError[];
  /** A colleague acted first. */
  readonly meanwhile?: boolean;
}

const field: Field = {
  kind: "file",
  name: "logo",
  label: both(({ file }) => file),
  hint: both(({ hint }) => hint),
  accept: "image/png,image/jpeg",
};

export function showLogo(reply: FastifyReply, view: LogoView): FastifyReply {
  const visit = reply.request.ardeco;
  const { language, brand } = visit;
  const words = logoWords(language);
  const { logos, errors = [], meanwhile = false } = view;
  const { proposed, shown, former } = logos;
  const done = getQueryText(reply.request, "fait") === "logo" && errors.length === 0 && !meanwhile;
  return sendAdminPage(
    reply,
    {
      title: words.title,
      place: "authority",
      above: [],
      status: errors.length > 0 ? 422 : meanwhile ? 409 : 200,
      hasErrors: errors.length > 0,
      ...(proposed ? { look: buildLogoLook(visit, proposed) } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {done && (
        <Alert tone="success" title={words.done}>
          <p>{words.doneText}</p>
        </Alert>
      )}
      {meanwhile && (
        <Alert tone="warning" title={words.meanwhile}>
          <p>{words.meanwhileText}</p>
        </Alert>
      )}
      {proposed && <Proposed {...{ visit, proposed }} />}
      <Section id="maintenant" title={words.now}>
        {shown ? <TwoSizes {...{ visit }} logo={shown} /> : <p>{words.initials}</p>}
        {shown && <Gesture {...{ visit }} logo={shown} gesture="remove" />}
      </Section>
      <Section id="deposer" title={words.send}>
        <Form action={formatAdminPath(brand, LOGO)} csrf={visit.csrf()} hidden={{ geste: "voir" }} multipart>
          <FieldView {...{ field, language, errors }} typed={new Map()} answers={{}} />
          <Button variant={proposed ? "secondary" : "primary"}>{words.preview}</Button>
        </Form>
      </Section>
      {former && (
        <Section id="avant" title={words.former}>
          <TwoSizes {...{ visit }} logo={former} />
          <Gesture {...{ visit }} logo={former} gesture="restore" />
        </Section>
      )}
    </>,
  );
}

/** The page as it would be, once published. */
const buildLogoLook = ({ brand }: Visit, { digest }: Logo) => ({
  authority: {
    name: brand.name,
    href: formatAdminPath(brand, "/"),
    logoHref: formatAdminPath(brand, `${LOGO}/${digest}`),
  },
});

function Proposed({ visit, proposed }: { readonly visit: Visit; readonly proposed: Logo }) {
  const { language, brand } = visit;
  const words = logoWords(language);
  return (
    <Section id="apercu" title={words.previewTitle} lead={words.previewLead}>
      <TwoSizes visit={visit} logo={proposed} />
      <Form action={formatAdminPath(brand, LOGO)} csrf={visit.csrf()} hidden={{ logo: proposed.digest }}>
        <ButtonGroup>
          <Button name="geste" value="publish">
            {words.publish}
          </Button>
          <Button name="geste" value="drop" variant="secondary">
            {words.drop}
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  );
}

/**
 * On a page and on a letter. Its alternative is the authority's name, which stands nowhere beside it here.
 */
function TwoSizes({ visit, logo }: { readonly visit: Visit; readonly logo: Logo }) {
  const { language, brand } = visit;
  const words = logoWords(language);
  const src = formatAdminPath(brand, `${LOGO}/${logo.digest}`);
  const { width, height } = logo;
  return (
    <div class="ar-logo-sizes">
      <figure>
        <img class="ar-logo" {...{ src, width, height }} alt={brand.name} />
        <figcaption class="ar-hint">{words.onPages}</figcaption>
      </figure>
      <figure>
        <img class="ar-logo ar-logo--letter" {...{ src, width, height }} alt={brand.name} />
        <figcaption class="ar-hint">
          {words.onLetters} ({words.size(width, height)})
        </figcaption>
      </figure>
    </div>
  );
}

interface GestureProps {
  readonly visit: Visit;
  readonly logo: Logo;
  readonly gesture: "remove" | "restore";
}

function Gesture({ visit, logo, gesture }: GestureProps) {
  const words = logoWords(visit.language);
  return (
    <Form
      action={formatAdminPath(visit.brand, LOGO)}
      csrf={visit.csrf()}
      hidden={{ geste: gesture, logo: logo.digest }}
    >
      <Button variant="secondary" {...(gesture === "restore" ? { icon: "undo-2" as const } : {})}>
        {words[gesture]}
      </Button>
    </Form>
  );
}
