import { Logger } from "@nestjs/common";
import { PhilogLogger } from "./philog-logger.ts";

// Until the module takes its place: what is logged while files are loaded is held to the default policy.
Logger.overrideLogger(new PhilogLogger({ startLine: false }));
