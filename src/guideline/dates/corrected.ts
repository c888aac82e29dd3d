/**
 * Whether a text gives the range only to say that it was wrong: `（誤）12月8日（水）（正）12月8日（火）`,
 * `12月8日（水）とお知らせしましたが、正しくは…`. A correction has to repeat the fault.
 */
export function isCorrected(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 60);
  return wrongBefore.test(text.slice(Math.max(0, start - 30), start)) || rightAfter.test(after);
}

const wrongBefore = /(?:[(【「[]誤(?:り)?[)】」\]]|誤\s?[:：])[^正]{0,20}$/;
const rightAfter =
  /^[^。\n]{0,30}(?:の誤り|は誤り|が誤って|を訂正|に訂正|に修正|正しくは|とあるのは|[→⇒]\s?[(「]?正)|^[^。、\n]{0,8}(?<!は)ではなく|^[^。]{0,4}[→⇒]/;
