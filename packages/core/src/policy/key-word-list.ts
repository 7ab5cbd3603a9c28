// Written by scripts/generate-key-words.mjs: 4240 words that name kinds of fields, never people or conditions.
export const keyWordList: string = `
a aac abatement abnormal abort aborted abs absent absolute abstract ac acceleration accept accepted accepts access
accessed accesses accessor account accounts acct accuracy ack acm action actions activation active activities
activity actor actual actuator acuity ad adapter add added additional address addresses adds adjacent adjudicated
adjudication adjust adjusted adjustment admin administer administered administration administrator admission admit
admitted adopt adt advance adyen ae aes affinity after age aged agent aggregate aggregated ai alarm alarms alb alert
alerts algorithm alias aliased align alignment alive all allergen allergies allergy alloc allocate allocated
allocation allow allowed allowlist alpha alphabet alpn already alt alternate alternative altitude always am
ambiguous amend amended amendment amount amounts amplify amqp analyser analyte ancestor ancestors anchor and
anesthesia angle angletype animate animated animation animations anisotropy annotate annotation annotations annual
anonymous ansible answer answers any ap apache apartment api apigateway apikey apis apiserver app appeal appearance
append application applications applied apply appointment approval approve approved approver apps appsync ar arc
arch archive archived are area areas arg args argument arguments argv aria arn arp array arrays arrival arrived
artifact artifacts as ascent ascii asn aspect assembly assert asserter assertion assertions assessment asset assets
assign assigned assignee associate associated association ast astc asymmetric async at atan atime atomic attach
attached attachment attachments attempt attempts attend attended attending attestation attr attrib attribs attribute
attributes attrs audience audio audit auditing auth authenticate authenticated authentication authenticator authn
author authority authorization authorize authorized authors authz auto automation autoscaler autoscaling aux avail
availability available avatar avc average avg await awaiting aws axis az azimuth azure b back backface background
backoff backward bad badge bag balance balanced balancer bandwidth bank banned banner base baseline basic basis
basket batch batches bcc beanstalk bearer bed bedrock before begin behavior bench benchmark beneficiary benefit
benefits best bi bias bidirectional big bigquery billed biller billing binary bind binding bindings biometric biopsy
biquad birpc birth birthdate birthday birthplace birthtime bit bitbucket bitmap bitrate bits blacklisted blank blend
blob blobs block blocked blocks blood blue blur bmi bn board boards body bool boolean booster border born bottom
bounce bounced bound boundary bounding bounds box bp bppv bptc braille braintree branch brand breach breached break
breaker breakpoint breakpoints broadcast broken broker brokers brotli browser bt bucket buckets buf buffer buffered
buffers bug build builder building builds built builtin builtins bulk bulkhead bundle bundled burst business button
buttons buyer by byob bypass byte bytes c ca caa cache cached caches calculate calculated calculation calendar call
callback callbacks called callee caller calls campaign campaigns can cancel canceled cancellation cancelled cancels
candidate candidates canvas cap capabilities capability capacity caps capsule caption capture captured card
cardinality cardiology care caregiver caret carrier cart case cases catalog catalogue catch categories category
cause causes cb cc ccda ccm cd cdata cdn cdp cell cellphone cells cert certificate certificates certify certs cfs
cgroup cgroups cha chain challenge change changed changes channel channels char character charge chargeback charges
chars charset chart chat chats check checked checker checkin checkout checks checksum child children chmod choice
chown chunk chunked chunks ci cidr cipher ciphers circle circuit citizenship city cjs claim claimant claims clamp
clamped class classification classname clause clean cleanup clear cleared clearing cli click clicked clicks client
clients clinic clinical clinician clip clipboard clonable clone close closed closing cloudformation cloudfront
cloudtrail cloudwatch clover cluster clusters cmd cn cname co coalesced cobertura code codec codecs coded codes
coding cognito cohort coinsurance col cold collapse collapsed collator collect collected collection collections
collector color colors cols column columns combine combined command commands comment comments commit commits common
communication compact companies company comparator compare compared comparison compatible compensation compilation
compile compiled compiler complaint complete completed completes completing completion compliance component
components composed composite composition compress compressed compression compressor compute computed concat
concealed concurrency concurrent condition conditions cone confidence config configmap configuration configure
confirm confirmation confirmed conflict conflicts conn connect connected connecting connection connections connector
conntrack consent console constant constants constrain constraint constraints construct constructor consul consult
consultation consume consumed consumer consumers contact contain container containers contains content contents
context contexts continue continued contract contracts contributing contribution control controller controls
conversation conversations conversion conversions convert converted converter converters convolve convolver cookie
cookies coordinate coordinates coordinator copay copied copy copyfile cordon core coredns correct corrected
correction correlation correlationid corrupt corrupted corruption cors cost costs count counter counters country
counts county coupon cover coverage covered cp cpt cpu crash crawl create created createdat creates creating
creation creator cred credential credentials credit creds criteria critical criticality crl cron cronjob crypto cs
csr csrf css csv ct ctime ctm ctrl ctx ctxt cube cue cues cull culture cumulative currency current cursor cursors
curve custom customer customers customs cvc cvv cvx cwd cycle cycles d da daemon daemonset daily danger dash
dashboard data database databases datadog datagram dataset datasets date dateofbirth dates datetime datum day days
db dc dd de dea deadletter deadline deadlock deadlocks death debit debt debug debugger deceased decibels decipher
decision decisions declaration declare declared decline declined decode decoded decoder decoding decompress
decoration decorator decr decrement decrypt decrypted decryption dedicated deductible deep default defaults defer
deferred define defined defines definition definitions deflate defs deg delay delayed delegate delegated delegates
delete deleted deletedat deletes deleting deliver delivered delivery delta demand denial denied deny denylist dep
depart department departure dependencies dependency dependent deploy deployed deployment deployments deposit
deprecated deprecation deps depth dequeue derivative derive derived desc descent description descriptor descriptors
deserialize deserializer desired desktop dest destination destroy destroyed detach detached detail detailed details
detect detected detection detector determine dev develop developer development deviation device devices dhcp
diagnoses diagnosis diagnostic dial dialog diastolic dicom dict dictionary did died diff difference diffie diffuse
digest digits dimension dimensions dir direct direction directions directive directories directory dirs disability
disable disabled disambiguation discarded discharge discharged disconnect disconnected discount discounts discover
discovered discovery disk dispatch dispatched dispatcher dispense dispensed displacement display displayname
disposable dispose disposition dispute disputed dist distance distant distinct distribution district div divide
division divisor dl dlq dn dns dob docker doctor document documents dod does dom domain domains donate done dont
dosage dose dosing dot double down download downloaded downloads downstream dr draft drafts drag drain drained
draining draw drawing drg drive driver drivers drizzle drop dropped drug dry ds dsa dst dt dtls dtmf du due dump
duplex duplicate duplicated duplicates duration durations during dx dxt dynamic dynamics dynamo dynamodb e ea eac
eacces each eaddrinuse eaddrnotavail eafnosupport eagain ealready earliest early ebadengine ebadf ebadmsg ebadname
ebadquery ebadresp ebs ebusy ec ecanceled ecdh ecdsa echild echo econnaborted econnrefused econnreset ecs edeadlk
edestaddrreq edestruction edge edgemode edit editable edited editor editors edom edquot education eexist efault
efbig effect effective effects eformerr efs eg egress ehostunreach ehr eidrm eilseq ein einprogress eintegrity eintr
einval eio eisconn eisdir eks el elapsed elastic elasticsearch elb elected election element elements elifecycle
eligibility ellipse eloop elsproblems em email emailaddress emails embed emergency emfile emit emits emitted emitter
emlink emphasis empi employee employer empty emr emsgsize emultihop en enable enabled enametoolong enc enclosing
enclosure encode encoded encoder encoding encodings encounter encrypt encrypted encryption enctype end ended ending
endpoint endpoints ends enetdown enetreset enetunreach enfile enforce engine enoaudit enobufs enodata enodev enoent
enoexec enolck enolink enomem enomsg enonotimp enoprotoopt enospc enosr enostr enosys enotconn enotdir enotempty
enotfound enotimp enotsock enotsup enotty enqueue enrich enriched enrichment enrolled enrollment enrolment ensure
enter entered enterprise entities entitlement entitlements entity entries entropy entry enum enumerable enumerator
env environment environments envoy envs enxio eopnotsupp eoverflow eperm ephemeral epipe episode epoch eproto
eprotonosupport eprototype epublishconflict eq equal equation era erange eresolve erofs err errno error errored
errors es esbuild escalate escalated escalation escape eservfail eslint esm espipe esrch estale estimate estimated
et etag etc etcd ethnicity etime etimedout etimeout etxtbsy eu eval evaluate evaluated evaluation evaluator event
eventbridge eventfd eventid eventloop eventname events eventtype evict evicted evicting eviction evidence
ewouldblock ex exact examine exceed exceeded exceeds except exception exceptions excerpt exchange excl exclude
excluded exdev exec executable execute executed execution executor executors exempt exhausted existing exists exit
exp expand expect expected expense expenses experience experiment experimental experiments expiration expire expired
expires expiring expiry explain explicit explorer exponent exponential export exported exports expose exposed
express expression ext extend extendable extension extensions extent external extra extract extracted extraction
extras exuberant f face facial facility factor factory fail failed failing failover fails failure failures fair fake
fallback false family familyname fargate fast fastify fatal father fault fax fchmod fchown fd fdatasync feature
features feblend fec fecolormatrix fecomposite fee feedback fees fence fetch fetchable fetched fetcher fetches fhir
ficlone field fields file filefd filename filenames filepath filepaths files filesystem filesystems fill filter
filtered filters final finalization finance financial find finding findings fingerprint finish finished fips fire
firebase fired firehose firewall first firstname fit fix fixed fixture fixtures fk flag flags flat fleet flex flip
float flood floor flow flows fluentd flush flushed fn focus fold folder folders follow follower followers follows
followup font foot footer for forbidden force forced forecast foreign forget forgot fork form format formats
formatted formatter formed forms formulary forward forwarded forwards found fr fraction fractional frag fragment
frame framebuffer framerate frames framework fraud free freeze frequency fresh from front fs fstat fsync ft ftp
ftruncate fulfil fulfilled fulfillment full fullname fullscreen func function functions fund funds funnel futimes
future g ga gain gamepad gamma gap garbage gateway gather gathering gauge gaussian gb gc gcm gcp ge gen gender
general generate generated generation generator generic geo geolocation get getter github gitlab given givenname
glacier glob global globals glucose goal gomaxprocs gone goroutine goroutines gpu grad gradient grafana grant
granted grants graph graphql grid group grouped grouping groups grow grpc gt gte gtin guarantor guard guardian guest
gui guid guide guids gunzip gw gzip half handle handled handler handlers handles handshake hanging hapi hard
hardware has hash hashed hashes have hcpcs he head header headers heading health healthcare healthcheck healthy
healthz heap heart heartbeat height hellman hex hicn hidden hide hie high highest highlight hint hints hipaa
histogram history hit hits hkdf hl hmac hmr hold holder holding holds home homepage honorific hook hooks hospital
host hostname hosts hot hour hourly hours hover hr href hrs html http https huffman hugepages human hyphenate hz i
iam iban iccid icd ice icmp icu id idb idempotency idempotent identical identification identified identifier
identifiers identify identity idle ids idx if iframe ignore ignored iir illegal im image imagepullbackoff images
imaging imap imei img immediate immunisation immunization immutable impact impersonate impersonated implant implants
implement implementation implicit import important imported imports impression impressions imsi in inactive inbound
inbox incident include included includes inclusive income incoming incomplete inconsistent incr increase increment
incremental independent index indexed indexes indicator indicators indices indirect individual industry infer
inference infinity inflate info information infusion ingredient ingress inhaler inherit inherited init initial
initialize initialized initializer initials initiate initiated initiator inject injection injector inline inlined
inner inode inodes input inputs insecure insert inserted inserts inset inside inspect inspection inspector install
installation installed installer instance instanced instances instant instantiate instruction instructions
instrumenter insufficient insurance insurer int integer integration integrations integrity intent inter interact
interaction interactions interactive intercept interceptor interceptors interest interface interleaved internal
internals interop interpolation interpretation interrupt interrupted intersection interval intervals intervention
into intr intrinsic invalid invalidate invalidated invalidation inventory invert invitation invitations invite
invited invocation invocations invoice invoke invoked io iostat iowait ip ipaddress ipc ips iptables ipv is iso
isolate isolation issue issuer issues istio it item items iterable iteration iterator itin iv j jaeger jest jira
jitter job jobs join joined journal journey js json jsx justify jvm jwt k kafka kb keep keepalive kept kernel key
keyboard keycloak keyframe keyframes keypress keys keyword keywords khr kibana kill killed killing kin kind kinds
kinesis kms knex known koa kubectl kubelet kubeproxy kubernetes kv lab label labels laboratory lag lagging lambda
lan landline language large largest last lastname lat late latency latest latitude launch launched layer layers
layout lazy lb lchmod lchown lcov ldap lead leader leads leaf leak leaks learn learning lease leases leaves left
legacy legal legend length lengthadjust lengthtype less level levels lexer lexical lib library licence license
lifecycle lifetime light lighting lightsail like likes limit limitation limited limiter limits line linear lines
link linked links lint lis list listen listener listeners listing lists literal live liveness livez ln lng lo load
loadavg loadbalancer loaded loader loading loads local locale locales locate location locations lock locked locks
lod log logged logger logging login logout logs logstash loinc long longitude lookup lookups loop lose loss lost lot
low lower lstat lt lte luminance lutimes machine machines magnitude maiden mail mailbox mailgun main maintain
maintenance majflt major make malformed malloced manage managed management manager managers mandatory manifest
manual manufacturer map mapped mapper mapping maps margin marital markdown marker markerunits market marketing
marksweep marquee mask master mat match matched matcher matches matching material math matrix max maximum mb mbi md
me mean measure measured measurement measurements mechanism media median mediation medicaid medical medicare
medication medications medium meet meeting meetings meetorslice mem member members membership memberships memcached
memlevel memory menu merchant merge merged merger merges mesh message messages meta metadata meter method methods
methodtype meths metric metrics mfa mi micros microseconds microservice microtask mid middle middlename middleware
midi migrate migrated migration migrations millis millisecond milliseconds mime min minflt minify minimal minimum
minor mins minus minute minutes mip mipmap mismatch mismatched miss misses missing mixed mixin mkdir mkdtemp mm
mobile mock mocked mocker mocks modal mode model models modes modification modified modifier modifiers modify module
modules modulus mongo mongodb mongoose monitor monitored monitoring month monthly months more morphology mother
motion mount mounted mounts mouse move moved movement mq mqtt mrn ms msg mtime multi multicast multipart multiple
multiply multisample multiview mutation mutations muted mutex mx my mysql n na nack name named names namespace
namespaces nanos nanoseconds naptr narrative nat nationality native natural navigate navigation navigator nb ndc
ndots ne nearest need needs negative nest nested nestjs net netstat network neutral never new newrelic next nghttp
nginx nhs nibble nic nice nickname nightly nl nlb nm no node nodegc nodejs nodemailer nodeport nodes nominal non
nonce none normal normalize normalized not notation note notes notfound notice notification notifications notified
notify notready now np npi npm nr ns ntp null nullable num number numbering numbers numeric nurse nx ny oa oaep
oauth ob object objects observation observations observe observed observer obsolete obtain ocb occlusion occupation
occur occurred occurrence occurrences ocsp oes of off offer offline offscreen offset offsets oidc ok okta old omit
on onboard onboarding once oncology one online only onset oom oomkilled op opacity open opendir opened opensearch
openssl opentelemetry operate operation operations operator operators ops opt optimal optimization optimize
optimized optimizer option optional options opts opus or orchestrate orchestrator order ordered ordering orders org
organisation organization orgs orient orientation origin original origins orm oru os oscillator otel other others
otp out outage outbound outbox outcome outer outgoing outline output outputs outset outside overall overdue overflow
overlap overlay overloaded overloads override overrides overscroll overview ovr own owned owner owners ownership oxc
oxygen p pa pacemaker pack package packages packet packets pacs pad padding page pagefault pager pages pageview
pageviews pagination paging paid paint pair pairs palette pan panel panic panner parallel parallelism param
parameter parameterf parameteri parameters params parcel parent parents parse parsed parser parses part partial
participant participants participate particular partition partitions partner partners parts pass passed passing
passive passphrase passport passwd password past patch patched patches path pathology paths patient patients pattern
patterns pause paused pauses pay payee payer payload payment payments payor paypal pbkdf pc pct pdf peak pediatrics
peer peers pending people per percent percentage percentile percentiles perform performance performed performer
period periodic permanent permission permissions permit perpage persist persisted persistence persistent person
persona perspective pg ph pharmacist pharmacy phase phases phi philog phone phonenumber photo photograph phr
physical physician pick picked picture pid pii pin ping pino pins pipe pipeline pipelines pitch pivot pixel pixels
pk pkcs pkey pl place placeholder plaid plain plaintext plan plane planned plate platform play playback player
playout plugin plugins plural plus pm pn pnpm po pod pods point pointer points policy policyholder poll polled
poller polling poly polyfill polygon polyline pool pools pop popover populate port portal portals portion portrait
ports pos position positionals positions positive possible post postal postalcode postcode postcss posted postgres
postgresql postpone posts power ppid pr practice practitioner pre preauthorization precise precision precommit
precondition predicate predict predicted prediction preempted preempting prefer preference preferences preferred
prefix preload premium premultiply prepare prepared prepend preprocess preprocessor prerequisite prescriber
prescription prescriptions presence present presentation preserve preset presets pressed pressure prev prevent
preview previous prf price prices pricing primary prime primitive principal print printed printer prior priority
prisma private privilege privileges probability probe probes problem problems procedure procedures process processed
processes processing processor produce produced producer producers product production products profile profiler
profiles prognosis program progress prohibited project projects prometheus promise promisify prompt pronoun pronouns
proof prop propagate propagation properties property proposal proposed props prosthesis protect protected protection
protocol protocols prototype provide provided provider province provision provisioned provisioner provisioning proxy
prune ps pseudo psk pss pt ptr public publish published publisher publishes pull pulled pulling pulse punchthrough
purchase purchased purge purged purpose purposes push put pvrtc pwd px q qa qr qs qty quad qualified qualifier
quality quantile quantity queries query question questionnaire questions queue queued queues queuing quick quorum
quota quotas quote quotes r rabbitmq race rad radial radiology radius raise raised ramp random range ranges rank
ranking rankings rate ratelimit rating ratings ratio raw rc rd rds re reach reached react reaction read readable
readdir reader readiness readline readlink readonly reads readv ready readyz reagent real realm realpath reason
reasons rebalance rebalanced rebalancing rebuild recall receipt receipts receive received receiver receives recent
recipe recipient recipients recognition recognize recommend recommendation recommendations reconcile reconciled
reconciler reconciliation reconnect reconnected record recorded recorder records recover recoverable recovered
recovery rect recurrence recurring recv red redact redacted redaction redelivered redirect redirected redirects
redis redraw redrive redshift reduce reduced reduction ref refer reference referenced references referencing referer
referral referred referrer referring refill refills reflector refresh refreshed refs refund refunded refunds refused
reg regex regimen region register registered registrar registration registry reject rejected rejection rel related
relation relations relationship relationships relative relay release releases relevant reliable religion reload
reloaded remaining remains remark remarks remediation reminder reminders remission remittance remote remove removed
removes rename renamed render renderbuffer rendered renderer rendering reneg renegotiation renew renewal renewed
rent repair repeat repeated repl replace replaced replacement replay replica replicas replicaset replicated
replication replies reply repo report reported reporter reporters reporting reports repository represent
representation req request requested requester requestid requests require required requirement requirements requires
rerun res reschedule rescheduled reservation reservations reserve reserved reset resident resizable resize
resolution resolve resolved resolver resolvers resource resources respiration respond response responses rest
restart restarted restarts restore restored restrict restricted restriction restrictions result results resume
resumed retain retained retention retina retransmitted retried retries retrieve retrieved retry return returned
returns reuse reused rev reveal revenue reverse reversed revert reverted review reviewed reviewer reviews revision
revoke revoked rewrite rfc rgb rgba rgtc right ring ris risk rmdir rn ro role roles rollback rolldown rollout rollup
room root roots rotate rotated rotation round rounding route router routes routing row rows rpc rsa rsapss rss rt
rtc rtcdtmf rtcp rtld rtp rule rules run runnable runner running runs runtime rw rx rxnorm s sa safe safety
sagemaker sale sales salt saltlen salutation same saml sample sampled sampler samples sampling sandbox sanitizer
satisfied saturate saturation save saved saves sc scale scaled scaler scaling scan scanned scanner scans scavenge
scenario sched schedule scheduled scheduler scheduling schema schemas scheme scissor scope scopes score screen
screening screenshot script scripts scroll scrollbar scrolling scrypt sctp sd sdk sdp se seal sealed search searched
searches sec second secondary seconds secret secrets secs section sections secure security seed seeds seek seekable
seen segment segmenter segments select selected selection selector self seller semantic semaphore send sender
sendfile sendgrid sending sends sensitive sensor sensors sent sentinel sentry separate separatei separator seq
sequelize sequence sequencer serial serializable serialize serialized serializer serializers series serve served
server servers service services ses session sessions set sets setter setting settings settle settled settlement
setup severity sex sftp sg sha shader shaders shadow shape shaper shapes shard shards share shared shares sheet
sheets shift ship shipment shipments shipped shipping shopify short shortcuts should show shrink shutdown si sibling
siblings side sidecar sigabrt sigalgs sigalrm sigbus sigchld sigcont sigfpe sighup sigill sigint sigio sigiot
sigkill sign signal signaled signals signature signed significant signin signout signup sigpipe sigpoll sigprof
sigpwr sigquit sigsegv sigstkflt sigstop sigsys sigterm sigtrap sigtstp sigttin sigttou sigurg sigvtalrm sigwinch
sigxcpu sigxfsz silent silly similar simple simulate since single sink site sites size sizes sizing sk skew skill
skipped sku sl slack slashes slice slope slot slow slug sm smart smoothing sms smtp sn snap snapshot snapshots sni
snippet snomed snorm snowflake sns so soa soap social socket sockets sockstat soft softirq software solution solve
sort sorted sorting source sourcemap sources sp spa space spacing spacingtype span spanid spans spatial spawn
spawned speak spec special specialist specific specification specifications specified specimen specular speech speed
spend spinlock split splitter splunk spool spot spouse spreadmethod sq sql sqlite sqrt sqs sr src srcset srgb srv ss
sse ssh ssl ssn sso ssr ssrc st stable stack stacktrace staff stage stages stale standard standby start started
startedat starting starts startup stat state stateful statefulset statement statements statfs static station
statistics stats status statuses std stderr stdin stdio stdout steal stencil step stepfunctions steps stereo stitch
stitchtype stock stop stopped stopping storage store stored stores storing strategy stream streaming streams street
strength stretch strict stride string stringify strings strip stripe structure structured sts stub stubs style
styles su sub subdomain subgroup subject submission submissions submit submitted subnet subnets subscribe subscribed
subscriber subscribers subscription subscriptions substance substring subsystem subtle subtotal subtract subtype
suburb succeeded success successes successful suffix suggestion suggestions suite suites sum summary supabase
superuser supervising supplier supply support supported supports suppressed surface surgeon surgery surname survey
suspend suspended sv svc svg svgfe svgsvg sw swagger swap swift switch switched switches symbol symbols symlink
symlinks symmetric symptom symptoms sync synced syncs syntax synthesis synthetic sysex system systems systolic t ta
tab table tables tablet tabs tag tags tail taint tainted take taken takeover tap target targets task tasks tax taxes
tb tcp td te team teamcity teams teapot teardown technical technician telecom telehealth telephone telephonenumber
temp temperature template templates temporal temporary tenancy tenant tenants term terminal terminate terminated
terminating termination terminus terms terraform terser test tested tester testers tests tex texel text textpath
texture textures tf th theme then therapist therapy thermal this thread threads threshold thresholds throttle
throttled throttler throttling through throughput throw thrown thumbnail ti tick ticket tickets ticks tid tier tile
tilt time timed timedout timeline timeout timeouts timer timerify timers times timestamp timestamps timezone timing
tin tip title tls tm tmp tn to today todo toggle token tokenize tokenized tokens toleration toml tone too tool tools
top topic topics topology total totals totp touch touches town tp tr trace traceid traces tracing track tracker
tracking tracks trade traffic trailers train training transaction transactionid transactions transceiver transfer
transferable transferred transform transformed transformer transit transition transitions translate translated
translation transmission transmit transport transports travel treatment tree trees trend trends triage trial
triangle trigger triggered triggers trim trip true trunc truncate trust trusted try ts tsconfig tsx tt ttl tty
turbulence turn turns tv tw twilio twin tx txn txt type typecheck typed typeorm types u udi udp ui uid uids uint uiv
uk ulid un unassigned unauthenticated unauthorized unavailable unbind unbound uncaptured uncaught uncovered
undefined under underflow underline underlying underscore undo unexpected unhandled unhealthy unicode unidirectional
uniform uniforms unify unimplemented uninstall union unique unit units universal unknown unlimited unlink unload
unlock unlocked unmasked unmatched unmock unmodified unordered unorm unpack unparsed unprocessable unreachable
unread unrecognized unregister unresolved unsafe unscheduled unseal unsent unshared unsigned unstub unsubscribe
unsubscribed unsupported unsuspend until untracked untrusted unused unwatch unwrap unzip up upc update updated
updatedat updates updating upgrade upgraded upin upload uploaded uploads upper upsert upserted upstream uptime uri
url urlencoded urls us usable usage usages use used user useragent userid userids userinfo username users
userspaceonuse utc utf util utilization utils utimes utm utterance uuid uuids ux v vacant vaccination vaccinations
vaccine val valid validate validated validation validator validators validity value values var variable variables
variance variant variants variation vars vary varying varyings vault vcs vec vector vectors vehicle vendor verb
verbatim verbose verdict verification verified verifier verifies verify version versions vertex vertical veteran via
video videos view viewed viewer viewport views vin violation violations virtual visibility visible visit visitor
visitors visual vital vitals vite vitest vm vmstat voice voicemail voiceprint volume volumes vote votes voucher vpc
vpn vs vtt w waf wait waiting waits wake walk wallet wan wanted ward warehouse warmup warn warning warnings was wasi
watch watched watcher water wave weak weakcb web webgl webhook webhooks webidl webkit webpack website websocket
websockets week weekly weight well wg wgsl wh wheel when where whitelisted wi widget widgets width wildcards window
windowbits windows wire with withdraw withdrawal withdrawn without word worker workers workflow workflows workgroup
workgroups worklet worklist workspace workspaces world wrap wrapped wrapper writable write writemask writer writes
writev writing written wrong ws wsa wss wt www x xml xor xp xray xs xsrf xy y yaml yarn year yearly years yes yield
z zero zip zipcode zipkin zlib zone zoned zoom
`;
