import { monogramOf } from "./monogram.ts";

/** Decorative: the name stands beside it. */
export function Logo({ name, href }: { name: string; href?: string | undefined }) {
  if (href) return <img class="ar-logo" src={href} alt="" height="44" />;
  return (
    <svg
      class="ar-logo ar-logo--monogram"
      viewBox="0 0 44 44"
      width="44"
      height="44"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="44" height="44" rx="10" />
      <text x="22" y="29" text-anchor="middle">
        {monogramOf(name)}
      </text>
    </svg>
  );
}
