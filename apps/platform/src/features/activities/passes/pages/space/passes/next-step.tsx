import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import type { OwnPass } from "../../../index.ts";
import { passWords } from "./pass-words.ts";

interface NextStepProps {
  readonly own: OwnPass;
  readonly somebody: Somebody;
  readonly visit: Visit;
  readonly consent: string | undefined;
}

/** The one thing to do now. */
export function NextStep({ own: { pass, standing, conditions }, somebody, visit, consent }: NextStepProps) {
  const { language, brand, csrf } = visit;
  const words = passWords(language);
  const at = buildSpaceAddresses(brand);
  const fee = pass.feeCents === 0 ? "" : formatCounterAmount(pass.feeCents, "euro_cent", language);
  if (standing === "over") return null;
  if (standing === "not_entitled")
    return (
      <>
        <p>{words.conditions}</p>
        <ul>
          {conditions.map((one) => (
            <li key={one.fr}>{one[language]}</li>
          ))}
        </ul>
        <p>{words.conditionsTodo}</p>
      </>
    );
  if (standing === "unagreed")
    return (
      <>
        <p>{words.unagreed}</p>
        {consent !== undefined && (
          <LinkButton href={formatPersonAddress(consent, somebody)}>{words.agree}</LinkButton>
        )}
      </>
    );
  if (standing === "none")
    return (
      <Form action={formatPersonAddress(at.passAct(pass.id, "demander"), somebody)} csrf={csrf()}>
        <p>{words.joinNote}</p>
        <Button>{words.join}</Button>
      </Form>
    );
  if (standing === "unpaid")
    return (
      <Form action={formatPersonAddress(at.passAct(pass.id, "ouvrir"), somebody)} csrf={csrf()}>
        {fee !== "" && <p>{words.pay(fee)}</p>}
        <ButtonGroup>
          <Button>{words.openIt(fee)}</Button>
          {fee !== "" && (
            <LinkButton href={formatPersonAddress(at.topUp, somebody)} variant="secondary">
              {words.payOnline}
            </LinkButton>
          )}
        </ButtonGroup>
      </Form>
    );
  return (
    <Form action={formatPersonAddress(at.passAct(pass.id, "code"), somebody)} csrf={csrf()}>
      <div>
        <h3>{words.show}</h3>
        <p>{words.showText}</p>
      </div>
      <ButtonGroup>
        <LinkButton href={formatPersonAddress(at.supports, somebody)} icon="qr-code">
          {words.supports}
        </LinkButton>
        <LinkButton href={formatPersonAddress(at.orderSupport, somebody)} variant="secondary" icon="printer">
          {words.print}
        </LinkButton>
        <Button variant="secondary">{words.readOut}</Button>
      </ButtonGroup>
      <p class="ar-hint">{words.readOutText}</p>
    </Form>
  );
}
