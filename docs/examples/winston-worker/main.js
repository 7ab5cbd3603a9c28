// @ts-check
import { logger } from "./logger.js";

const patient = { name: "Barnaby Thistlewick", birthDate: "1984-11-02", phone: "(555) 555-0141" };
const job = { id: "3f2b8c1e-9d4a-4c57-8e1b-6a7d5c9f0b12", kind: "reminder" };

const log = logger.child({ job });
log.info("sending to %s", patient.name, { patient });
log.warn("no answer", { patient: { phone: patient.phone }, attempt: `call of ${patient.name}` });
log.error("reminder failed", new Error(`no route to "${patient.phone}"`));
logger.profile("batch");
logger.profile("batch", { sent: 3, message: `done, last was ${patient.name}` });
