/** The census that the list follows; part of the policy hash. */
export const zipCensus = "2020";

// Sources: 2020 census population by ZIP Code Tabulation Area; USPS three-digit prefixes not in use,
// used for one organisation's mail, or military. A doubtful prefix stands here: it costs a little detail.
const populatedByFew = "036 059 102 202 203 204 205 369 556 692 753 772 821 823 878 879 884 893";
const withoutResidents = `000 001 002 003 004 005 055 090 091 092 093 094 095 096 097 098 099 192 213 269 311 340 343
  345 348 353 375 398 399 419 428 429 509 517 518 519 529 533 536 552 555 568 569 578 579 589 621 632 642 643 649
  659 663 682 694 695 696 697 698 699 702 709 715 732 733 742 771 817 818 819 839 848 849 851 854 858 861 862 866
  867 868 869 872 876 885 886 887 888 889 892 896 899 909 929 938 942 962 963 964 965 966 969 987`;

/** Three-digit ZIP areas of 20,000 people or fewer, or of none: 45 CFR 164.514(b)(2)(i)(B) wants `000` for them. */
export const lowPopulationPrefixes: ReadonlySet<string> = new Set(`${populatedByFew} ${withoutResidents}`.split(/\s+/));
