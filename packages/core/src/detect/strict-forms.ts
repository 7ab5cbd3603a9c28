import { UNKNOWN, type Vocabulary } from "./vocabulary.ts";

/** Endings of English and clinical word formation, and the stems of drug names (USAN): none of a common name in lower case. */
const ending =
  /(?:itis|osis|oses|emia|aemia|uria|ectomy|ectomies|otomy|ostomy|oscopy|oscopic|plasty|pathy|pathic|algia|omas?|megaly|penia|rrhea|rrhage|plegia|paresis|phasia|phobia|genic|genesis|lysis|lytic|gram|graphy|graphic|metry|trophy|trophic|plasia|plastic|sclerosis|stenosis|ectasis|emesis|iatric|iatry|ology|ologic|ological|ologist|ologists|cardia|pnea|oxia|cytic|cytosis|esthesia|therapy|cardial|vascular|intestinal|hepatic|virus|viral|coccus|bacter|statins?|prils?|sartans?|olols?|azoles?|cillins?|mycins?|cyclines?|floxacins?|mabs?|tinibs?|ciclibs?|paribs?|gliptins?|gliflozins?|glutides?|setrons?|triptans?|prazoles?|tidines?|dipines?|zosins?|barbitals?|azepams?|zolams?|oxetines?|caines?|solones?|thiazides?|parins?|xabans?|taxels?|glitazones?|formins?|lukasts?|profens?|coxibs?|tropiums?|dronates?)$/;
const prefix =
  /^(?:anti|auto|bi|bio|cardio|cerebro|co|counter|cross|de|dis|electro|endo|gastro|hepato|hyper|hypo|immuno|inter|intra|macro|mega|meta|micro|mid|mini|mis|multi|myo|neuro|non|out|over|para|peri|poly|post|pre|pro|proto|pseudo|psycho|re|self|semi|sub|super|supra|thrombo|trans|ultra|un|uni|under|up|vaso)/;
const suffix = /(?:ers?|ors?|ings?|ed|s|es|ly|less|able|ment|ments|wise|like|ish|y)$/;
const shortestEnded = 7;
const shortestPart = 4;

function knows(vocabulary: Vocabulary, text: string, start: number, end: number): boolean {
  return vocabulary(text, start, end) > UNKNOWN;
}

/**
 * Whether a word in lower case that the vocabulary lacks is formed of known ones: an ending of the sciences, a prefix, or
 * two words of four letters and more in one (`datanode`). At most 24 letters.
 */
export function isFormed(vocabulary: Vocabulary, text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length < shortestEnded || length > 24) return false;
  const word = text.slice(start, end).toLowerCase();
  if (ending.test(word)) return true;
  const [front] = prefix.exec(word) ?? [];
  if (front !== undefined && length - front.length >= shortestPart && knows(vocabulary, word, front.length, length)) {
    return true;
  }
  const [back] = suffix.exec(word) ?? [];
  if (back !== undefined && length - back.length >= shortestPart && knows(vocabulary, word, 0, length - back.length)) {
    return true;
  }
  for (let cut = shortestPart; cut <= length - shortestPart; cut++) {
    if (knows(vocabulary, word, 0, cut) && knows(vocabulary, word, cut, length)) return true;
  }
  return false;
}
