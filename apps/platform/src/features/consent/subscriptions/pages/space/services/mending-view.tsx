import { type ElementName, elementDefinition } from "@ardeco/contracts";
import { Alert, ButtonGroup, LinkButton, Section } from "@ardeco/ui";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { ConditionList } from "../../../../../catalogue/catalogue/pages/common/opening/condition-list.tsx";
import { openingWords } from "../../../../../catalogue/catalogue/pages/common/opening/opening-words.ts";
import { computeSituation } from "../../../index.ts";
import { formatSituation } from "../../common/subscription/tag.tsx";
import type { ServiceHolding } from "./list-holdings.ts";
import type { Mending } from "./mending.ts";
import { mendingWords } from "./mending-words.ts";
import { TheirTurn } from "./their-turn.tsx";

interface MendingProps {
  readonly holding: ServiceHolding;
  readonly mending: Mending;
  readonly visit: Visit;
}

/**
 * Why a service is not open, exactly what lacks, and the one button that starts the mending of precisely
 * that.
 */
export function MendingView(props: MendingProps) {
  const { holding, mending, visit } = props;
  const { language } = visit;
  const words = mendingWords(language);
  const situation = computeSituation(holding.held);
  return (
    <Section id="a-mettre-a-jour" title={words.titles[situation.state]}>
      <div class="ar-stack">
        <Alert tone="warning" title={formatSituation({ situation, language, whose: holding.somebody })}>
          <p>{mending.conditions.length > 0 ? words.conditionsText : words.resumes}</p>
        </Alert>
        <Lacking {...props} />
        <Conditions {...props} />
      </div>
    </Section>
  );
}

function Lacking({ holding, mending, visit }: MendingProps) {
  const { language, brand } = visit;
  const words = mendingWords(language);
  const { absent, expired, waiting, conditions, theirTurn } = mending;
  const { held, somebody, providerSlug } = holding;
  const label = (name: ElementName) => elementDefinition(name).label[language];
  const complete = `${buildSpaceAddresses(brand).service(providerSlug, held.service.slug)}/completer`;
  return (
    <>
      {absent.length > 0 && (
        <>
          <ul>
            {absent.map((name) => (
              <li key={name}>
                {expired.includes(name)
                  ? openingWords(language).expired(label(name))
                  : words.absent(label(name))}
              </li>
            ))}
          </ul>
          <ButtonGroup>
            <LinkButton
              href={
                held.service.status === "published"
                  ? formatPersonAddress(complete, somebody)
                  : formatPersonAddress(buildSpaceAddresses(brand).element(absent[0] ?? ""), somebody)
              }
            >
              {words.renew(absent.map((name) => formatInnerLabel(label(name))).join(", "))}
            </LinkButton>
          </ButtonGroup>
        </>
      )}
      {waiting.length > 0 &&
        (theirTurn ? (
          <TheirTurn {...{ theirTurn, visit }} labels={waiting.map(label).join(", ")} />
        ) : (
          <p>
            {words.waiting(waiting.map(label).join(", "))}{" "}
            {absent.length + conditions.length === 0 && words.nothingToDo}
          </p>
        ))}
    </>
  );
}

function Conditions({ holding, mending, visit }: MendingProps) {
  const { conditions, mayChange } = mending;
  if (conditions.length === 0) return null;
  const { language, brand } = visit;
  const words = mendingWords(language);
  const at = buildSpaceAddresses(brand);
  return (
    <>
      <ConditionList
        conditions={conditions}
        definition={holding.held.service.definition}
        language={language}
      />
      {mayChange.length > 0 && (
        <>
          <p>{words.mayChange}</p>
          <ul>
            {mayChange.map((name) => (
              <li key={name}>
                <a href={formatPersonAddress(at.element(name), holding.somebody)}>
                  {words.update(formatInnerLabel(elementDefinition(name).label[language]))}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {words.mistake} <a href={at.contact}>{spaceCommonWords(language).contact(brand.name)}</a>
      </p>
    </>
  );
}
