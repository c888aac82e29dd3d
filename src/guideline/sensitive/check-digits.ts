/** Whether the check digit of a 12-digit マイナンバー is right (総務省令: weights 6,5,4,3,2,7,6,5,4,3,2; modulus 11). */
export function myNumber(text: string): boolean {
  const digits = digitsOf(text);
  if (digits.length !== 12) return false;
  const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const rest = weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0) % 11;
  return digits[11] === (rest <= 1 ? 0 : 11 - rest);
}

/** ISO/IEC 7812-1 (Luhn). */
export function luhn(text: string): boolean {
  const sum = digitsOf(text)
    .reverse()
    .reduce(
      (total, digit, i) => total + (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2),
      0,
    );
  return sum > 0 && sum % 10 === 0;
}

function digitsOf(text: string): number[] {
  return [...text.replace(/\D/g, '')].map(Number);
}
