import { Heading, type HeadingLevel } from "../heading/heading.tsx";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";
import { Tag, type TagProps } from "../tag/tag.tsx";

export interface ServiceCardProps {
  name: string;
  href: string;
  summary: string;
  icon: IconName;
  /** Whose service it is, when another authority's. */
  provider?: string | undefined;
  /** In words: "Gratuit pour les habitants de Caen". */
  price?: string | undefined;
  status?: TagProps | undefined;
  level?: HeadingLevel | undefined;
}

export function ServiceCard(service: ServiceCardProps) {
  return (
    <div class="ar-card ar-card--link ar-service">
      <span class="ar-card__icon">
        <Icon name={service.icon} />
      </span>
      <div class="ar-card__body">
        <Heading level={service.level ?? 3} class="ar-card__title">
          <a href={service.href}>{service.name}</a>
        </Heading>
        <p>{service.summary}</p>
        {(service.price || service.provider) && (
          <p class="ar-service__facts">
            {service.price && <strong>{service.price}</strong>}
            {service.provider && <span>{service.provider}</span>}
          </p>
        )}
        {service.status && <Tag {...service.status} />}
      </div>
    </div>
  );
}
