/** Who acts in the example organisation, and for which accounts. */
export const staff = 'hokkaido-mihon-suzuki';
export const colleague = 'hokkaido-mihon-abe';
export const head = 'hokkaido-mihon-ito';
export const operator = 'hokkaido-mihon-nakamura';
export const otherOperator = 'hokkaido-mihon-kobayashi';
export const kotsuX = 'hokkaido-kotsu-x';
export const kotsuFacebook = 'hokkaido-kotsu-facebook';
export const kohoX = 'hokkaido-koho-x';
