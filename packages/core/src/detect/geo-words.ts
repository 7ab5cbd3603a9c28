import { matchEnd } from "./detector.ts";
import { isCapital } from "./name-words.ts";

/** Postal codes of the states, territories and military areas of the United States. */
export const stateCodes =
  "al ak az ar as ca co ct de dc fl ga gu hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd mp oh ok or pa pr ri sc sd tn tx ut vt va vi wa wv wi wy aa ae ap".split(
    " ",
  );

/** States and territories of the United States in lower case: no identifiers themselves. */
export const stateNames =
  "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|district of columbia|florida|georgia|guam|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|puerto rico|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming".split(
    "|",
  );

const countries =
  "america|argentina|australia|austria|bangladesh|belgium|bolivia|brazil|britain|bulgaria|canada|chile|china|colombia|costa rica|croatia|cuba|cyprus|denmark|ecuador|egypt|el salvador|england|estonia|ethiopia|finland|france|germany|ghana|great britain|greece|guatemala|haiti|honduras|hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|jamaica|japan|jordan|kenya|korea|kuwait|lebanon|libya|malaysia|mexico|morocco|nepal|netherlands|new zealand|nicaragua|nigeria|north korea|norway|pakistan|panama|paraguay|peru|philippines|poland|portugal|romania|russia|saudi arabia|scotland|serbia|singapore|slovakia|slovenia|somalia|south africa|south korea|spain|sri lanka|sudan|sweden|switzerland|syria|taiwan|thailand|tunisia|turkey|uganda|uk|ukraine|united kingdom|united states|uruguay|us|usa|venezuela|vietnam|wales|yemen|zimbabwe".split(
    "|",
  );

/** What stands for more than a state: alone it is no finding. */
export const wideAreas: ReadonlySet<string> = new Set([...stateNames, ...countries]);

const afterCity = new RegExp(
  `,?[ \\n]{1,2}(?:(?:${stateCodes.join("|").toUpperCase()})\\b\\.?|(?:${[...wideAreas]
    .map((name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace(" Of ", " [Oo]f "))
    .join("|")}|USA?|UK)\\b)(?:,? {1,2}\\d{5}(?:-\\d{4})?(?!\\d))?`,
  "y",
);

/** The end of a state, a country or a ZIP code that follows a place, or the end of the place. */
export function afterPlace(text: string, end: number): number {
  const gap = text.charCodeAt(end) === 44 ? end + 1 : end;
  let at = gap;
  while (at - gap < 2 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 10)) at++;
  return at > gap && isCapital(text, at) ? Math.max(end, matchEnd(afterCity, text, end)) : end;
}

const months =
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec";
const days = "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today";

/** Capitalised words that no place begins with. */
export const notPlaces: ReadonlySet<string> = new Set(
  `${months} ${days} dr mr mrs ms prof the this that these those a an any each every all no not our your my his her their its it he she we they i if is in on at as and or for from with to of by
  mrn dob ssn id pt patient patients dx tx hx rx ref phone tel fax email please type stage class grade group vitamin factor
  icu er ed or micu sicu nicu picu pacu ccu ct mri gi ent ob obgyn ot iv us ekg ecg bp hr ok utc gmt
  asian african american hispanic caucasian european latino latina native english spanish
  null none true false unknown error object function http https json xml api sql url uri
  amazon aws google microsoft`.split(/\s+/),
);
