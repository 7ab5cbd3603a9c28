/** Words that say what kind of facility, not which. */
const generic = new Set(
  `the a an this that our your my his her their any each every no all which other another same new local community outpatient inpatient primary urgent emergency public mental
  behavioral home world national international global general-purpose health medical care hematology cardiology oncology dental eye sleep pain women men family walk-in specialty
  teaching private veterans nursing assisted long-term patient patients system service cluster node data call command control message user test server check status and of for
  pediatric surgical surgery psychiatric federal state county city allied digital occupational population reproductive sexual physical skilled medicine surgery interventional radiation vascular infectious disease diseases internal orthopedic orthopaedic neurosurgery transplant maternal fetal labor delivery palliative critical intensive acute adult cardiac cardiovascular cardiothoracic thoracic plastic trauma burn breast cancer pain
  wound speech nuclear clinical anatomic molecular medical pulmonary gynecologic colorectal hepatobiliary bariatric allergy urgent imaging laboratory rehabilitation at in to from i we he she it is was if when`.split(
    /\s+/,
  ),
);
const departments = /(?:ology|iatrics?|iatry|ics)$/i;

/** Whether the words say what kind of facility is meant, but not which. */
export function isGeneric(name: string): boolean {
  let from = 0;
  for (;;) {
    const space = name.indexOf(" ", from);
    const word = name.slice(from, space < 0 ? name.length : space);
    if (!generic.has(word.toLowerCase()) && !isDepartment(word)) return false;
    if (space < 0) return true;
    from = space + 1;
  }
}

function isDepartment(name: string): boolean {
  // The last letters of their endings first: y, s, c.
  const last = name.charCodeAt(name.length - 1) | 32;
  return (last === 121 || last === 115 || last === 99) && departments.test(name.slice(-7));
}
