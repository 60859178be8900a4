import { Button } from "@ardeco/ui";
import type { ListQuestion } from "../../../kernel/keyset.ts";
import type { Visit } from "../../visit/visit.ts";
import { formatPageHref } from "../frame.tsx";
import { resourceWords } from "../resource-words.ts";
import { isNarrowed, listSortEntries, MOST_SEARCHED, SEARCH } from "./list-query.ts";
import type { Filter, ListPage } from "./list-types.ts";

interface ListFiltersProps<Row> {
  readonly list: ListPage<Row>;
  readonly question: ListQuestion;
  readonly visit: Visit;
}

/**
 * Search and choices, by address: a view of the list can be kept and shared. Nothing of it has to be filled
 * in.
 */
export function ListFilters<Row>({ list, question, visit }: ListFiltersProps<Row>) {
  const words = resourceWords(visit.language);
  const { search } = list.texts(visit);
  const filters = list.filters?.(visit) ?? [];
  if (search === undefined && filters.length === 0) return null;
  const action = formatPageHref(visit, list.path);
  return (
    <search>
      <form method="get" action={action}>
        {listSortEntries(question).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="ar-filters">
          {search !== undefined && <SearchField label={search} value={question.search} />}
          {filters.map((filter) => (
            <FilterField
              key={filter.name}
              {...filter}
              all={words.all}
              chosen={question.filters[filter.name]}
            />
          ))}
          <Button variant="secondary" icon="search">
            {search === undefined ? words.filter : words.search}
          </Button>
        </div>
        {isNarrowed(question) && (
          <p>
            <a href={action}>{words.reset}</a>
          </p>
        )}
      </form>
    </search>
  );
}

const SearchField = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div class="ar-field">
    <label class="ar-label" for={SEARCH}>
      {label}
    </label>
    <input
      class="ds-input"
      type="search"
      id={SEARCH}
      name={SEARCH}
      value={value}
      maxLength={MOST_SEARCHED}
      autocomplete="off"
    />
  </div>
);

interface FilterFieldProps extends Filter {
  readonly all: string;
  readonly chosen: string | undefined;
}

const FilterField = ({ name, label, options, all, chosen }: FilterFieldProps) => (
  <div class="ar-field">
    <label class="ar-label" for={name}>
      {label}
    </label>
    <select class="ds-input" id={name} name={name}>
      <option value="" selected={chosen === undefined}>
        {all}
      </option>
      {options.map(({ value, label: said }) => (
        <option key={value} value={value} selected={value === chosen}>
          {said}
        </option>
      ))}
    </select>
  </div>
);
