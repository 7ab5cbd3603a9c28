/** Words that say what kind of facility, not which. */
const generic = new Set(
  `the a an this that our your my his her their any each every no all which other another same new local community outpatient inpatient primary urgent emergency public mental
  behavioral home world national international global general-purpose health medical care hematology cardiology oncology dental eye sleep pain women men family walk-in specialty
  teaching private veterans nursing assisted long-term patient patients system service cluster node data call command control message user test server check status and of for
  pediatric surgical surgery psychiatric federal state county city allied digital occupational population reproductive sexual physical at in to from i we he she it is was if when`.split(
    /\s+/,
  ),
);
const departments = /(?:ology|iatrics?|iatry|ics)$/i;

/** Whether the words say what kind of facility is meant, but not which. */
export const isGeneric = (name: string): boolean =>
  departments.test(name) || name.split(" ").every((word) => generic.has(word.toLowerCase()) || departments.test(word));
