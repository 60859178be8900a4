const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** English given names of the eighteenth and nineteenth centuries, the most given first. */
export const GIVEN_NAMES: Readonly<Record<"female" | "male", readonly string[]>> = {
  male: words(`
John William Thomas George James Henry Charles Robert Edward Joseph Richard Samuel Francis Arthur Frederick Alfred David Benjamin Edmund Daniel
Peter Walter Philip Herbert Albert Hugh Stephen Ernest Alexander Matthew Michael Christopher Nicholas Andrew Harold Isaac Anthony Jonathan
Augustus Reginald Percy Sidney Ralph Lewis Patrick Horace Abraham Simon Nathaniel Gilbert Lawrence Leonard Roger Martin Humphrey Cuthbert
Bernard Montague Cecil Evelyn Josiah Ambrose Octavius Theodore Godfrey Lancelot Barnaby Erasmus Jasper Silas Tobias Rupert
`),
  female: words(`
Mary Elizabeth Anne Sarah Jane Margaret Catherine Emma Alice Charlotte Louisa Frances Ellen Harriet Emily Caroline Florence Edith Martha Hannah
Eliza Maria Susan Dorothy Amelia Georgiana Isabella Rebecca Eleanor Julia Agnes Constance Lucy Helen Rachel Sophia Beatrice Henrietta Maud Ada
Matilda Augusta Esther Clara Ruth Winifred Adelaide Rosamund Lavinia Cordelia Philippa Theodora
`),
};

/** What somebody of that name is called; several share one. */
export const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  Alexander: ["Alec", "Sandy"],
  Alfred: ["Alf", "Fred"],
  Amelia: ["Millie"],
  Andrew: ["Andy"],
  Anne: ["Annie", "Nancy"],
  Anthony: ["Tony"],
  Benjamin: ["Ben"],
  Caroline: ["Carrie"],
  Catherine: ["Kate", "Kitty"],
  Charles: ["Charlie", "Chas"],
  Charlotte: ["Lottie"],
  Christopher: ["Kit", "Chris"],
  Daniel: ["Dan"],
  Dorothy: ["Dolly", "Dot"],
  Edmund: ["Ned"],
  Edward: ["Ted", "Ned"],
  Eleanor: ["Nell"],
  Elizabeth: ["Betty", "Eliza", "Bess"],
  Frances: ["Fanny"],
  Francis: ["Frank"],
  Frederick: ["Fred"],
  Harold: ["Harry"],
  Harriet: ["Hattie"],
  Henry: ["Harry", "Hal"],
  Isabella: ["Bella"],
  James: ["Jim", "Jas"],
  John: ["Jack", "Jno"],
  Joseph: ["Joe", "Jos"],
  Lawrence: ["Larry"],
  Margaret: ["Peggy", "Maggie"],
  Martha: ["Patty"],
  Mary: ["Polly", "Molly"],
  Matilda: ["Tilly"],
  Matthew: ["Matt"],
  Michael: ["Mick"],
  Nathaniel: ["Nat"],
  Nicholas: ["Nick"],
  Patrick: ["Paddy"],
  Richard: ["Dick", "Rich"],
  Robert: ["Bob", "Robt"],
  Samuel: ["Sam"],
  Sarah: ["Sally"],
  Stephen: ["Steve"],
  Susan: ["Sukey"],
  Thomas: ["Tom", "Thos"],
  Walter: ["Wat"],
  William: ["Bill", "Will", "Wm"],
};

/** The most borne first. */
export const SURNAMES = words(`
Smith Jones Taylor Williams Brown Davies Evans Wilson Thomas Roberts Johnson Lewis Walker Robinson Wood Thompson White Watson Jackson Wright
Green Harris Cooper King Lee Martin Clarke James Morgan Hughes Edwards Hill Moore Clark Harrison Scott Young Morris Hall Ward Turner Carter
Phillips Mitchell Patel Adams Campbell Anderson Allen Cook Bailey Parker Miller Davis Murphy Price Bell Baker Griffiths Kelly Simpson Marshall
Collins Bennett Cox Richardson Fox Gray Rose Chapman Hunt Robertson Shaw Reynolds Lloyd Ellis Richards Russell Wilkinson Khan Graham Stewart
Reid Murray Powell Palmer Holmes Rogers Stevens Walsh Hunter Matthews Barnes Knight Lawrence Barker Fisher Pearson Butler Dixon Harvey Mason
`);
const STARTS = words(
  "Ash Black Brad Bur Cal Clif Cold Cran Dun Ec Fair Fen Glad Grim Had Hal Hart Haw Hol Kings Lang Lin Mar Mel Nor Oak Pem Pen Rad Red Ros Shel Stan Sut Thorn Tre Wal Wen Whit Win Wood Wy",
);
const ENDS = words(
  "bourne bridge brook burn bury by cliffe combe croft dale den field ford gate ham hurst land leigh ley low more more shaw son stead stone thorpe ton wick wood worth",
);

/** Surnames of the long tail, made of the two halves that English ones are made of. */
export const LONG_TAIL = STARTS.flatMap((start) => ENDS.map((end) => `${start}${end}`));

interface County {
  readonly name: string;
  /** Letters of its postcodes. */
  readonly area: string;
  readonly towns: readonly string[];
}

const county = (text: string): County => {
  const [name = "", area = "", towns = ""] = text.split(":");
  return { name, area, towns: towns.split("|") };
};

/** Counties with their towns, the largest first. */
export const COUNTIES: readonly County[] = `
London:SW:London|Westminster|Kensington|Hackney|Lambeth|Chelsea|Islington
Lancashire:PR:Liverpool|Manchester|Preston|Bolton|Lancaster|Rochdale
Yorkshire:LS:Leeds|Sheffield|York|Bradford|Hull|Whitby|Ripon
Warwickshire:CV:Birmingham|Coventry|Warwick|Rugby|Solihull
Devon:EX:Exeter|Plymouth|Barnstaple|Tiverton|Dartmouth|Chudleigh
Kent:CT:Canterbury|Maidstone|Dover|Rochester|Tonbridge|Deal
Norfolk:NR:Norwich|Great Yarmouth|Thetford|Swaffham
Gloucestershire:GL:Bristol|Gloucester|Cheltenham|Cirencester|Stroud
Northumberland:NE:Newcastle upon Tyne|Alnwick|Hexham|Morpeth
Somerset:TA:Bath|Taunton|Wells|Bridgwater|Frome
Hampshire:SO:Southampton|Portsmouth|Winchester|Andover
Cornwall:TR:Truro|Penzance|Falmouth|Bodmin
Suffolk:IP:Ipswich|Bury St Edmunds|Lowestoft
Derbyshire:DE:Derby|Chesterfield|Buxton
Shropshire:SY:Shrewsbury|Ludlow|Oswestry
Cumberland:CA:Carlisle|Keswick|Penrith|Cockermouth
`
  .trim()
  .split("\n")
  .map(county);

/** The commonest first: most people of a register of names are of a few. */
export const OCCUPATIONS =
  "politician|cricketer|artist|writer|painter|priest|actor|lawyer|military officer|poet|physician|architect|engineer|botanist|composer|engraver|novelist|journalist|photographer|explorer|merchant|chemist|sculptor|astronomer|printer".split(
    "|",
  );
