import {
  type DynamicModule,
  Inject,
  Logger,
  type MiddlewareConsumer,
  Module,
  type ModuleMetadata,
} from "@nestjs/common";
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from "@nestjs/core";
import { startSelfCheck } from "@philog/core/doctor";
import { type Adapter, enterRequests } from "./enter.ts";
import { type Opened, openNest, type PhilogOptions } from "./open.ts";
import { hasOwnFilters } from "./own-filters.ts";
import { PhilogExceptionFilter } from "./philog-exception-filter.ts";
import { PhilogInterceptor } from "./philog-interceptor.ts";
import { PhilogLogger } from "./philog-logger.ts";

/** What gives the options once other modules are there, such as one for configuration. */
export interface PhilogAsyncOptions extends Pick<ModuleMetadata, "imports"> {
  // biome-ignore lint/suspicious/noExplicitAny: what is injected is the application's
  useFactory(...injected: any[]): PhilogOptions | Promise<PhilogOptions>;
  // biome-ignore lint/suspicious/noExplicitAny: as Nest has it
  inject?: any[];
}

const where = "PhilogModule";
const partsToken = Symbol.for("philog.nestjs.parts");

/** What one call of `forRoot` has made. */
interface Parts {
  readonly current: () => Opened;
  readonly logger: PhilogLogger;
}

/** Nest keeps its logger to itself. */
const loggerInUse = () => (Logger as unknown as { staticInstanceRef?: object }).staticInstanceRef;

/** Loggers that modules have made, which the one of the application that starts takes the place of. */
const ownKey = Symbol.for("philog.nestjs.logger");

/** Puts Nest's loggers behind the policy, those that were made before, too. Not where logging is off. */
function takeLogger(logger: PhilogLogger, atStart: boolean): void {
  const inUse = loggerInUse();
  if (inUse === undefined && !atStart) return;
  // One that the application has made and passed has a policy of its own.
  if (inUse instanceof PhilogLogger && !Object.hasOwn(inUse, ownKey) && !atStart) return;
  Logger.overrideLogger(logger);
}

function createParts(first: PhilogOptions): Parts & { replace(opened: Opened): void } {
  let opened = openNest(first, `${where}.forRoot`);
  const current = () => opened;
  const logger = Object.defineProperty(new PhilogLogger(current), ownKey, { value: true });
  takeLogger(logger, true);
  return {
    current,
    logger,
    replace(next) {
      opened = next;
    },
  };
}

function createModule(provide: DynamicModule["providers"], imports: ModuleMetadata["imports"] = []): DynamicModule {
  return {
    module: PhilogModule,
    global: true,
    imports,
    providers: [
      ...(provide ?? []),
      { provide: PhilogLogger, useFactory: ({ logger }: Parts) => logger, inject: [partsToken] },
      PhilogInterceptor,
      {
        provide: PhilogExceptionFilter,
        useFactory: (host: HttpAdapterHost) => new PhilogExceptionFilter(host),
        inject: [HttpAdapterHost],
      },
    ],
    exports: [PhilogLogger, PhilogInterceptor, PhilogExceptionFilter],
  };
}

/** Logs an application's requests and exceptions, and what Nest logs itself, behind a policy. */
export class PhilogModule {
  readonly #parts: Parts;
  readonly #config: ApplicationConfig;
  readonly #modules: ModulesContainer;
  readonly #filter: PhilogExceptionFilter;
  readonly #interceptor: PhilogInterceptor;

  constructor(
    parts: Parts,
    host: HttpAdapterHost,
    config: ApplicationConfig,
    modules: ModulesContainer,
    filter: PhilogExceptionFilter,
    interceptor: PhilogInterceptor,
  ) {
    this.#parts = parts;
    this.#config = config;
    this.#modules = modules;
    this.#filter = filter;
    this.#interceptor = interceptor;
    takeLogger(parts.logger, false);
    parts.current().update();
    // A microservice, or a context without a server, has none.
    const adapter = host.httpAdapter as Adapter | null | undefined;
    if (adapter) enterRequests(adapter, parts.current);
  }

  /** Nest's loggers are behind the policy from this call on. Throws PolicyError and RedactionError, both coded. */
  static forRoot(options: PhilogOptions = {}): DynamicModule {
    return createModule([{ provide: partsToken, useValue: createParts(options) }]);
  }

  /** Until the options are there, lines are held to the default policy and go to stdout. */
  static forRootAsync({ useFactory, inject = [], imports }: PhilogAsyncOptions): DynamicModule {
    const parts = createParts({ startLine: false });
    const provider = {
      provide: partsToken,
      inject,
      async useFactory(...injected: unknown[]) {
        parts.replace(openNest(await useFactory(...injected), `${where}.forRootAsync`));
        return parts;
      },
    };
    return createModule([provider], imports);
  }

  /**
   * Nest asks global filters from the last to the first: the first is asked where no other takes an exception. The
   * interceptor is there for the exceptions that others take, and costs where there are none.
   */
  configure(_consumer: MiddlewareConsumer): void {
    if (hasOwnFilters(this.#config, this.#modules)) this.#config.getGlobalInterceptors().push(this.#interceptor);
    this.#config.getGlobalFilters().unshift(this.#filter);
  }

  onApplicationBootstrap(): void {
    const { update, selfCheck } = this.#parts.current();
    update();
    startSelfCheck(selfCheck);
  }
}

Module({})(PhilogModule);
for (const [at, token] of [
  partsToken,
  HttpAdapterHost,
  ApplicationConfig,
  ModulesContainer,
  PhilogExceptionFilter,
  PhilogInterceptor,
].entries()) {
  Inject(token)(PhilogModule, undefined, at);
}
