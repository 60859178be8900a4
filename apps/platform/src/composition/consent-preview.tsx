import {
  type ElementRequest,
  elementDefinition,
  isDerivedElementName,
  isElementName,
  type ServiceDefinition,
} from "@ardeco/contracts";
import type { ConsentPreview } from "../features/catalogue/catalogue/pages/admin/services/index.ts";
import { formatItemLabel, type ProposedItem } from "../features/consent/consent/index.ts";
import {
  OptionalItems,
  RequiredItems,
} from "../features/consent/consent/pages/common/consent/items-view.tsx";

const aValue = { fr: "la valeur de la personne", en: "the person’s value" };

/**
 * The consent page's own items over a definition not published yet: what is approved is what will be seen.
 */
export const consentPreview: ConsentPreview = (definition, language) => {
  const items = buildProposedPurpose(definition);
  const required = items.filter((item) => item.required);
  const optional = items.filter((item) => !item.required);
  return (
    <>
      {required.length > 0 && (
        <RequiredItems items={required} language={language} completeHref={() => "#preview"} />
      )}
      {optional.length > 0 && <OptionalItems items={optional} language={language} ticked={[]} />}
    </>
  );
};

const buildProposedPurpose = ({ requests }: ServiceDefinition): readonly ProposedItem[] =>
  requests.flatMap(listProposedItems);

function listProposedItems(request: ElementRequest): readonly ProposedItem[] {
  const { element: name, form, required, purpose, legalBasis, retentionDays } = request;
  if (!isElementName(name) && !isDerivedElementName(name)) return [];
  return [
    {
      ...{ name, form, required, purpose, legalBasis, retentionDays },
      label: formatItemLabel(name),
      sensitive: isElementName(name) && elementDefinition(name).sensitive,
      current: { state: "known", value: null, text: aValue, provenance: [] },
      tellsLess: [],
      decision: "new",
    },
  ];
}
