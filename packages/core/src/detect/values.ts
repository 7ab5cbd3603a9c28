import { iban, labelledIban } from "./bank.ts";
import { card, groupedCard } from "./card.ts";
import { coordinates } from "./coordinates.ts";
import type { Detector } from "./detector.ts";
import { dottedMac, imei, labelledMac, mac } from "./devices.ts";
import { email } from "./email.ts";
import { mbi } from "./health-plan.ts";
import { ipv4, ipv6 } from "./ip.ts";
import { labelledNumbers } from "./labelled.ts";
import { labelledPhone } from "./labelled-phone.ts";
import { dea } from "./licences.ts";
import { internationalPhone, phone } from "./phone.ts";
import { secret } from "./secret.ts";
import { cloudKey, connectionString, prefixedToken, privateKey } from "./secret-forms.ts";
import { ssn } from "./ssn.ts";
import { udi } from "./udi.ts";
import { labelledDomain, url } from "./url.ts";
import { vin } from "./vehicle.ts";
import { wallet } from "./wallet.ts";

/** Detectors of identifiers that are numbers, addresses or keys, the strongest first. */
export const valueDetectors: readonly Detector[] = [
  secret,
  cloudKey,
  prefixedToken,
  privateKey,
  connectionString,
  ssn,
  card,
  groupedCard,
  email,
  phone,
  internationalPhone,
  url,
  labelledDomain,
  ipv4,
  ipv6,
  mbi,
  vin,
  dea,
  iban,
  labelledIban,
  wallet,
  mac,
  dottedMac,
  imei,
  labelledMac,
  udi,
  ...labelledNumbers,
  labelledPhone,
  coordinates,
];
