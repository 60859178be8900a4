import { type ComponentChildren, toChildArray } from "preact";
import { Heading, type HeadingLevel } from "../heading/heading.tsx";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";

export interface CardProps {
  title: string;
  /** The whole card leads there. */
  href?: string | undefined;
  icon?: IconName | undefined;
  level?: HeadingLevel | undefined;
  /** A state, beside the title. */
  status?: ComponentChildren;
  children?: ComponentChildren;
}

export function Card({ title, href, icon, level = 3, status, children }: CardProps) {
  return (
    <div class={href ? "ar-card ar-card--link" : "ar-card"}>
      {icon && (
        <span class="ar-card__icon">
          <Icon name={icon} />
        </span>
      )}
      <div class="ar-card__body">
        <Heading level={level} class="ar-card__title">
          {href ? <a href={href}>{title}</a> : title}
        </Heading>
        {status}
        {children}
      </div>
    </div>
  );
}

interface CardsProps {
  children: ComponentChildren;
}

/** A list of cards, as many columns as fit. */
export const CardGrid = ({ children }: CardsProps) => <Cards class="ar-cards">{children}</Cards>;

/** One under another, where their order says something: what answers best comes first. */
export const CardList = ({ children }: CardsProps) => (
  <Cards class="ar-cards ar-cards--list">{children}</Cards>
);

const Cards = ({ class: named, children }: CardsProps & { class: string }) => (
  <ul class={named}>
    {toChildArray(children).map((card, index) => (
      <li key={index}>{card}</li>
    ))}
  </ul>
);
