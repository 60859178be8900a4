import { Section, SummaryList } from "@ardeco/ui";
import { formatLongDate, formatPlainDate } from "../../../../../kernel/civil-date.ts";
import { defineMessages, type Visit } from "../../../../../web/index.ts";
import {
  type FieldName,
  fields,
  formatHistoryLine,
  type KnownElsewhere,
} from "../../../../records/records/index.ts";

const fieldNames: Readonly<Record<FieldName, readonly [fr: string, en: string]>> = {
  family_name: ["Nom", "Family name"],
  given_name: ["Prénom", "Given name"],
  usage_name: ["Nom d’usage", "Name used"],
  birth_date: ["Date de naissance", "Date of birth"],
  sex: ["Sexe ou civilité", "Sex or title"],
  birth_place: ["Lieu de naissance", "Place of birth"],
  email: ["Courriel", "E-mail"],
  phone: ["Téléphone", "Telephone"],
  street: ["Adresse", "Address"],
  postcode: ["Code postal", "Postal code"],
  town: ["Commune", "Town"],
  card: ["Numéro de carte", "Card number"],
};

export const knownElsewhereWords = defineMessages({
  fr: {
    title: "Connu ailleurs",
    lead:
      "Ce que des établissements savaient déjà, avant ou à côté de ce " +
      "dossier. Personne ne l’a vérifié ici, et aucun service ne le reçoit.",
    number: "Numéro",
    seen: "Dernier fichier",
    history: "Historique",
  },
  en: {
    title: "Known elsewhere",
    lead:
      "What establishments knew already, before or beside this " +
      "file. Nobody checked it here, and no service receives it.",
    number: "Number",
    seen: "Last file",
    history: "History",
  },
});

interface KnownElsewhereProps {
  readonly known: readonly KnownElsewhere[];
  readonly visit: Visit;
}

/** What establishments knew of somebody, for the person. */
export function KnownElsewhereSection({ known, visit }: KnownElsewhereProps) {
  if (known.length === 0) return null;
  const { title, lead } = knownElsewhereWords(visit.language);
  return (
    <Section id="connu-ailleurs" title={title} lead={lead}>
      <KnownElsewhereList known={known} visit={visit} />
    </Section>
  );
}

/** The same, for agents too. */
export function KnownElsewhereList({ known, visit: { language } }: KnownElsewhereProps) {
  const said = knownElsewhereWords(language);
  const at = language === "fr" ? 0 : 1;
  const textOf = (field: FieldName, text: string) =>
    field === "birth_date" && /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatPlainDate(text, language) : text;
  return (
    <>
      {known.map(({ establishment, number, seenOn, fields: values, history }) => (
        <div key={establishment + number}>
          <h3>{establishment}</h3>
          <SummaryList
            rows={[
              { label: said.number, value: number },
              ...fields.flatMap((field) => {
                const text = values[field];
                return text === undefined
                  ? []
                  : [{ label: fieldNames[field][at], value: textOf(field, text) }];
              }),
              ...(history.length === 0
                ? []
                : [
                    {
                      label: said.history,
                      value: (
                        <ul>
                          {history.map(({ on, ...line }, place) => (
                            <li key={place}>
                              {formatHistoryLine(line)}
                              {on !== undefined && `, ${formatPlainDate(on, language)}`}
                            </li>
                          ))}
                        </ul>
                      ),
                    },
                  ]),
              { label: said.seen, value: formatLongDate(seenOn, language) },
            ]}
          />
        </div>
      ))}
    </>
  );
}
