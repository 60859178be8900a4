import { Icon, type IconName } from "@ardeco/ui";
import { formatEuros } from "../../../../../../kernel/amount-text.ts";
import type { DueActKind, DueGroup, DuePayment } from "../../../../../../kernel/due.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { homeWords } from "./home-words.ts";
import type { HomeFacts } from "./load-home.ts";
import { formatPeopleNames } from "./name-people.tsx";

const icons: Readonly<Record<DueActKind, IconName>> = {
  finish: "pencil",
  bring: "folder-open",
  answer: "bell",
  confirm: "circle-check",
  renew: "refresh-cw",
  send: "send",
};

interface DueProps {
  readonly facts: Pick<HomeFacts, "groups" | "payments" | "people">;
  readonly visit: Visit;
}

/** What to do, one line for the same act, then what to pay: one line for each creditor and régie. */
export function DueRows({ facts: { groups, payments, people }, visit }: DueProps) {
  return (
    <ul class="ar-rows">
      {groups.map((group) => (
        <ActRow key={group.key} {...{ group, people, visit }} />
      ))}
      {payments.map((payment) => (
        <PaymentRow key={payment.id} payment={payment} isAlone={payments.length === 1} visit={visit} />
      ))}
    </ul>
  );
}

interface ActRowProps extends Pick<HomeFacts, "people"> {
  readonly group: DueGroup;
  readonly visit: Visit;
}

function ActRow({ group: { first, acts, personIds }, people, visit: { language } }: ActRowProps) {
  const isOne = acts.length === 1;
  const text = isOne ? first.text : formatPeopleNames({ people, personIds, language });
  return (
    <Row
      href={isOne ? first.href : (first.groupHref ?? first.href)}
      icon={icons[first.act]}
      title={isOne ? first.title : first.groupTitle}
      text={text}
    />
  );
}

interface PaymentRowProps {
  readonly payment: DuePayment;
  /** Who is owed is said where there are several. */
  readonly isAlone: boolean;
  readonly visit: Visit;
}

function PaymentRow({ payment, isAlone, visit: { language } }: PaymentRowProps) {
  const { cents, creditor, text, href } = payment;
  const said = [isAlone ? "" : `${creditor}.`, text ?? ""].filter(Boolean).join(" ");
  const title = homeWords(language).toPay(formatEuros(cents, language));
  return <Row href={href} icon="euro" title={title} text={said} />;
}

interface RowProps {
  readonly href: string;
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string | undefined;
}

export const Row = ({ href, icon, title, text }: RowProps) => (
  <li>
    <a class="ar-row" href={href}>
      <Icon name={icon} />
      <span class="ar-row__words">
        <span class="ar-row__title">{title}</span> {text && <span class="ar-row__text">{text}</span>}
      </span>
      <Icon name="chevron-right" />
    </a>
  </li>
);
