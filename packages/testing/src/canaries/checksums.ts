const luhnSum = (digits: string) =>
  [...digits].reverse().reduce((sum, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);

/** The digit that makes `digits` plus itself valid. Source: ISO/IEC 7812-1. */
export const luhnDigit = (digits: string) => String((10 - (luhnSum(digits) % 10)) % 10);

/** The check digit of a DEA number's six digits. Source: 21 CFR 1301 practice, (d1+d3+d5) + 2(d2+d4+d6) mod 10. */
export function deaDigit(digits: string): string {
  const [a, b, c, d, e, f] = [...digits].map(Number) as [number, number, number, number, number, number];
  return String((a + c + e + 2 * (b + d + f)) % 10);
}

const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const vinLetters = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";

/** Puts the check digit at position 9 of a VIN's 17 characters. Source: 49 CFR 565.15. */
export function withVinDigit(vin: string): string {
  const sum = vinWeights.reduce((total, weight, place) => total + weight * (vinLetters.indexOf(vin[place]!) % 10), 0);
  const check = sum % 11 === 10 ? "X" : String(sum % 11);
  return vin.slice(0, 8) + check + vin.slice(9);
}
