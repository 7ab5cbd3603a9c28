import { describe, expect, test } from "vitest";
import { termEnd } from "./strict-terms.ts";

/** The term at the head of a text; nothing where none begins there. */
function term(text: string): string {
  return text.slice(0, Math.max(0, termEnd(text, 0)));
}

/** Names of one part of the list, and what stands behind each of them. */
const parts: [names: string, nouns: string][] = [
  ["Auspitz Darier Fleischner Kehr Kernig Ortolani Pemberton Trousseau Westermark", "sign"],
  [
    "Adson Ober Papanicolaou Wilcoxon Yergason",
    "test, tests, exact test, exact tests, rank test, sum test, rank tests, testing",
  ],
  [
    "Barlow Ortolani Pringle Valsalva",
    "maneuver, maneuvers, manoeuver, manoeuvers, maneuvre, maneuvres, manoeuvre, manoeuvres",
  ],
  ["Reverse-Trendelenburg Semi-Fowler Trendelenburg", "position, positioning"],
  [
    "Altemeier Damus-Kaye-Stansel Delorme Mustard Nuss Whipple",
    "procedure, procedures, operation, operations, repair, surgery, surgical, resection, resections, fundoplication, " +
      "myotomy, anastomosis, anastomoses, partial anastomosis, circulation, shunt, shunts, hernioplasty, " +
      "reconstruction, pouch, osteotomy, vagotomy, portoenterostomy",
  ],
  ["Mohs", "micrographic, surgeon, surgeons, surgery, surgeries"],
  [
    "Blakemore Kielland Macintosh Schatzki Swan-Ganz Yankauer",
    "catheter, catheters, line, lines, tube, tubes, drain, drains, needle, needles, forceps, airway, airways, wrap, " +
      "wraps, boot, boots, clamp, clamps, filter, filters, collar, collars, brace, braces, blade, blades, stent, stents",
  ],
  [
    "Aschoff Hurthle Kayser-Fleischer Osler Paget Schuffner Schwann Weibel-Palade",
    "node, nodes, lymph node, lymph nodes, nodule, nodules, body, bodies, cell, cells, rod, rods, fiber, fibers, " +
      "fibre, fibres, granule, granules, crystal, crystals, cast, casts, spot, spots, patch, patches, line, lines, " +
      "ring, rings, web, webs",
  ],
  [
    "Achilles Couinaud Cowper McBurney Meckel Santorini Scarpa Zenker",
    "gland, glands, duct, ducts, cyst, cysts, canal, canals, fascia, tube, tubes, membrane, membranes, capsule, " +
      "capsules, ligament, ligaments, tendon, tendons, tendinitis, tendinopathy, area, areas, diverticulum, " +
      "diverticula, diverticulitis, plexus, space, triangle, triangles, lobule, lobules, jelly, lamina, angle, " +
      "angles, point, points, segment, segments, sinus, aphasia, node",
  ],
  [
    "Bankart Jaccoud Janeway Prinzmetal Richter Stokes-Adams",
    "lesion, lesions, ulcer, ulcers, hernia, hernias, abscess, abscesses, gangrene, angina, fibroadenoma, rash, " +
      "defect, defects, deformity, facies, fever, spell, spells, attack, attacks, phlegmon, purpura, disease, " +
      "anomaly, anomalies, joint, joints",
  ],
  [
    "Bankart Hill-Sachs Holstein-Lewis Salter-Harris Segond Torus",
    "fracture, fractures, dislocation, dislocations, injury, injuries, subluxation",
  ],
  ["Dupuytren Volkmann", "contracture, contractures, nodule, nodules"],
  [
    "Ashman Koebner Korotkoff Wolff-Chaikoff",
    "respiration, respirations, breathing, pulse, pulses, murmur, murmurs, breath, breaths, sound, sounds, kidney, " +
      "kidneys, phenomenon, wave, waves, block, rhythm",
  ],
  ["Beck Whipple", "triad, triads, pentad, pentads"],
  ["Dor Kock", "pouch, fundoplication, myotomy, circulation, valve"],
  ["Greenfield Philadelphia", "filter, collar, brace"],
  [
    "Parkland Galveston Framingham",
    "formula, equation, ankle rule, ankle rules, knee rule, knee rules, heart rule, heart study, knee study",
  ],
  [
    "Bayes Frank-Starling Fridericia Holliday-Segar Ireton-Jones Monte-Carlo Mosteller Youden",
    "law, laws, equation, equations, formula, formulas, rule, rules, principle, principles, method, methods, " +
      "mechanism, correction, curve, curves, model, models, process, estimate, estimates, estimator, estimation, " +
      "plot, plots, simulation, simulations, inequality, theorem, distribution, regression, hazard, hazards, " +
      "proportional, analysis, analyses, chain, chains, coefficient, coefficients, correlation",
  ],
  ["Cronbach Hedges", "alpha, kappa, d, g, h, q"],
  [
    "Ann-Arbor Gleason Gustilo NYHA Salter-Harris Tanner",
    "stage, stages, grade, grades, grading, class, category, categories, type, types, thickness, depth, pattern, " +
      "patterns, sum, sums, score, scores, lesion, lesions, classification",
  ],
  [
    "Amsterdam Glasgow Lansky Ranson Rome Winnipeg",
    "consensus, classification, classifications, criterion, criteria, definition",
  ],
  [
    "Ages-and-Stages Bristol Bromage Fagerstrom Framingham Lansky Leeds Medical-Research Modified-Rankin Padua " +
      "Pittsburgh Stanford-Binet Syntax Wong-Baker Yale-Brown Zung",
    "index, scale, scales, score, scores, indices, inventory, inventories, criteria",
  ],
  [
    "Burow Mueller-Hinton Papanicolaou Ziehl-Neelsen",
    "stain, stains, staining, stained, agar, medium, media, broth, solution, lactate, smear, smears, " +
      "mount, negative, negatives, positive, positives, variable",
  ],
  [
    "Brazilian-Purpuric Hantaan Japanese Nipah Norwalk Sin-Nombre St-Louis Zika",
    "virus, viruses, viral, fever, encephalitis, hemorrhagic, spotted, disease, infection, infections, bacillus, " +
      "neuroinvasive",
  ],
  [
    "Alport Buerger Burkitt Erb Erdheim-Chester Hashimoto Hirschsprung Kohler Korsakoff Merkel Milroy Pott Quervain " +
      "Still Sturge-Weber Wernicke Whipple Wiskott-Aldrich",
    "dermatitis, disease, diseases, syndrome, syndromes, phenomenon, tumor, tumors, tumour, tumours, sarcoma, " +
      "lymphoma, leukemia, leukaemia, anemia, anaemia, thyroiditis, ophthalmopathy, orbitopathy, arteritis, " +
      "neuropathy, myopathy, dystrophy, ataxia, chorea, encephalopathy, psychosis, dementia, palsy, paralysis, " +
      "esophagus, oesophagus, purpura, nephritis, vasculitis, granulomatosis, spasm, tics, neuroma, metaplasia, " +
      "maculopathy, arthropathy, foot, joint, cirrhosis, reaction, macroglobulinemia, gastropathy, deformity, " +
      "carcinoma, pancreatitis, malformation, ulcer, protein, proteins, proteinuria",
  ],
  [
    "Gleason Apgar Child-Pugh Mallampati Salter-Harris",
    "I, II, III, IV, IIIa, Ib, IVa, IVb, A, D, 1, 9, 10, 90, 1+1, 5+5",
  ],
  [
    "Black Non-White",
    "adult, adults, American, Americans, children, female, females, individuals, male, males, man, men, participants, " +
      "patients, people, population, race, woman, women, and African, and Asian, or Black, or Hispanic, " +
      "or Indigenous, and Latina, and Latino, and Latinx, and Native, or White",
  ],
  [
    "Alzheimer Takayasu",
    "flare, flares, colitis, ileitis, hyperthyroidism, hypothyroidism, crisis, uveitis, survivor, survivors, " +
      "mutation, mutations, variant, variants",
  ],
];

describe.each(parts.map(([names, nouns]) => [names.split(" "), nouns.split(", ")] as const))(
  "of names such as %s",
  (names, nouns) => {
    test.each(nouns)("the first is a term with what is of it: %s", (noun) => {
      expect(term(`${names[0]} ${noun}, then`)).toBe(`${names[0]} ${noun}`);
      expect(term(`${names[0]}-${noun} then`)).toBe(`${names[0]}-${noun}`);
      expect(term(`${names[0]}/${noun}`)).not.toContain("/");
      expect(term(`${names[0]} ${noun}x`)).not.toBe(`${names[0]} ${noun}`);
    });

    test("each is", () => {
      for (const name of names) expect(term(`${name} ${nouns[0]} x`)).toBe(`${name} ${nouns[0]}`);
    });
  },
);

describe("a scale is named with what it measures", () => {
  const measured =
    "activities agitation ankle anxiety behavior behaviour bleeding bowel burnout clinical cognitive coma comorbidity " +
    "compulsive daily depression developmental disability failure fall form frailty functional head heart impact " +
    "infant knee living mental motor obsessive of outcome pain performance postnatal preparation quality rating risk " +
    "sedation severity sleepiness spine stool stroke suicide";

  test.each(measured.split(" "))("%s", (word) => {
    expect(term(`Glasgow ${word} scale at 3`)).toBe(`Glasgow ${word} scale`);
    expect(term(`Glasgow ${word} chart at 3`)).toBe(`Glasgow ${word} chart`);
  });

  test.each(["assessment", "assessments", "questionnaire", "questionnaires", "rule", "rules", "chart", "charts"])(
    "and is a term as `%s` only then",
    (noun) => {
      expect(term(`Oxford knee ${noun} sent`)).toBe(`Oxford knee ${noun}`);
      expect(term(`Oxford ${noun} sent`)).toBe("");
    },
  );

  test.each(["test", "tests", "status"])("and as `%s`", (noun) => {
    expect(term(`Oxford cognitive ${noun} sent`)).toBe(`Oxford cognitive ${noun}`);
    expect(term(`Oxford ${noun} sent`)).toBe("");
  });

  test("in four words, not in five", () => {
    const four = "heart failure quality rating";
    expect(term(`Seattle ${four} scale`)).toBe(`Seattle ${four} scale`);
    expect(term(`Seattle ${four} questionnaire`)).toBe(`Seattle ${four} questionnaire`);
    expect(term(`Seattle daily ${four} scale`)).toBe("");
    expect(term(`Seattle daily ${four} questionnaire`)).toBe("");
  });
});

test.each([
  "Gleason 0",
  "Gleason 47",
  "Gleason 7.5",
  "Gleason 7/1",
  "Gleason 7-1",
  "Gleason 7+1",
  "Gleason 1+7",
  "Gleason E",
  "Gleason IIIc",
  "Gleason IIII",
  "Gleason V",
])("a number that is no grade makes no term: %s", (text) => {
  expect(term(text)).toBe("");
});

test("a grade is one, whatever number follows it", () => {
  expect(term("Gleason 7 4 years ago")).toBe("Gleason 7");
});

test.each(["in", "up", "out", "off", "on"])("to sign %s is no sign", (word) => {
  expect(term(`Battle sign ${word} failed`)).toBe("");
  expect(term(`Battle sign ${word}`)).toBe("");
  expect(term(`Battle sign ${word}side`)).toBe("Battle sign");
});

test.each(
  (
    "Alzheimer Takotsubo Arnold-Chiari Bernard-Soulier Birt-Hogg-Dube Budd-Chiari Calmette-Guerin Child-Turcotte-Pugh " +
    "Churg-Strauss Clopper-Pearson Cockcroft-Gault Diamond-Blackfan Dix-Hallpike Emery-Dreifuss Epstein-Barr " +
    "Gerstmann-Straussler-Scheinker Glasgow-Blatchford Guillain-Barre Hallervorden-Spatz Holt-Oram Hosmer-Lemeshow " +
    "Hutchinson-Gilford Ivor-Lewis Kasabach-Merritt Kayser-Fleischer Klippel-Trenaunay Kolmogorov-Smirnov " +
    "Lesch-Nyhan Leser-Trelat Loeys-Dietz Louis-Bar Marchiafava-Bignami Mayer-Rokitansky-Kuster-Hauser Miller-Fisher " +
    "Monte-Carlo Paterson-Kelly Pelger-Huet Reed-Sternberg Romano-Ward Sengstaken-Blakemore Shapiro-Wilk " +
    "Smith-Lemli-Opitz Spetzler-Martin Tolosa-Hunt Treacher-Collins Von-Hippel-Lindau Weibel-Palade Weil-Felix " +
    "Wolf-Hirschhorn Wolff-Parkinson-White Cape-Verde Costa-Rica Ivory-Coast Marshall-Islands North-Dakota " +
    "North-Korea Saudi-Arabia Sierra-Leone Sub-Saharan Timor-Leste West-Virginia New-York-Heart-Association Fisher-Exact"
  ).split(" "),
)("%s is a term by itself", (name) => {
  expect(term(`${name}, then`)).toBe(name);
  expect(term(`${name.replaceAll("-", " ")}, then`)).toBe(name.replaceAll("-", " "));
  expect(term(`${name}er`)).toBe("");
});

describe("a name behind `of` is of an organ", () => {
  const before =
    "circle ampulla sphincter loop loops islet islets bundle organ tetralogy foramen foramina pouch ligament canal " +
    "angle triangle node duct sulcus fissure aqueduct nodes space nucleus crypt crypts valve valves line zone law " +
    "disease tubercle tubercles fascia capsule";
  const names =
    "Willis Vater Oddi Henle Langerhans His Corti Fallot Monro Luschka Magendie Douglas Treitz Louis Calot Ranvier " +
    "Sylvius Rolando Meynert Lieberkuhn Houston Heister Laplace Starling Zinn Bruns Cloquet Wirsung Santorini " +
    "Morgagni Bowman Arnold Tenon Schlemm Cooper Poupart Hesselbach";
  const isTerm = (organ: string, name: string) => {
    const text = `the ${organ} of ${name}, then`;
    return termEnd(text, text.indexOf(name)) === text.indexOf(",");
  };

  test.each(before.split(" "))("such as %s", (organ) => {
    expect(isTerm(organ, "Zinn")).toBe(true);
    expect(isTerm(organ.toUpperCase(), "Zinn")).toBe(true);
    expect(isTerm(organ, "Vexley")).toBe(false);
    expect(isTerm(`${organ} chart`, "Zinn")).toBe(false);
  });

  test("which stands right before it", () => {
    expect(termEnd("the circle of Zinn", 14)).toBe(18);
    expect(termEnd("the circle of a Zinn", 16)).toBe(-1);
    expect(termEnd("the circle Zinn", 11)).toBe(-1);
  });

  test.each(names.split(" "))("and %s is such a name", (name) => {
    expect(isTerm("circle", name)).toBe(true);
    expect(isTerm("chart", name)).toBe(false);
  });
});
