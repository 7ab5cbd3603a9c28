/** What stands behind names that are of a clinical term only there, and the names; without accents, in lower case. */
export const namedTerms: readonly (readonly [nouns: RegExp, names: string])[] = [
  [
    /[- ](?:sign(?! (?:in|up|out|off|on)(?![a-z]))(?!-))(?![a-z0-9])/y,
    "auspitz babinski battle blumberg brudzinski carnett chvostek corrigan courvoisier dalrymple darier " +
      "fleischner froment galeazzi goodell gottron gower gowers grey-turner hamman hegar homans hutchinson kehr " +
      "kernig kussmaul lasegue leser-trelat levine lhermitte macewen mcburney musset neer nikolsky ortolani " +
      "pemberton phalen quincke rigler romberg rovsing spurling stellwag tinel traube trendelenburg troisier " +
      "trousseau virchow wartenberg westermark",
  ],
  [
    /[- ](?:(?:exact |rank |sum )?tests?|testing)(?![a-z0-9])/y,
    "adson apgar apley coombs dunnett gaenslen kleihauer-betke lachman mantoux mcmurray mcnemar neer ober " +
      "papanicolaou phalen rinne romberg schober tinel trendelenburg tukey wassermann weil-felix widal wilcoxon " +
      "yergason",
  ],
  [
    /[- ](?:man(?:o?eu)v(?:er|re)s?)(?![a-z0-9])/y,
    "barlow brandt-daroff crede dix-hallpike epley gufoni hallpike heimlich kocher lempert mcroberts ortolani " +
      "pringle sellick semont valsalva",
  ],
  [/[- ](?:position(?:ing)?)(?![a-z0-9])/y, "reverse-trendelenburg semi-fowler trendelenburg"],
  [
    /[- ](?:procedures?|operations?|repair|surgery|surgical|resections?|fundoplication|myotomy|(?:partial )?anastomos[ie]s|circulation|shunts?|hernioplasty|reconstruction|pouch|osteotomy|vagotomy|portoenterostomy)(?![a-z0-9])/y,
    "altemeier bankart bassini bentall billroth blalock-taussig brostrom chevron cox-maze damus-kaye-stansel " +
      "delorme fontan girdlestone ivor-lewis jatene kasai ladd lapidus latarjet leveen lichtenstein mohs mustard " +
      "nuss patey potts puestow ramstedt rastelli ravitch senning shouldice stoppa sugiura toupet whipple",
  ],
  [/[- ](?:micrographic|surgeons?|surger(?:y|ies))(?![a-z0-9])/y, "mohs"],
  [
    /[- ](?:catheters?|lines?|tubes?|drains?|needles?|forceps|airways?|wraps?|boots?|clamps?|filters?|collars?|braces?|blades?|stents?)(?![a-z0-9])/y,
    "blakemore broviac coude dobhoff fogarty foley groshong guedel hickman huber jackson-pratt kerley kielland " +
      "macintosh magill malecot mee muehrcke pavlik penrose pigtail salem-sump schatzki sengstaken-blakemore " +
      "swan-ganz tenckhoff tuohy veress yankauer",
  ],
  [
    /[- ](?:(?:lymph )?nodes?|nodules?|bod(?:y|ies)|cells?|rods?|fib(?:er|re)s?|granules?|crystals?|casts?|spots?|patch(?:es)?|lines?|rings?|webs?)(?![a-z0-9])/y,
    "aschoff auer betz bitot brushfield charcot-leyden councilman forchheimer heberden howell-jolly hurthle " +
      "kayser-fleischer koplik kupffer langerhans langhans lewy leydig lisch merkel mikulicz negri odland osler " +
      "paget pappenheimer peyer psammoma purkinje ranvier reed-sternberg schatzki schaumann schmorl schuffner " +
      "schwann sertoli virchow weibel-palade",
  ],
  [
    /[- ](?:glands?|ducts?|cysts?|canals?|fascia|tubes?|membranes?|capsules?|ligaments?|tendons?|tendinitis|tendinopathy|areas?|diverticul(?:um|a|itis)|plexus|space|triangles?|lobules?|jelly|lamina|angles?|points?|segments?|sinus|aphasia|node)(?![a-z0-9])/y,
    "achilles alcock auerbach baker bartholin brenner broca brodmann bruch calot camper cloquet colles couinaud " +
      "cowper denonvilliers descemet erb gartner gerota glisson guyon hesselbach kiesselbach kocher lund mcburney " +
      "meckel meibomian meissner morgagni morison mullerian nabothian poupart rathke reinke riedel santorini " +
      "scarpa schlemm skene spigelian stensen tenon treitz wernicke wharton wirsung wolffian zenker",
  ],
  [
    /[- ](?:lesions?|ulcers?|hernias?|abscess(?:es)?|gangrene|angina|fibroadenoma|rash|defects?|deformity|facies|fever|spells?|attacks?|phlegmon|purpura|disease|anomal(?:y|ies)|joints?)(?![a-z0-9])/y,
    "bankart bochdalek buruli charcot cooley curling cushing dieulafoy fournier hill-sachs hunner jaccoud " +
      "janeway katayama lassa lisfranc littre marjolin morgagni osler pel-ebstein petersen pontiac prinzmetal " +
      "richter sister-mary-joseph spigelian sprengel stener stokes-adams",
  ],
  [
    /[- ](?:fractures?|dislocations?|injur(?:y|ies)|subluxation)(?![a-z0-9])/y,
    "bankart boxer chopart colles duverney erb essex-lopresti galeazzi gosselin hangman hill-sachs " +
      "holstein-lewis klumpke le-fort lefort lisfranc maisonneuve malgaigne monteggia pilon pott salter-harris " +
      "segond tillaux torus",
  ],
  [/[- ](?:contractures?|nodules?)(?![a-z0-9])/y, "dupuytren volkmann"],
  [
    /[- ](?:respirations?|breathing|pulses?|murmurs?|breaths?|sounds?|kidneys?|phenomenon|waves?|block|rhythm)(?![a-z0-9])/y,
    "ashman austin-flint biot cabot carey-coombs cheyne-stokes corrigan gallavardin graham-steell koebner " +
      "korotkoff kussmaul marcus-gunn mobitz raynaud somogyi still uhthoff wenckebach wolff-chaikoff",
  ],
  [
    /[- ](?:triads?|pentads?)(?![a-z0-9])/y,
    "beck charcot currarino cushing hutchinson mackler rigler samter virchow wernicke whipple",
  ],
  [/[- ](?:fundoplication|myotomy|pouch|circulation|valve)(?![a-z0-9])/y, "dor heller kock nissen toupet"],
  [/[- ](?:filter|collar|brace)(?![a-z0-9])/y, "greenfield milwaukee philadelphia"],
  [
    /[- ](?:formula|equation|(?:ankle|knee|heart) (?:rules?|study))(?![a-z0-9])/y,
    "framingham galveston ottawa parkland",
  ],
  [
    /[- ](?:laws?|equations?|formulas?|rules?|principles?|methods?|principle|mechanism|correction|curves?|models?|process|estimat(?:e|es|or|ion)|plots?|simulations?|inequality|theorem|distribution|regression|hazards?|proportional|analys[ie]s|chains?|coefficients?|correlation)(?![a-z0-9])/y,
    "bayes bazett bland-altman bohr bonferroni boyle cockcroft-gault courvoisier du-bois fick frank-starling " +
      "fridericia friedewald goodsall haldane hardy-weinberg harris-benedict henderson-hasselbalch holliday-segar " +
      "ireton-jones kaplan-meier laplace ludloff lund-browder markov michaelis-menten mifflin monte-carlo " +
      "mosteller naegele poiseuille poisson salter seldinger spearman starling weir widmark youden",
  ],
  [/[- ](?:kappa|d|g|alpha|h|q)(?![a-z0-9])/y, "cronbach fleiss hedges"],
  [
    /[- ](?:stages?|grades?|grading|class|category|categories|types?|thickness|depth|patterns?|sums?|scores?|lesions?|classification)(?![a-z0-9])/y,
    "ann-arbor bismuth bosniak braak breslow child-pugh deauville dukes enneking fontaine fuhrman gleason " +
      "gustilo hinchey hoehn-yahr hunt-hess ishak kellgren-lawrence killip mallampati masaoka metavir nyha " +
      "salter-harris siewert spetzler-martin tanner",
  ],
  [
    /[- ](?:classifications?|criteri(?:a|on)|definition|consensus)(?![a-z0-9])/y,
    "amsterdam atlanta baveno berlin bethesda blatchford boston centor debakey duke edmonton fitzpatrick glasgow " +
      "lansky light los-angeles lugano mcdonald milan montreal neer nottingham outerbridge paris prague rai ranson " +
      "rome rotterdam rutherford schatzker sgarbossa stanford sydney tokyo vienna winnipeg",
  ],
  [
    /[- ](?:(?:(?:activities|agitation|ankle|anxiety|behaviou?r|bleeding|bowel|burnout|clinical|cognitive|coma|comorbidity|compulsive|daily|depression|developmental|disability|failure|fall|form|frailty|functional|head|heart|impact|infant|knee|living|mental|motor|obsessive|of|outcome|pain|performance|postnatal|preparation|quality|rating|risk|sedation|severity|sleepiness|spine|stool|stroke|suicide) ){0,4}(?:scales?|scores?|index|indices|inventor(?:y|ies)|criteria)|(?:(?:activities|agitation|ankle|anxiety|behaviou?r|bleeding|bowel|burnout|clinical|cognitive|coma|comorbidity|compulsive|daily|depression|developmental|disability|failure|fall|form|frailty|functional|head|heart|impact|infant|knee|living|mental|motor|obsessive|of|outcome|pain|performance|postnatal|preparation|quality|rating|risk|sedation|severity|sleepiness|spine|stool|stroke|suicide) ){1,4}(?:assessments?|questionnaires?|rules?|charts?|tests?|score|status))(?![a-z0-9])/y,
    "ages-and-stages aldrete apgar ashworth ballard bath bayley beck berg berlin blatchford brief bristol " +
      "bromage calgary caprini charlson columbia conners copenhagen edinburgh edmonton epworth essen fagerstrom " +
      "framingham glasgow glasgow-blatchford hachinski hamilton ishihara karnofsky katz khorana kurtzke lansky " +
      "leeds lille liverpool maddrey maslach mayo mcgill medical-research mini-cog mini-mental modified-ashworth " +
      "modified-rankin montgomery-asberg montreal naranjo nottingham nurses oswestry ottawa oxford padua " +
      "pittsburgh rankin richmond-agitation rockall rosser san-francisco seattle sheehan snellen stanford-binet " +
      "syntax tyrer-cuzick vanderbilt villalta vineland waterlow wechsler wells western-ontario wong-baker " +
      "yale-brown zarit zung",
  ],
  [
    /[- ](?:stain(?:s|ing|ed)?|agar|medium|media|(?:medium )?broth|solution|lactate|smears?|mount|negatives?|positives?|variable)(?![a-z0-9])/y,
    "burow congo-red dakin giemsa gomori grocott hartmann lowenstein-jensen lugol macconkey mueller-hinton " +
      "papanicolaou ringer sabouraud sudan thayer-martin ziehl-neelsen",
  ],
  [
    /[- ](?:virus(?:es)?|viral|fever|encephalitis|hemorrhagic|spotted|disease|infections?|bacillus|neuroinvasive)(?![a-z0-9])/y,
    "brazilian-purpuric calmette-guerin carrion chagas coxsackie crimean-congo ebola epstein-barr hantaan " +
      "japanese junin klebs-loeffler kyasanur lassa legionnaires lyme marburg merkel murray-valley newcastle nipah " +
      "norwalk omsk pontiac powassan rift-valley rocky-mountain ross-river rous saint-louis semliki sin-nombre " +
      "st-louis valley weil west-nile whitmore zika",
  ],
  [
    /[- ](?:(?:disease|syndrome|phenomenon|tumou?rs?|sarcoma|lymphoma|leuk[a-z]+|an[a]?emia|thyroiditis|ophthalmopathy|orbitopathy|arteritis|neuropathy|myopathy|dystrophy|ataxia|chorea|encephalopathy|psychosis|dementia|palsy|paralysis|esophagus|oesophagus|purpura|nephritis|vasculitis|granulomatosis|spasm|tics|neuroma|metaplasia|maculopathy|arthropathy|foot|joint|cirrhosis|reaction|macroglobulin[a-z]+|gastropathy|deformity|carcinoma|dermatitis|pancreatitis|syndromes|diseases|malformation|ulcer|proteins?|proteinuria))(?![a-z0-9])/y,
    "alport alzheimer bence-jones berger bickerstaff binswanger blount bornholm brown-sequard bruton buerger " +
      "burkitt caplan castleman charcot churg-strauss coats cooley crohn cushing devic dressler duchenne erb " +
      "erdheim-chester fabry fanconi felty freiberg friedreich gaucher goodpasture graves guillain-barre hashimoto " +
      "hirschsprung hodgkin hutchinson jarisch-herxheimer kaposi kawasaki kearns-sayre kienbock kikuchi kohler " +
      "korsakoff krukenberg lambert-eaton leber letterer-siwe lewy marchiafava-bignami menetrier meniere merkel " +
      "milroy mondor morton moyamoya niemann-pick ollier paget panner parkinson peyronie plummer-vinson pott " +
      "quervain raynaud reiter rett reye riedel rosai-dorfman scheuermann schonlein-henoch sheehan sjogren still " +
      "sturge-weber sudeck takayasu takotsubo tay-sachs tietze tolosa-hunt tourette waldenstrom wegener wernicke " +
      "whipple wilms wiskott-aldrich",
  ],
  [
    /[- ](?:(?:[1-9]|10)(?![-./+]?\d)|[1-9]0|[1-5]\+[1-5]|i{1,3}[ab]?|iv[ab]?|[a-d])(?![a-z0-9])/y,
    "apgar bosniak child-pugh deauville gleason gustilo hinchey karnofsky killip lansky mallampati nyha " +
      "salter-harris",
  ],
  [
    /[- ](?:(?:adults?|americans?|children|females?|individuals|males?|m[ae]n|participants|patients|people|population|race|wom[ae]n)|(?:and|or) (?:african|asian|black|hispanic|indigenous|latin[aox]|native|white))(?![a-z0-9])/y,
    "black white non-white",
  ],
  [
    /[- ](?:flares?|colitis|ileitis|hyperthyroidism|hypothyroidism|crisis|uveitis|survivors?|mutations?|variants?)(?![a-z0-9])/y,
    "alzheimer behcet crohn fabry gaucher graves hashimoto hodgkin kawasaki marfan sjogren takayasu",
  ],
];

/** Names that are of a disease, a method, a germ, a country or a state wherever they stand, most of two words and more. */
export const joinedNames =
  "alzheimer crohn moyamoya takotsubo " +
  "arnold-chiari bannayan-riley-ruvalcaba bardet-biedl beckwith-wiedemann bence-jones bernard-soulier " +
  "birt-hogg-dube bland-altman brown-sequard budd-chiari " +
  "calmette-guerin charcot-marie-tooth chediak-higashi cheyne-stokes child-pugh child-turcotte-pugh " +
  "churg-strauss clopper-pearson " +
  "cockcroft-gault cornelia-de-lange creutzfeldt-jakob crigler-najjar cri-du-chat denys-drash diamond-blackfan " +
  "dix-hallpike dubin-johnson ehlers-danlos emery-dreifuss " +
  "epstein-barr erdheim-chester fitz-hugh-curtis frank-starling freund-kaplan gerstmann-straussler-scheinker " +
  "glasgow-blatchford guillain-barre " +
  "hallervorden-spatz harris-benedict henderson-hasselbalch henoch-schonlein hermansky-pudlak holt-oram " +
  "hosmer-lemeshow howell-jolly hutchinson-gilford " +
  "ivor-lewis jackson-pratt jarisch-herxheimer jervell-lange-nielsen kaplan-meier kasabach-merritt " +
  "kayser-fleischer kearns-sayre kleihauer-betke klippel-feil klippel-trenaunay " +
  "kolmogorov-smirnov kruskal-wallis lambert-eaton laurence-moon legg-calve-perthes lennox-gastaut lesch-nyhan " +
  "leser-trelat lewy-body li-fraumeni loeys-dietz " +
  "louis-bar lown-ganong-levine mallory-weiss mann-whitney mantel-haenszel marchiafava-bignami " +
  "mayer-rokitansky-kuster-hauser mccune-albright michaelis-menten miller-fisher " +
  "monte-carlo montgomery-asberg muir-torre niemann-pick osgood-schlatter osler-weber-rendu paterson-kelly " +
  "pelger-huet peutz-jeghers pierre-robin plummer-vinson prader-willi ramsay-hunt reed-sternberg " +
  "romano-ward rosai-dorfman roux-en-y rubinstein-taybi russell-silver salter-harris sengstaken-blakemore " +
  "shapiro-wilk shwachman-diamond smith-lemli-opitz " +
  "spetzler-martin stein-leventhal stevens-johnson stokes-adams sturge-weber swan-ganz tay-sachs tolosa-hunt " +
  "treacher-collins " +
  "von-hippel-lindau von-recklinghausen von-willebrand waardenburg-shah waterhouse-friderichsen weibel-palade " +
  "weil-felix wernicke-korsakoff wiskott-aldrich wolf-hirschhorn " +
  "wolff-parkinson-white yale-brown ziehl-neelsen zollinger-ellison american-samoa burkina-faso cape-verde " +
  "costa-rica cote-d-ivoire el-salvador equatorial-guinea great-britain ivory-coast " +
  "marshall-islands new-guinea new-hampshire new-jersey new-mexico new-zealand north-carolina north-dakota " +
  "north-korea papua-new-guinea puerto-rico rhode-island saudi-arabia " +
  "sierra-leone solomon-islands south-africa south-carolina south-dakota south-korea sri-lanka sub-saharan " +
  "timor-leste trinidad-and-tobago united-arab-emirates united-kingdom united-states west-virginia " +
  "new-york-heart-association new-england-journal cox-proportional cox-regression cox-model fisher-exact";

/** `circle of Willis`: what stands before, and the names. */
export const namesBehindOf = {
  before:
    /(?:circle|ampulla|sphincter|loops?|islets?|bundle|organ|tetralogy|foramen|foramina|pouch|ligament|canal|angle|triangle|node|duct|sulcus|fissure|aqueduct|nodes|space|nucleus|crypts?|valves?|line|zone|law|disease|tubercle|tubercles|fascia|capsule) of $/i,
  names:
    "willis vater oddi henle langerhans his corti fallot monro luschka magendie douglas treitz louis calot " +
    "ranvier sylvius rolando meynert lieberkuhn " +
    "houston heister laplace starling zinn bruns cloquet wirsung santorini morgagni bowman arnold tenon schlemm " +
    "cooper poupart hesselbach",
};
