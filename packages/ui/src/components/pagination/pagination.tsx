import { useMessages } from "../../messages.ts";
import { Icon } from "../icon/icon.tsx";
import { visiblePages } from "./pages.ts";

export interface PaginationProps {
  current: number;
  total: number;
  hrefOf: (page: number) => string;
}

export function Pagination({ current, total, hrefOf }: PaginationProps) {
  const words = useMessages();
  if (total <= 1) return null;
  return (
    <nav class="ar-pagination" aria-label={words.pages}>
      {current > 1 && (
        <a href={hrefOf(current - 1)} rel="prev">
          <Icon name="arrow-left" />
          {words.previous}
        </a>
      )}
      <ul>
        {visiblePages(current, total).map((page, index) => (
          <li key={page ?? `gap-${index}`}>
            {page ? (
              <a
                href={hrefOf(page)}
                aria-label={words.page(page)}
                aria-current={page === current ? "page" : undefined}
              >
                {page}
              </a>
            ) : (
              "…"
            )}
          </li>
        ))}
      </ul>
      {current < total && (
        <a href={hrefOf(current + 1)} rel="next">
          {words.next}
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  );
}
