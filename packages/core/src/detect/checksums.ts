/** Luhn's check over a string of digits. Source: ISO/IEC 7812-1, annex B. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let n = 0; n < digits.length; n++) {
    const digit = digits.charCodeAt(digits.length - 1 - n) - 48;
    const weighted = n % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/** The check digits of an IBAN in capitals; spaces and dashes behind them are passed over. Source: ISO 13616. */
export function mod97(iban: string): boolean {
  let rest = 0;
  for (let n = 4; n < iban.length + 4; n++) {
    const code = iban.charCodeAt(n % iban.length);
    if (code >= 65) rest = (rest * 100 + code - 55) % 97;
    else if (code >= 48) rest = (rest * 10 + code - 48) % 97;
  }
  return rest === 1;
}

const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const vinLetters: Record<string, number> = Object.fromEntries(
  [..."ABCDEFGHJKLMNPRSTUVWXYZ"].map((letter, n) => [letter, Number("12345678123457923456789"[n])]),
);

/** The check digit of a vehicle identification number in capitals. Source: 49 CFR 565.15(c). */
export function vinCheck(vin: string): boolean {
  const sum = vinWeights.reduce((total, weight, n) => total + weight * (vinLetters[vin[n]!] ?? Number(vin[n])), 0);
  return vin[8] === (sum % 11 === 10 ? "X" : String(sum % 11));
}

/** The check digit over the seven digits of a DEA number. */
export function deaCheck(digits: string): boolean {
  const at = (n: number) => Number(digits[n]);
  return (at(0) + at(2) + at(4) + 2 * (at(1) + at(3) + at(5))) % 10 === at(6);
}
