/** Of a drawing 1,200 wide, whose ground is at 140. */
const GROUND = 140;

interface Built {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** A gable of this height; flat otherwise. */
  readonly gable?: number;
  readonly windows: readonly [columns: number, rows: number];
}

const houses: readonly Built[] = [
  { x: 12, width: 64, height: 46, gable: 26, windows: [2, 2] },
  { x: 80, width: 52, height: 38, gable: 22, windows: [2, 1] },
  { x: 176, width: 88, height: 84, windows: [4, 4] },
  { x: 268, width: 58, height: 50, gable: 24, windows: [2, 2] },
  { x: 330, width: 58, height: 44, gable: 24, windows: [2, 2] },
  { x: 440, width: 62, height: 54, gable: 26, windows: [2, 2] },
  { x: 724, width: 60, height: 50, gable: 26, windows: [2, 2] },
  { x: 788, width: 76, height: 68, windows: [3, 3] },
  { x: 920, width: 56, height: 42, gable: 24, windows: [2, 1] },
  { x: 980, width: 64, height: 52, gable: 28, windows: [2, 2] },
  { x: 1088, width: 92, height: 60, gable: 18, windows: [4, 2] },
];

const trees: readonly (readonly [x: number, radius: number])[] = [
  [152, 17],
  [410, 19],
  [522, 13],
  [890, 19],
  [1066, 15],
];

function House({ x, width, height, gable = 0, windows: [columns, rows] }: Built) {
  const [across, down] = [width / columns, height / rows];
  const lit = Array.from({ length: columns * rows }, (_, index) => {
    const left = x + ((index % columns) + 0.5) * across - 5;
    const top = GROUND - height + (Math.floor(index / columns) + 0.5) * down - 6;
    return `M${left} ${top}h10v12h-10z`;
  });
  const half = width / 2;
  return (
    <>
      <path
        class="ar-town__wall"
        d={`M${x} ${GROUND}v${-height}l${half} ${-gable}l${half} ${gable}v${height}z`}
      />
      <path class="ar-town__lit" d={lit.join("")} />
    </>
  );
}

/** In the middle: what a phone shows. */
const TownHall = () => (
  <>
    <path class="ar-town__hall" d="M542 140v-56h40v-40l18-26l18 26v40h40v56z" />
    <path
      class="ar-town__lit"
      d="M552 98h12v16h-12zM570 98h10v16h-10zM620 98h10v16h-10zM636 98h12v16h-12zM591 140v-24a9 9 0 0 1 18 0v24z"
    />
    <circle class="ar-town__lit" cx="600" cy="58" r="8" />
    <path class="ar-town__line" d="M600 53v5l4 3M600 18v-14h14v7h-14" />
  </>
);

const Tram = () => (
  <>
    <rect class="ar-town__hall" x="326" y="110" width="118" height="26" rx="9" />
    <path
      class="ar-town__lit"
      d="M336 116h18v9h-18zM360 116h18v9h-18zM384 116h18v9h-18zM408 116h12v9h-12zM426 116h9q2 4 3 9h-12z"
    />
    <path class="ar-town__line" d="M370 110l9-10h16" />
  </>
);

/** Somebody and a child, before the town hall. */
const Family = () => (
  <path
    class="ar-town__hall"
    d="M676 112a5 5 0 1 1 .1 0zM669 140v-17a7 7 0 0 1 14 0v17zM693 122a4 4 0 1 1 .1 0zM688 140v-9a5 5 0 0 1 10 0v9z"
  />
);

const Street = () => (
  <>
    <path class="ar-town__far" d="M0 112C130 70 260 78 400 104S640 70 800 92s260 30 400 20v38H0z" />
    {houses.map((house) => (
      <House key={house.x} {...house} />
    ))}
    {trees.map(([x, radius]) => (
      <path
        key={x}
        class="ar-town__tree"
        d={`M${x - 2} ${GROUND}v${-radius - 8}a${radius} ${radius} 0 1 1 4 0v${radius + 8}z`}
      />
    ))}
    <TownHall />
    <Tram />
    <Family />
    <rect class="ar-town__hall" y={GROUND} width="1200" height="10" />
  </>
);

/** A town in the authority's colour, as wide as the screen; says nothing that the words beside it do not. */
export const Town = () => (
  <svg
    class="ar-town"
    viewBox="-1200 0 3600 150"
    preserveAspectRatio="xMidYMax slice"
    aria-hidden="true"
    focusable="false"
  >
    <g id="ar-town-street">
      <Street />
    </g>
    <use href="#ar-town-street" x="-1200" />
    <use href="#ar-town-street" x="1200" />
  </svg>
);
