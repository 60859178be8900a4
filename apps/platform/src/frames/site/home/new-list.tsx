import type { Language } from "../../../kernel/errors.ts";
import { plainDay } from "../../common/dates/dates.ts";
import type { Offered } from "../offer.ts";
import { siteHomeWords } from "./home-words.ts";

export function NewList({ services, language }: { services: readonly Offered[]; language: Language }) {
  const say = siteHomeWords(language);
  return (
    <ul class="ar-new">
      {services.map(({ service, provider, href }) => (
        <li key={href}>
          <a href={href}>{service.definition.title[language]}</a>
          <p>
            {service.version === 1 ? say.opened : say.changed}{" "}
            <time dateTime={service.changedOn}>{plainDay(service.changedOn, language)}</time>, {provider.name}
          </p>
        </li>
      ))}
    </ul>
  );
}
