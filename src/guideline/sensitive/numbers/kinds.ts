import { bankAccount, postalAccount } from './bank-account.ts';
import { card, cardCode } from './card.ts';
import type { NumberKind } from './kind.ts';
import { landline } from './landline.ts';
import { mail } from './mail.ts';
import { mobile } from './mobile.ts';
import { myNumber } from './my-number.ts';
import { insured, labelled, licence, passport, pension, residenceCard } from './papers.ts';
import { plate } from './plate.ts';
import { socialId } from './social-id.ts';

/** In the order in which they are asked: digits that are one kind's are no other's. */
export const numberKinds: readonly NumberKind[] = [
  mobile,
  mail,
  myNumber,
  licence,
  card,
  cardCode,
  pension,
  insured,
  labelled,
  residenceCard,
  passport,
  postalAccount,
  bankAccount,
  plate,
  landline,
  socialId,
];
