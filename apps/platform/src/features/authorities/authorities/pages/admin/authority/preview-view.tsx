import { Alert, adjustmentsOf, Button, ButtonGroup, type Display, Section, Tag } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { type Brand, formatContactLine, type PageOptions, type Visit } from "../../../../../../web/index.ts";
import type { PresentationFacts } from "../../../index.ts";
import { authorityWords } from "./authority-words.ts";

/** The page as it would be: its theme, the name at its top, the contact at its foot. */
export function buildPreviewLook(brand: Brand, facts: PresentationFacts, display: Display) {
  const { street, postalCode, locality, phone } = facts.contact;
  const address = [street, [postalCode, locality].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const query = new URLSearchParams({ couleur: facts.colour.slice(1), affichage: display });
  return {
    themeHref: `${formatAdminPath(brand, adminPlaces.authority.path)}/apercu.css?${query}`,
    authority: { name: facts.name, href: formatAdminPath(brand, "/"), logoHref: brand.logoHref },
    footerNote: formatContactLine({ ...(address ? { address } : {}), ...(phone ? { phone } : {}) }),
  } satisfies Partial<PageOptions>;
}

export function Preview({ visit, preview }: { visit: Visit; preview: PresentationFacts }) {
  const { language, brand } = visit;
  const words = authorityWords(language);
  const adjustments = adjustmentsOf(preview.colour);
  return (
    <Section id="preview" title={words.previewTitle} lead={words.previewLead}>
      <ButtonGroup>
        <Button type="button">{words.sampleButton}</Button>
        <Button type="button" variant="secondary">
          {words.sampleSecond}
        </Button>
      </ButtonGroup>
      <p>
        <a href={formatAdminPath(brand, "/services")}>{words.sampleLink}</a>{" "}
        <Tag tone="info">{words.sampleTag}</Tag>
      </p>
      <p class="ar-hint">{words.focus}</p>
      {adjustments.length === 0 ? (
        <p>
          {words.asTyped} {words.dark}
        </p>
      ) : (
        <Alert tone="info" title={words.adjusted}>
          {adjustments.map((name) => (
            <p key={name}>{words.adjustments[name]}</p>
          ))}
          <p>{words.dark}</p>
        </Alert>
      )}
    </Section>
  );
}
