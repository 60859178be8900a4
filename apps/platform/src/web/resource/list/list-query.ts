import type { FastifyRequest } from "fastify";
import type { KeysetPlace, ListQuestion } from "../../../kernel/keyset.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { getQueryText } from "../../http/address-text.ts";
import type { Visit } from "../../visit/visit.ts";
import { formatPageHref } from "../frame.tsx";
import { type ListScope, sealPlace, unsealPlace } from "./list-place.ts";
import { type ListPage, PAGE_SIZE } from "./list-types.ts";

/** Names of the address; those of filters are their own. */
export const SEARCH = "q";
const SORT = "tri";
const WAY = "sens";
const PLACE = "suite";
const DESCENDING = "desc";
export const MOST_SEARCHED = 200;

type Asked = Omit<ListQuestion, "place" | "limit">;

/** What the address asks; what it names and the list does not have is as if it were not there. */
export function parseListQuestion<Row>(list: ListPage<Row>, request: FastifyRequest): ListQuestion {
  const visit = request.ardeco;
  const columns = list.columns(visit);
  const sort = columns.find(({ name, canSort }) => canSort && name === getQueryText(request, SORT));
  const filters = (list.filters?.(visit) ?? []).flatMap(({ name, options }) => {
    const chosen = options.find(({ value }) => value === getQueryText(request, name));
    return chosen ? [[name, chosen.value] as const] : [];
  });
  const asked: Asked = {
    search: list.texts(visit).search === undefined ? "" : parseSearch(request),
    filters: Object.fromEntries(filters),
    sort: sort?.name ?? list.sort,
    isDescending: isAskedDescending(list, request),
  };
  const place = getQueryText(request, PLACE);
  const limit = list.size ?? PAGE_SIZE;
  if (place === "") return { ...asked, limit };
  return { ...asked, limit, place: unsealPlace(visit, buildScope(list.path, asked), place) };
}

/** A column named by the address sorts upwards unless it says otherwise; a list sorts as it is defined. */
function isAskedDescending<Row>(list: ListPage<Row>, request: FastifyRequest): boolean {
  if (getQueryText(request, WAY) === DESCENDING) return true;
  return list.isDescending === true && getQueryText(request, SORT) === "";
}

const parseSearch = (request: FastifyRequest): string =>
  toTidyText(getQueryText(request, SEARCH).slice(0, MOST_SEARCHED));

const buildScope = (path: string, { search, filters, sort, isDescending }: Asked): ListScope => [
  path,
  search,
  JSON.stringify(Object.entries(filters).sort()),
  sort,
  String(isDescending),
];

/** Whether rows are left out by choice. */
export const isNarrowed = ({ search, filters }: Asked): boolean =>
  search !== "" || Object.keys(filters).length > 0;

/** The address of the list with what is asked, of its file, or of what is done to its rows. */
export function formatListHref(visit: Visit, path: string, asked: Partial<Asked>, sealed?: string): string {
  const query = new URLSearchParams([
    ...(asked.search ? [[SEARCH, asked.search]] : []),
    ...Object.entries(asked.filters ?? {}),
    ...listSortEntries(asked),
    ...(sealed === undefined ? [] : [[PLACE, sealed]]),
  ]);
  const href = formatPageHref(visit, path);
  return query.size === 0 ? href : `${href}?${query}`;
}

/** What a search carries on of the order. */
export const listSortEntries = ({ sort, isDescending }: Partial<Asked>): [string, string][] => [
  ...(sort === undefined ? [] : [[SORT, sort] satisfies [string, string]]),
  ...(isDescending ? [[WAY, DESCENDING] satisfies [string, string]] : []),
];

/** The address of the page before or after. */
export function formatPlaceHref(visit: Visit, path: string, asked: Asked, place: KeysetPlace): string {
  return formatListHref(visit, path, asked, sealPlace(visit, buildScope(path, asked), place));
}
